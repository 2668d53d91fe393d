import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { InterruptedError, isProcessRunning, runProcess, ToolMissingError } from "../../src/terraform/run-process";

const node = (script: string, options = {}) => runProcess(process.execPath, ["-e", script], options);

describe("runProcess", () => {
  it("gives the exit code and what was printed to each stream", async () => {
    const result = await node("console.log('out'); console.error('err'); process.exitCode = 3");
    expect(result).toEqual({ exitCode: 3, stdout: "out", stderr: "err" });
  });

  it("hands over each line as it is printed, from both streams", async () => {
    const lines: string[] = [];
    await node("console.log('a\\nb'); console.error('c')", { onLine: (line: string) => lines.push(line) });
    expect(lines.sort()).toEqual(["a", "b", "c"]);
  });

  it("gives a program that a signal ended the exit code a shell would", async () => {
    await expect(node("process.kill(process.pid, 'SIGKILL')")).resolves.toMatchObject({ exitCode: 137 });
  });

  it("gives a program no variables but those it is told", async () => {
    const { stdout } = await node("console.log(Object.keys(process.env).join())", { env: { ONLY: "this" } });
    expect(stdout).toBe("ONLY");
  });

  it("says which program is missing", async () => {
    const missing = runProcess("no-such-program", []);
    await expect(missing).rejects.toThrow(ToolMissingError);
    await expect(missing).rejects.toThrow(/^'no-such-program' is not installed or not on the PATH$/);
  });

  it("starts a program in a process group of its own, so that a Ctrl-C of the terminal does not reach it", async () => {
    const running = node("setTimeout(() => undefined, 200); console.log(process.pid)", {
      onLine: (pid: string) => process.kill(-Number(pid), 0),
    });
    await expect(running).resolves.toMatchObject({ exitCode: 0 });
  });
});

describe("runProcess, when a signal asks for the end", () => {
  const WAITS = (signal: string) =>
    `process.on('${signal}', () => setTimeout(() => { console.log('saved'); process.exit(0) }, 100)); setInterval(() => undefined, 1000); console.log('ready')`;

  it.each([
    ["SIGINT", "SIGINT"],
    ["SIGTERM", "SIGTERM"],
    ["SIGHUP", "SIGTERM"],
  ] as const)("hands %s on as %s, waits for the end, and says that it was interrupted", async (received, handedOn) => {
    const lines: string[] = [];
    const running = node(WAITS(handedOn), {
      onLine: (line: string) => {
        lines.push(line);
        if (line === "ready") process.emit(received, received);
      },
    });
    expect(isProcessRunning()).toBe(true);
    await expect(running).rejects.toThrow(InterruptedError);
    await expect(running).rejects.toThrow(`interrupted by ${received}; ${process.execPath} has ended`);
    expect(lines).toEqual(["ready", "saved"]);
    expect(isProcessRunning()).toBe(false);
  });

  it("hands a Ctrl-C that arrives twice at once on once, for Terraform would stop without saving", async () => {
    const counts =
      "let n = 0; process.on('SIGINT', () => { n += 1; setTimeout(() => { console.log(n); process.exit(0) }, 200) }); setInterval(() => undefined, 1000); console.log('ready')";
    const lines: string[] = [];
    const running = node(counts, {
      onLine: (line: string) => {
        lines.push(line);
        if (line !== "ready") return;
        process.emit("SIGINT", "SIGINT");
        setTimeout(() => process.emit("SIGINT", "SIGINT"), 50);
      },
    });
    await expect(running).rejects.toThrow(InterruptedError);
    expect(lines).toEqual(["ready", "1"]);
  });

  it("ends what the program leaves behind in its group", async () => {
    const trace = join(mkdtempSync(join(tmpdir(), "private-cluster-left-")), "trace");
    const left = `setTimeout(() => require("node:fs").writeFileSync(${JSON.stringify(trace)}, ""), 700)`;
    const leaves = `const { spawn } = require("node:child_process");
      spawn(process.execPath, ["-e", ${JSON.stringify(left)}], { stdio: "ignore" }).unref();
      process.on("SIGINT", () => process.exit(0)); setInterval(() => undefined, 1000); console.log("ready")`;
    const running = node(leaves, { onLine: () => process.emit("SIGINT", "SIGINT") });
    await expect(running).rejects.toThrow(InterruptedError);
    await sleep(1500);
    expect(existsSync(trace)).toBe(false);
  });
});
