import { existsSync, mkdirSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { CommandError } from "./run-command";

/**
 * Writes a report as a whole or not at all, so that nobody ever reads half of one; its folder is made where it is missing.
 *
 * @throws {CommandError} when it cannot be written
 */
export function writeReport(file: string, report: string): void {
  try {
    const existing = statSync(file, { throwIfNoEntry: false });
    // A device or a pipe, such as /dev/stderr, is written to; putting a file in its place would take it away.
    if (existing && !existing.isFile()) writeFileSync(file, report);
    else replaceFile(existing ? realpathSync(file) : file, report);
  } catch (error) {
    const reason = (error as Error).message;
    throw new CommandError(`${file}: the report cannot be written (${reason}); name a file in a folder of yours`, {
      cause: error,
    });
  }
}

function replaceFile(file: string, text: string): void {
  const unfinished = `${file}.${process.pid}.tmp`;
  makeFolder(dirname(file));
  try {
    writeFileSync(unfinished, text);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  }
}

/** Level by level: Node's own recursion never ends in a folder such as /proc, where nobody can make any. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
