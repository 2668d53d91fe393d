import { hostname } from "node:os";
import { basename } from "node:path";
import { inFolder } from "./in-folder";

/** Who holds the lock of a state, as Terraform tells it. */
export interface StateLock {
  readonly id: string;
  /** For example `ann@laptop`. */
  readonly who: string;
  /** For example `2026-01-02 03:04:05 UTC`. */
  readonly since: string;
  /** What it is held for, for example `apply`. */
  readonly operation: string;
}

/** What to do about a lock depends on who was stopped by it. */
export interface LockRemedies {
  /** Program that is run, for example `terraform`. */
  readonly binary: string;
  /** Folder that Terraform was run in. */
  readonly folder: string;
  /**
   * Command that does the same again and waits for the lock.
   *
   * @default - "run the command again when that run has ended"
   */
  readonly waitCommand?: string;
}

/** Reads the holder of a lock out of what Terraform said; undefined where it said nothing of one. */
export function parseStateLock(said: string): StateLock | undefined {
  const id = /Lock Info:\s+ID:\s+(\S+)/.exec(said)?.[1];
  if (id === undefined) return undefined;
  const field = (name: string, missing: string) =>
    new RegExp(`^ *${name}: +(\\S.*)$`, "m").exec(said)?.[1]?.trim() ?? missing;
  return {
    id,
    who: field("Who", "somebody"),
    since: field("Created", "an unknown time").replace(/(\.\d+)? \+0000 UTC$/, " UTC"),
    operation: field("Operation", "an unknown operation")
      .replace(/^OperationType/, "")
      .toLowerCase(),
  };
}

/** Says who holds a lock, since when and for what, how to wait, and how to end it where nobody does any more. */
export function describeStateLock({ id, who, since, operation }: StateLock, remedies: LockRemedies): string {
  const { binary, folder, waitCommand } = remedies;
  const wait = waitCommand === undefined ? "run the command again when that run has ended" : `run: ${waitCommand}`;
  const here = who.endsWith(`@${hostname()}`) ? [`  whether it still runs here: ${listCommand(binary)}`] : [];
  return [
    `state: locked by ${who} since ${since} for '${operation}'`,
    ...here,
    `  to wait for it, ${wait}`,
    `  only if that run is dead, run: ${inFolder(folder, `${binary} force-unlock ${id}`)}`,
  ].join("\n");
}

/** Says how to end the lock of a run that has ended and could not give it back. */
export function describeLeftLock({ id }: StateLock, { binary, folder }: LockRemedies): string {
  const unlock = inFolder(folder, `${binary} force-unlock ${id}`);
  return `state: this run could not give its lock back. When the state's bucket answers again, first run:\n  ${unlock}`;
}

/** The brackets keep grep from finding itself. */
function listCommand(binary: string): string {
  const program = basename(binary);
  return `ps -ef | grep '[${program.slice(0, 1)}]${program.slice(1)}'`;
}
