import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { CommandError } from "./run-command";

/** The SHA-256 of a text or of bytes, in hexadecimal digits. */
export function digestOf(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

/**
 * The SHA-256 of a file; undefined where there is none.
 *
 * @throws {CommandError} when it is there and cannot be read
 */
export function digestOfFile(file: string): string | undefined {
  try {
    return digestOf(readFileSync(file));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === "ENOENT") return undefined;
    throw new CommandError(`${file}: the file cannot be read (${message}); make it readable`, { cause: error });
  }
}
