import { ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** Variable that every process a command starts inherits, so that the test finds those left over. */
const MARK = "PRIVATE_CLUSTER_TEST_RUN";

/** How a command ended. */
export interface CliResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** Command lines of the processes that it left running. */
  readonly leftRunning: readonly string[];
}

/** A command that is running. */
export interface RunningCli {
  readonly child: ChildProcess;
  /** Resolves when the standard output holds a text. */
  printed(text: string): Promise<void>;
  /** Resolves when a process of the command has a text in its command line, with that line. */
  runs(text: string): Promise<string>;
  readonly result: Promise<CliResult>;
}

const REPOSITORY = resolve(__dirname, "../..");

/** Starts one of our commands as `npm run` does; `undefined` takes a variable away. */
export function startCli(
  command: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  cwd = REPOSITORY,
): RunningCli {
  const mark = randomUUID();
  const script = join(REPOSITORY, "src/cli", `${command}.ts`);
  const child = spawn(process.execPath, ["--import", "tsx", script, ...args], {
    cwd,
    env: { ...process.env, CHECKPOINT_DISABLE: "1", NO_COLOR: "1", FORCE_COLOR: undefined, ...env, [MARK]: mark },
  });
  let [stdout, stderr] = ["", ""];
  child.stdout.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const result = new Promise<CliResult>((done) => {
    child.once("close", (exitCode) => {
      void sleep(500).then(() => done({ exitCode, stdout, stderr, leftRunning: marked(mark) }));
    });
  });
  const until = async (isTrue: () => boolean) => {
    while (!isTrue() && child.exitCode === null) await sleep(50);
  };
  return {
    child,
    result,
    printed: (text) => until(() => stdout.includes(text)),
    runs: async (text) => {
      let line: string | undefined;
      await until(() => (line = marked(mark).find((candidate) => candidate.includes(text))) !== undefined);
      return line ?? "";
    },
  };
}

/** Runs one of our commands to its end. */
export function runCli(
  command: string,
  args: readonly string[],
  env?: NodeJS.ProcessEnv,
  cwd?: string,
): Promise<CliResult> {
  return startCli(command, args, env, cwd).result;
}

function marked(mark: string): string[] {
  return readdirSync("/proc")
    .filter((entry) => /^\d+$/.test(entry))
    .filter((pid) => read(`/proc/${pid}/environ`).includes(`${MARK}=${mark}`))
    .map((pid) => read(`/proc/${pid}/cmdline`).replaceAll("\0", " ").trim())
    .filter((line) => line !== "");
}

function read(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
