import { runCli } from "./run-cli";

describe("npm run local", () => {
  it("deploys dev, finds every row of the architecture, has nothing left to change, and tears down", async () => {
    const { exitCode, stdout, stderr, leftRunning } = await runCli("local", ["dev", "--destroy"]);
    expect({ exitCode, stderr, leftRunning }).toEqual({ exitCode: 0, stderr: "", leftRunning: [] });
    const rows = [...stdout.matchAll(/✔ (.*?):/g)].map(([, title]) => title);
    expect(rows).toEqual([
      "deployed JSON",
      "traffic contract, proved on the deployed JSON",
      "1a VPC",
      "1b, 1c subnets",
      "2a, 2b routes out of the VPC",
      "3a-3c machines and their addresses",
      "3d roles and keys",
      "4 Elastic IP on the Client",
      "5a, 5c load balancer and listeners",
      "5b, 7 targets",
      "6a-6d security-group rules",
      expect.stringMatching(/^8 state in s3/),
      "second plan",
      "after the teardown",
    ]);
    expect(stdout).toContain("moto drops the description of a rule that names another group or a prefix list");
    expect(stdout).toMatch(/dev: everything holds, \d+ s/);
  });
});
