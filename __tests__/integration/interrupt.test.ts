import { startCli } from "./run-cli";

describe("npm run local, interrupted", () => {
  it.each([
    ["while the emulator starts", "moto_launcher"],
    ["while the state bucket is made", "terraform apply"],
    ["while the stack is synthesized", "main.ts"],
    ["while Terraform applies", "terraform apply"],
  ] as const)("%s leaves no process behind", async (moment, process_) => {
    const local = startCli("local", ["dev"]);
    if (moment === "while Terraform applies") await local.printed("cdktf deploy dev ...");
    await local.runs(process_);
    local.child.kill("SIGINT");
    const { exitCode, leftRunning } = await local.result;
    expect({ exitCode, leftRunning }).toEqual({ exitCode: 130, leftRunning: [] });
  });

  it("a kill that cannot be handled takes the emulator along", async () => {
    const local = startCli("local", ["dev"]);
    await local.printed("state bucket ...");
    local.child.kill("SIGKILL");
    const { leftRunning } = await local.result;
    expect(leftRunning.filter((line) => line.includes("moto_launcher"))).toEqual([]);
  });
});
