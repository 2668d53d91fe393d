import { readFileSync } from "node:fs";
import { CommandError } from "./run-command";

/** A text and the file it was read from, as the user named it. */
export interface InputFile {
  readonly file: string;
  readonly text: string;
}

/** What Node says of a file with more characters than a text can have. */
const TOO_LONG = "ERR_STRING_TOO_LONG";

/**
 * Reads a file that an option names.
 *
 * @param remedy what to do where it cannot be read
 * @param smaller what to do where it is too large to be read
 * @throws {CommandError} when it cannot be read
 */
export function readInputFile(file: string, remedy: string, smaller = remedy): InputFile {
  try {
    // Some editors begin a file with a byte-order mark, which JSON does not know.
    return { file, text: readFileSync(file, "utf8").replace(/^\uFEFF/, "") };
  } catch (error) {
    const cause = error as NodeJS.ErrnoException;
    const advice = cause.code === TOO_LONG ? smaller : remedy;
    throw new CommandError(`${file}: ${describeReason(cause)}; ${advice}`, { cause });
  }
}

function describeReason({ code, message }: NodeJS.ErrnoException): string {
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "is a folder";
  if (code === TOO_LONG) return "is larger than 512 MB, the most that can be read";
  return `the file cannot be read (${message})`;
}
