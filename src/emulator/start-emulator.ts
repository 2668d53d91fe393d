/**
 * An AWS emulator on this machine.
 *
 *     const emulator = await startEmulator({ account: "123456789012", region: "us-east-1" });
 *     await runProcess("terraform", ["apply"], { env: { ...process.env, ...emulator.env } });
 *     await emulator.stop();
 *
 * It ends with this process, however that ends, even by SIGKILL: it reads a pipe that this process holds open.
 */
import { ChildProcess, spawn } from "node:child_process";
import { closeSync, mkdirSync, openSync, readFileSync } from "node:fs";
import { createServer, Socket } from "node:net";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { emulatorEnvironment } from "./emulator-environment";
import { EmulatorError, findPython } from "./find-python";

/** A running AWS emulator; it keeps everything in memory. */
export interface Emulator {
  /** Address of every AWS API, for example `http://127.0.0.1:40123`. */
  readonly url: string;
  /** Process id; also the id of its process group. */
  readonly pid: number;
  /** File that it writes its log to. */
  readonly log: string;
  /** Variables that lead AWS clients to the emulator, and to nothing else. */
  readonly env: NodeJS.ProcessEnv;
  /** Ends it and waits until it is gone. */
  stop(): Promise<void>;
  /** Lets it live on when this process ends. */
  release(): Promise<void>;
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
  /**
   * Gives a port to try on the loopback interface.
   *
   * @default - a free one
   */
  readonly findPort?: () => Promise<number>;
}

const LAUNCHER = resolve(__dirname, "moto_launcher.py");
const LOG_FOLDER = ".cache/emulator-log";
const START_SECONDS = 60;
const PORTS_TRIED = 5;

/**
 * Starts the emulator on a free port of the loopback interface; where another program takes the port first, on the next.
 *
 * @throws {EmulatorError} when it does not start, with the end of its log
 */
export async function startEmulator(options: EmulatorOptions): Promise<Emulator> {
  const python = await findPython(options.onLine ?? (() => undefined));
  const findPort = options.findPort ?? findFreePort;
  for (let attempt = 1; attempt < PORTS_TRIED; attempt += 1) {
    const emulator = await tryPort(python, await findPort(), options).catch((error: unknown) => {
      if (!(error instanceof PortTakenError)) throw error;
      options.onLine?.(error.message);
    });
    if (emulator) return emulator;
  }
  return tryPort(python, await findPort(), options);
}

/** Another program listens on the port. */
class PortTakenError extends EmulatorError {}

async function tryPort(python: string, port: number, options: EmulatorOptions): Promise<Emulator> {
  mkdirSync(LOG_FOLDER, { recursive: true });
  const log = join(LOG_FOLDER, `${port}.txt`);
  const url = `http://127.0.0.1:${port}`;
  const child = spawnLauncher(python, port, log, options);
  const kill = (): void => {
    killGroup(child);
  };
  process.on("exit", kill);
  await waitUntilUp(url, child, log).catch((error: unknown) => {
    process.off("exit", kill);
    throw error;
  });
  return {
    url,
    pid: child.pid ?? 0,
    log,
    env: emulatorEnvironment(url, options.region),
    stop: async () => {
      process.off("exit", kill);
      await stop(child);
    },
    release: async () => {
      process.off("exit", kill);
      await release(child);
    },
  };
}

function spawnLauncher(python: string, port: number, log: string, options: EmulatorOptions): ChildProcess {
  const certificates = (options.certificates ?? []).flatMap((arn) => ["--certificate", arn]);
  const output = openSync(log, "w");
  const child = spawn(python, [LAUNCHER, "--port", `${port}`, ...certificates], {
    detached: true,
    stdio: ["pipe", output, output],
    env: {
      ...process.env,
      ...emulatorEnvironment(`http://127.0.0.1:${port}`, options.region),
      AWS_ENDPOINT_URL: undefined,
      MOTO_ACCOUNT_ID: options.account,
      MOTO_IAM_LOAD_MANAGED_POLICIES: "true",
      MOTO_ACM_VALIDATION_WAIT: "1",
    },
  });
  closeSync(output);
  // Its end is noticed by its exit code.
  child.on("error", () => undefined);
  child.stdin?.on("error", () => undefined);
  // The pipe must not hold this process back from ending.
  (child.stdin as Socket | null)?.unref();
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
  while (Date.now() < deadline && !hasEnded(child)) {
    // An answer is the emulator's only if the emulator said that it serves; the port may be another program's.
    if (readFileSync(log, "utf8").includes("Running on") && (await answers(url))) return;
    await sleep(100);
  }
  killGroup(child);
  const text = readFileSync(log, "utf8").trim();
  if (/Address already in use|Port \d+ is in use/.test(text)) {
    throw new PortTakenError(`emulator: '${url}' is taken by another program; end that program, or try again`);
  }
  const tail = text.split("\n").slice(-5).join("\n");
  throw new EmulatorError(`emulator: did not start; its last words, from ${log}:\n${tail}`);
}

function answers(url: string): Promise<boolean> {
  return fetch(`${url}/moto-api/data.json`).then(
    (response) => response.ok,
    () => false,
  );
}

async function release(child: ChildProcess): Promise<void> {
  await new Promise<void>((done) => child.stdin?.end("k", done));
  child.unref();
}

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return;
  const ended = new Promise((done) => child.once("exit", done));
  killGroup(child);
  await ended;
}

function hasEnded(child: ChildProcess): boolean {
  return child.pid === undefined || child.exitCode !== null || child.signalCode !== null;
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined || hasEnded(child)) return;
  try {
    process.kill(-child.pid, "SIGKILL");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
