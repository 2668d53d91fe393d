import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const dev = readFileSync("environments/dev.yaml", "utf8");

interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number | string | null | undefined;
}

/** Runs the command in this process, as `npm run check-config -- ...` does in one of its own. */
async function checkConfig(...args: string[]): Promise<Outcome> {
  const written = { stdout: "", stderr: "" };
  const argv = process.argv;
  const spies = (["stdout", "stderr"] as const).map((stream) =>
    jest.spyOn(process[stream], "write").mockImplementation((text) => {
      written[stream] += String(text);
      return true;
    }),
  );
  process.argv = ["node", "check-config", ...args];
  try {
    jest.isolateModules(() => void jest.requireActual("../../src/cli/check-config"));
    await new Promise(setImmediate);
    return { ...written, exitCode: process.exitCode };
  } finally {
    process.argv = argv;
    process.exitCode = undefined;
    for (const spy of spies) spy.mockRestore();
  }
}

/** A file of the given name and text in a folder of its own. */
function fileOf(name: string, text: string): string {
  const directory = mkdtempSync(join(tmpdir(), "check-config-"));
  const file = join(directory, name);
  writeFileSync(file, text);
  return file;
}

describe("check-config", () => {
  test("without a file it says of every shipped environment what it is", async () => {
    expect(await checkConfig()).toEqual({
      stdout:
        "environments/dev.yaml: ok, 2 zones of us-east-1, 1 Head over HTTP, 2 Workers, egress none\n" +
        "environments/prod.yaml: ok, 2 zones of us-east-1, 2 Head over HTTPS, 2 Workers, egress nat-gateway-per-zone\n",
      stderr: "",
      exitCode: 0,
    });
  });

  test("a file anywhere is validated, and all problems of all files come in one report with exit code 2", async () => {
    const one = fileOf("dev.yaml", dev.replace("203.0.113.7/32", "0.0.0.0/0").replace("rpcPorts", "rpcPort"));
    const two = fileOf("test.yaml", dev);
    const { stdout, stderr, exitCode } = await checkConfig(one, two, "environments/prod.yaml");
    expect(stdout).toBe("");
    expect(stderr).toBe(
      [
        `${one}: 3 problems`,
        "  13:13  client.sshFrom[0]: '0.0.0.0/0' lets everyone try to log in; name the operators' addresses, for example 203.0.113.7/32",
        '  21:1   workers.rpcPorts: is missing; write it, for example ["9000-9010"]',
        "  24:3   workers.rpcPort: unknown key; did you mean 'rpcPorts'?",
        `${two}: 1 problem`,
        "  3:7  name: 'dev' is not the file's name; write test, or rename the file to dev.yaml",
        "",
      ].join("\n"),
    );
    expect(exitCode).toBe(2);
  });

  test("two files of one name are refused, one file named twice is not", async () => {
    const copy = fileOf("dev.yaml", dev);
    expect(await checkConfig("environments/dev.yaml", copy)).toEqual({
      stdout: "",
      stderr: `${copy}: 1 problem\n  3:7  name: 'dev' is also the name of environments/dev.yaml; give each environment its own\n`,
      exitCode: 2,
    });
    expect((await checkConfig(copy, copy.replace("/dev.yaml", "/./dev.yaml"))).exitCode).toBe(0);
  });

  test("an option that does not exist is wrong use, exit code 2", async () => {
    expect(await checkConfig("--bogus")).toEqual({
      stdout: "",
      stderr: "check-config: unknown option '--bogus'; see --help\n",
      exitCode: 2,
    });
  });
});
