import { InterruptedError } from "../terraform/run-process";

// The supported Node versions are stated by this project; the AWS SDK would print its own plans on every run.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";

/** Exit code of what a signal ended, as shells have it. */
export const INTERRUPTED = 130;

/** A mistake of the user or a fault of a tool; its message is all that is printed, and the exit code is 2. */
export class CommandError extends Error {
  override readonly name = "CommandError";
}

/** Names of error classes of other folders whose messages are written for the user. */
const isForUser = (error: unknown): error is Error =>
  error instanceof Error && error.name.endsWith("Error") && error.name !== "Error";

const OWN_FAULTS = new Set(["TypeError", "ReferenceError", "AssertionError", "SyntaxError"]);

/**
 * Runs a command's main function and turns its result into the exit code: 0 clean, 1 findings, 2 wrong use or a tool
 * that failed, 130 interrupted, as in a shell. A user's mistake is printed without a stack trace, a fault of ours with one.
 */
export async function runCommand(main: () => Promise<number>): Promise<void> {
  // Whoever reads our output may go away, as a closed terminal does; what was begun is brought to its end all the same.
  const unwatched = [process.stdout, process.stderr].filter((stream) => stream.listenerCount("error") === 0);
  for (const stream of unwatched) stream.on("error", () => undefined);
  try {
    process.exitCode = await main();
  } catch (error) {
    const known = isForUser(error) && !OWN_FAULTS.has(error.name);
    process.stderr.write(known ? `${error.message}\n` : `${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = error instanceof InterruptedError ? INTERRUPTED : 2;
  }
}
