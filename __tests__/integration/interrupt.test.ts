import { readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { describeCluster } from "../../src/cli/deployed-cluster";
import { RunningCli, startCli } from "./run-cli";
import { setEnvironment } from "./set-environment";

const UNLOCK = "DELETE /private-cluster-123456789012-us-east-1/dev/terraform.tfstate.tflock";
const SAVE = "PUT /private-cluster-123456789012-us-east-1/dev/terraform.tfstate?";

describe("npm run local, interrupted", () => {
  it.each([
    ["while the emulator starts", "moto_launcher"],
    ["while the state bucket is made", "terraform apply"],
    ["while the stack is compiled", "typescript/bin/tsc"],
  ])("%s leaves no process behind", async (_, process_) => {
    const local = startCli("local", ["dev"]);
    await local.runs(process_);
    local.child.kill("SIGINT");
    const { exitCode, leftRunning } = await local.result;
    expect({ exitCode, leftRunning }).toEqual({ exitCode: 130, leftRunning: [] });
  });

  it.each(["SIGINT", "SIGHUP"] as const)(
    "by %s in the middle of an apply, lets Terraform save the state and give back the lock",
    async (signal) => {
      const local = startCli("local", ["dev"]);
      const port = await portOf(local);
      const log = `.cache/emulator-log/${port}.txt`;
      // Resources are created for a minute; the VPC is among the first.
      while (local.child.exitCode === null && !(await hasVpc(port))) await sleep(500);
      await sleep(3_000);
      local.child.kill(signal);
      const { exitCode, leftRunning } = await local.result;
      expect({ exitCode, leftRunning }).toEqual({ exitCode: 130, leftRunning: [] });
      const calls = [SAVE, UNLOCK].map((call) => read(log).lastIndexOf(call));
      expect(calls).not.toContain(-1);
      expect(calls).toEqual([...calls].sort((a, b) => a - b));
    },
  );

  it("by a kill that cannot be handled, takes the emulator along", async () => {
    const local = startCli("local", ["dev"]);
    await local.printed("state bucket ...");
    local.child.kill("SIGKILL");
    const { leftRunning } = await local.result;
    expect(leftRunning.filter((line) => line.includes("moto_launcher"))).toEqual([]);
  });
});

async function portOf(local: RunningCli): Promise<string> {
  const line = await local.runs("moto_launcher");
  await local.printed("what exists already");
  return /--port (\d+)/.exec(line)?.[1] ?? "none";
}

async function hasVpc(port: string): Promise<boolean> {
  const restoreEnvironment = setEnvironment({
    AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: "emulator",
    AWS_SECRET_ACCESS_KEY: "emulator",
  });
  const { vpcs } = await describeCluster({ name: "dev", region: "us-east-1" }).finally(restoreEnvironment);
  return vpcs.length > 0;
}

function read(file: string): string {
  return readFileSync(file, "utf8");
}
