import { existsSync, mkdtempSync, readFileSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import {
  InterruptedError,
  isProcessRunning,
  runLogged,
  runProcess,
  ToolMissingError,
} from "../../src/terraform/run-process";

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

  it("tells what runs in a terminal of its own, and not who runs it there, for cdktf would close the terminal", async () => {
    const saves =
      "process.on('SIGTERM', () => setTimeout(() => process.exit(0), 100)); setInterval(() => undefined, 1000); console.log('ready')";
    const runs = `process.on("SIGTERM", () => { console.log("told"); process.exit(1); });
      require("node:child_process")
        .spawn(process.execPath, ["-e", ${JSON.stringify(saves)}], { detached: true, stdio: ["ignore", "inherit", "ignore"] })
        .on("exit", () => { console.log("saved"); process.exit(0); });`;
    const lines: string[] = [];
    const running = node(runs, {
      onLine: (line: string) => {
        lines.push(line);
        if (line === "ready") process.emit("SIGTERM", "SIGTERM");
      },
    });
    await expect(running).rejects.toThrow(InterruptedError);
    expect(lines).toEqual(["ready", "saved"]);
  });

  it("the error tells the signal and how the program ended", async () => {
    const dies =
      "process.on('SIGTERM', () => process.kill(process.pid, 'SIGKILL')); setInterval(() => undefined, 1000); console.log('ready')";
    const running = node(dies, { onLine: () => process.emit("SIGHUP", "SIGHUP") });
    await expect(running).rejects.toMatchObject({ interruption: { signal: "SIGHUP", exitCode: 137 } });
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

describe("runLogged", () => {
  const log = () => join(mkdtempSync(join(tmpdir(), "private-cluster-log-")), "log");
  const logged = (script: string, options: { logFile: string; onLine?: (line: string) => void }) =>
    runLogged(process.execPath, ["-e", script], options);

  it("hands over what the program prints to either stream, and gives its exit code", async () => {
    const lines: string[] = [];
    const script = "console.log('one'); console.error('two'); process.exitCode = 3";
    await expect(logged(script, { logFile: log(), onLine: (line) => lines.push(line) })).resolves.toBe(3);
    expect(lines).toEqual(["one", "two"]);
  });

  it("starts the program in a process group of its own, so that a Ctrl-C of the terminal does not reach it", async () => {
    const script = "setTimeout(() => undefined, 400); console.log(process.pid)";
    const onLine = (pid: string) => process.kill(-Number(pid), 0);
    await expect(logged(script, { logFile: log(), onLine })).resolves.toBe(0);
  });

  it("nobody else can read what was printed", async () => {
    const logFile = log();
    await logged("console.log('secret')", { logFile });
    expect([readFileSync(logFile, "utf8"), statSync(logFile).mode & 0o777]).toEqual(["secret\n", 0o600]);
  });

  it("a program goes on to its end where the one that started it is killed", async () => {
    const logFile = log();
    const saves =
      "setTimeout(() => { console.log('still printing'); console.log('saved') }, 1500); console.log('begun')";
    const starter = `require("tsx/cjs"); require(${JSON.stringify(resolve("src/terraform/run-process.ts"))})
      .runLogged(process.execPath, ["-e", ${JSON.stringify(saves)}], { logFile: ${JSON.stringify(logFile)},
        onLine: () => process.kill(process.pid, "SIGKILL") })`;
    await expect(runProcess(process.execPath, ["-e", starter])).resolves.toMatchObject({ exitCode: 137 });
    for (let waited = 0; waited < 50 && !readFileSync(logFile, "utf8").includes("saved"); waited += 1) await sleep(200);
    expect(readFileSync(logFile, "utf8")).toBe("begun\nstill printing\nsaved\n");
  });

  it("waits for a program that is told to end", async () => {
    const lines: string[] = [];
    const waits =
      "process.on('SIGTERM', () => setTimeout(() => { console.log('saved'); process.exit(0) }, 100)); setInterval(() => undefined, 1000); console.log('ready')";
    const running = logged(waits, {
      logFile: log(),
      onLine: (line) => {
        lines.push(line);
        if (line === "ready") process.emit("SIGHUP", "SIGHUP");
      },
    });
    await expect(running).rejects.toThrow(`interrupted by SIGHUP; ${process.execPath} has ended`);
    expect(lines).toEqual(["ready", "saved"]);
  });
});

describe("runProcess, with a file for the output", () => {
  it("writes it there as it is, for its owner only", async () => {
    const stdoutFile = join(mkdtempSync(join(tmpdir(), "private-cluster-out-")), "plan.json");
    const { stdout } = await runProcess(process.execPath, ["-e", "process.stdout.write('{}')"], { stdoutFile });
    expect([stdout, readFileSync(stdoutFile, "utf8"), statSync(stdoutFile).mode & 0o777]).toEqual(["", "{}", 0o600]);
  });
});
