import { ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync } from "node:fs";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { FileFollower } from "./follow-file";
import { forwardSignals } from "./forward-signals";
import { writePrivately } from "./write-privately";

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
  /** File, readable for its owner only, that takes the standard output; the result's is empty then. */
  readonly stdoutFile?: string;
}

/** A program that is not installed. */
export class ToolMissingError extends Error {
  override readonly name = "ToolMissingError";
}

/** How a program ended that a signal was handed on to. */
export interface Interruption {
  /** The signal that reached us. */
  readonly signal: string;
  /** The program's exit code; it can have come to its end before the signal, or have been killed after it. */
  readonly exitCode: number;
}

/** The user asked for the end; what ran was told so and has ended. */
export class InterruptedError extends Error {
  override readonly name = "InterruptedError";

  constructor(
    message: string,
    readonly interruption: Interruption,
  ) {
    super(message);
  }
}

const LOG_POLL_MILLISECONDS = 100;

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
  { cwd, env, onLine, stdoutFile }: RunOptions = {},
): Promise<ProcessResult> {
  const file = stdoutFile === undefined ? "pipe" : openPrivately(stdoutFile);
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", file, "pipe"] });
  if (typeof file === "number") closeSync(file);
  const texts = Promise.all([collect(child.stdout, onLine), collect(child.stderr, onLine)]);
  const exitCode = await endOf(child, command, () => texts);
  const [stdout, stderr] = (await texts).map((lines) => lines.join("\n")) as [string, string];
  return { exitCode, stdout, stderr };
}

/**
 * Runs a program like {@link runProcess}, but what it prints goes to a file, readable for its owner only, and is read
 * from there: a program that prints into a pipe dies when this process is killed, and Terraform would lose its state.
 *
 * @returns the exit code
 * @throws {ToolMissingError} when there is no such program
 * @throws {InterruptedError} when a signal asked for the end
 */
export async function runLogged(
  command: string,
  args: readonly string[],
  { cwd, env, onLine = () => undefined, logFile }: Omit<RunOptions, "stdoutFile"> & { readonly logFile: string },
): Promise<number> {
  const file = openPrivately(logFile);
  const child = spawn(command, args, { cwd, env, detached: true, stdio: ["ignore", file, file] });
  closeSync(file);
  const follower = new FileFollower(logFile, onLine);
  const poll = setInterval(() => follower.read(), LOG_POLL_MILLISECONDS);
  const finish = () => {
    clearInterval(poll);
    follower.end();
  };
  return endOf(child, command, finish);
}

/** A new file that nobody else can read. */
function openPrivately(path: string): number {
  writePrivately(path, "");
  return openSync(path, "a");
}

async function endOf(child: ChildProcess, command: string, finish: () => unknown): Promise<number> {
  running.add(child);
  const forwarding = forwardSignals(child);
  try {
    const exitCode = await exitOf(child, command).finally(finish);
    const { received: signal } = forwarding;
    if (signal === undefined) return exitCode;
    endGroup(child);
    throw new InterruptedError(`interrupted by ${signal}; ${command} has ended`, { signal, exitCode });
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

async function collect(stream: Readable | null, onLine: ((line: string) => void) | undefined): Promise<string[]> {
  const lines: string[] = [];
  if (stream === null) return lines;
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
