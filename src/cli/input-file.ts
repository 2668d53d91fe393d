import { readFileSync } from "node:fs";
import { CommandError } from "./run-command";

/** A text and the file it was read from, as the user named it. */
export interface InputFile {
  readonly file: string;
  readonly text: string;
}

/**
 * Reads a file that an option names.
 *
 * @param remedy what to do where it cannot be read
 * @throws {CommandError} when it cannot be read
 */
export function readInputFile(file: string, remedy: string): InputFile {
  try {
    // Some editors begin a file with a byte-order mark, which JSON does not know.
    return { file, text: readFileSync(file, "utf8").replace(/^\uFEFF/, "") };
  } catch (error) {
    throw new CommandError(`${file}: ${describeReason(error as NodeJS.ErrnoException)}; ${remedy}`, { cause: error });
  }
}

function describeReason({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "is a folder";
  return `the file cannot be read (${message})`;
}
