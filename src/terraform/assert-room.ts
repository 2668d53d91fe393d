import { statfsSync } from "node:fs";

/** What a log and a state that has to be kept in a file take at most. */
const NEEDED_MIB = 64;

/** A disk with too little room. */
export class DiskFullError extends Error {
  override readonly name = "DiskFullError";
}

/**
 * Makes sure that a folder's disk has room. Where a backend dies and the disk is full, Terraform has only its output to
 * write the state to, which we keep on the same disk.
 *
 * @throws {DiskFullError} when less than 64 MiB are free
 */
export function assertRoom(folder: string, freeBytes: (folder: string) => number = freeBytesOf): void {
  const freeMiB = Math.floor(freeBytes(folder) / 2 ** 20);
  if (freeMiB >= NEEDED_MIB) return;
  throw new DiskFullError(
    `${folder}: the disk has ${freeMiB} MiB free, and a state that cannot be saved in its bucket is kept there; nothing was touched. Make room for ${NEEDED_MIB} MiB and run the command again`,
  );
}

function freeBytesOf(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}
