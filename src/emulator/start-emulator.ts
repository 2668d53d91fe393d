import { ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { EmulatorError, findPython } from "./find-python";

/** A running AWS emulator; it keeps everything in memory. */
export interface Emulator {
  /** Address of every AWS API, for example `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Process id; also the id of its process group. */
  readonly pid: number;
  /** Variables that lead AWS clients to the emulator, and to nothing else. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
  /** Lets it live on when this process ends. */
  release(): void;
}

/** Options of {@link startEmulator}. */
export interface EmulatorOptions {
  /** Account it stands for: 12 digits. */
  readonly account: string;
  /** Region that AWS clients take by default. */
  readonly region: string;
  /** ARNs of certificates that exist already. */
  readonly certificates?: readonly string[];
  /** Called with what takes long. */
  readonly onLine?: (line: string) => void;
}

const LAUNCHER = resolve(__dirname, "moto_launcher.py");
const LOG_FOLDER = ".cache/emulator-log";
const START_SECONDS = 60;

/**
 * Starts the emulator on a free port of the loopback interface. It ends with this process, however that ends.
 *
 * @throws {EmulatorError} when it does not start, with the end of its log
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const python = await findPython(options.onLine ?? (() => undefined));
  const port = await findFreePort();
  mkdirSync(LOG_FOLDER, { recursive: true });
  const log = join(LOG_FOLDER, `${port}.txt`);
  const child = spawnLauncher(python, port, log, options);
  const url = `http://127.0.0.1:${port}`;
  const kill = (): void => killGroup(child);
  process.on("exit", kill);
  await waitUntilUp(url, child, log);
  return {
    url,
    pid: child.pid ?? 0,
    env: emulatorEnv(url, options.region),
    stop: async () => {
      process.off("exit", kill);
      await stop(child);
    },
    release: () => {
      process.off("exit", kill);
      child.unref();
    },
  };
}

/** Variables that lead AWS clients to an emulator; real credentials and profiles are taken away. */
export function emulatorEnv(url: string, region: string): NodeJS.ProcessEnv {
  return {
    AWS_ENDPOINT_URL: url,
    AWS_ACCESS_KEY_ID: "emulator",
    AWS_SECRET_ACCESS_KEY: "emulator",
    AWS_SESSION_TOKEN: undefined,
    AWS_PROFILE: undefined,
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    AWS_CONFIG_FILE: "/dev/null",
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_EC2_METADATA_DISABLED: "true",
  };
}

function spawnLauncher(python: string, port: number, log: string, options: EmulatorOptions): ChildProcess {
  const certificates = (options.certificates ?? []).flatMap((arn) => ["--certificate", arn]);
  const output = openSync(log, "w");
  const child = spawn(python, [LAUNCHER, "--port", `${port}`, ...certificates], {
    detached: true,
    stdio: ["ignore", output, output],
    env: {
      ...process.env,
      ...emulatorEnv("", options.region),
      AWS_ENDPOINT_URL: undefined,
      MOTO_ACCOUNT_ID: options.account,
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      MOTO_ACM_VALIDATION_WAIT: "1",
    },
  });
  closeSync(output);
  return child;
}

function findFreePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => {
        resolvePort(typeof address === "object" && address ? address.port : 0);
      });
    });
  });
}

async function waitUntilUp(url: string, child: ChildProcess, log: string): Promise<void> {
  const deadline = Date.now() + START_SECONDS * 1000;
  while (Date.now() < deadline && child.exitCode === null) {
    const up = await fetch(`${url}/moto-api/data.json`).then(
      (response) => response.ok,
      () => false,
    );
    if (up) return;
    await sleep(100);
  }
  killGroup(child);
  const tail = readFileSync(log, "utf8").trim().split("\n").slice(-5).join("\n");
  throw new EmulatorError(`emulator: did not start; its last words, from ${log}:\n${tail}`);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  killGroup(child);
  await ended;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || child.exitCode !== null) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
