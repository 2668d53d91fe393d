import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { CommandError } from "./run-command";

/**
 * Writes a report as a whole or not at all, so that nobody ever reads half of one; its folder is made where it is missing.
 *
 * @throws {CommandError} when it cannot be written
 */
export function writeReport(file: string, report: string): void {
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(unfinished, report);
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    const reason = (error as Error).message;
    throw new CommandError(`${file}: the report cannot be written (${reason}); name a file in a folder of yours`, {
      cause: error,
    });
  }
}
