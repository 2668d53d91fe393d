import { renameSync, rmSync, writeFileSync } from "node:fs";

/** Puts a file in place as a whole, readable and writable for its owner only: plans and states hold secrets in clear. */
export function writePrivately(path: string, text: string): void {
  const unfinished = `${path}.${process.pid}.tmp`;
  rmSync(unfinished, { force: true });
  try {
    writeFileSync(unfinished, text, { mode: 0o600, flag: "wx" });
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}
