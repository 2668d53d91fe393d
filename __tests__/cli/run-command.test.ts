import { spawn } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";

/** Starts a command in a process of its own, for it sets the exit code. */
function startCommand(main: string) {
  const module = JSON.stringify(resolve("src/cli/run-command.ts"));
  const script = `require("tsx/cjs"); const { runCommand, CommandError } = require(${module}); void runCommand(async () => { ${main} });`;
  return spawn(process.execPath, ["-e", script], { stdio: ["ignore", "pipe", "pipe"] });
}

describe("runCommand", () => {
  it("goes on to its end where nobody reads its output any more, as after a terminal was closed", async () => {
    const command = startCommand(
      "for (let i = 0; i < 20; i += 1) { process.stdout.write('x'); process.stderr.write('y'); await new Promise((done) => setTimeout(done, 20)); } return 7;",
    );
    command.stdout.destroy();
    command.stderr.destroy();
    expect(await once(command, "exit")).toEqual([7, null]);
  });

  it("prints a mistake of the user without a stack trace", async () => {
    const command = startCommand("throw new CommandError('apply: no');");
    let said = "";
    command.stderr.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const [exitCode] = (await once(command, "close")) as [number];
    expect([exitCode, said]).toEqual([2, "apply: no\n"]);
  });
});
