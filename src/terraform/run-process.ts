import { ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { forwardSignals } from "./forward-signals";

/** How a child process ended and what it printed. */
export interface ProcessResult {
  /** Exit code; a process ended by a signal has 128 and the signal's number, as in a shell. */
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Options of {@link runProcess}. */
export interface RunOptions {
  /** Folder the process runs in. */
  readonly cwd?: string;
  /** The whole environment of the process. */
  readonly env?: NodeJS.ProcessEnv;
  /** Called with each line as it is printed, to either stream. */
  readonly onLine?: (line: string) => void;
}

/** A program that is not installed. */
export class ToolMissingError extends Error {
  override readonly name = "ToolMissingError";
}

/** The user asked for the end; what ran was told so and has ended. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";
}

const running = new Set<ChildProcess>();

/** Whether a program is being run that a signal is handed on to. */
export function isProcessRunning(): boolean {
  return running.size > 0;
}

/**
 * Runs a program to its end. It gets a process group of its own; the first signal that reaches us is handed on to it
 * and waited for, because Terraform saves its state then. A second one is handed on too, and Terraform stops at once.
 *
 * @throws {ToolMissingError} when there is no such program
 * @throws {InterruptedError} when a signal asked for the end
 */
export async function runProcess(
  command: string,
  args: readonly string[],
  { cwd, env, onLine }: RunOptions = {},
): Promise<ProcessResult> {
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  running.add(child);
  const forwarding = forwardSignals(child);
  const [stdout, stderr] = [collect(child.stdout, onLine), collect(child.stderr, onLine)];
  try {
    const exitCode = await exitOf(child, command);
    const result = { exitCode, stdout: (await stdout).join("\n"), stderr: (await stderr).join("\n") };
    if (forwarding.received) {
      endGroup(child);
      throw new InterruptedError(`interrupted by ${forwarding.received}; ${command} has ended`);
    }
    return result;
  } finally {
    forwarding.stop();
    running.delete(child);
  }
}

/** An interrupted cdktf ends without the compiler or the app that it started. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

async function collect(stream: Readable, onLine: ((line: string) => void) | undefined): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of createInterface({ input: stream })) {
    lines.push(line);
    onLine?.(line);
  }
  return lines;
}

function exitOf(child: ChildProcess, command: string): Promise<number> {
  return new Promise((resolve, reject) => {
    child.once("error", (error: NodeJS.ErrnoException) => {
      reject(
        error.code === "ENOENT" ? new ToolMissingError(`'${command}' is not installed or not on the PATH`) : error,
      );
    });
    child.once("close", (code, signal) => {
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
}
