import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { runProcess, ToolMissingError } from "../terraform/run-process";

/** The emulator's release; known to hold the whole architecture. */
const PINNED_MOTO = "moto[server]==5.2.1";

const GET_PYTHON = "install Python 3.9 or later, with venv (Debian: apt-get install python3 python3-venv)";

/** The emulator cannot be installed or started. */
export class EmulatorError extends Error {
  override readonly name = "EmulatorError";
}

/**
 * A Python that has the emulator: the machine's own, or one in a folder of the project, made at the first call.
 *
 * @throws {ToolMissingError} when there is no Python
 * @throws {EmulatorError} when the emulator cannot be installed
 */
export async function findPython(onLine: (line: string) => void, folder = ".cache/emulator"): Promise<string> {
  if (await hasMoto("python3")) return "python3";
  const python = resolve(folder, "bin", "python3");
  if (existsSync(python) && (await hasMoto(python))) return python;
  await assertPython();
  onLine(`installing ${PINNED_MOTO} into ${folder}`);
  await install("python3", ["-m", "venv", folder], "install python3-venv (Debian: apt-get install python3-venv)");
  await install(python, ["-m", "pip", "install", "--quiet", PINNED_MOTO], "check the connection to the Python index");
  return python;
}

async function assertPython(): Promise<void> {
  const { exitCode } = await runProcess("python3", ["-c", "import sys; sys.exit(sys.version_info < (3, 9))"]);
  if (exitCode === 0) return;
  throw new EmulatorError(`emulator: 'python3' is older than Python 3.9 or broken; ${GET_PYTHON}`);
}

async function hasMoto(python: string): Promise<boolean> {
  try {
    const { exitCode } = await runProcess(python, ["-c", "import moto.server, flask"]);
    return exitCode === 0;
  } catch (error) {
    if (!(error instanceof ToolMissingError)) throw error;
    if (python !== "python3") return false;
    throw new ToolMissingError(`'python3' is not on the PATH, and the emulator needs it; ${GET_PYTHON}`);
  }
}

async function install(command: string, args: readonly string[], remedy: string): Promise<void> {
  const { exitCode, stdout, stderr } = await runProcess(command, args);
  if (exitCode === 0) return;
  const lastWords = `${stdout}\n${stderr}`.trim().split("\n").at(-1) ?? "";
  throw new EmulatorError(`emulator: '${command} ${args.join(" ")}' failed (${lastWords}); ${remedy}`);
}
