import { Command } from "commander";
import {
  DescribeLoadBalancerAttributesCommand,
  ElasticLoadBalancingV2Client,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { createInterface } from "node:readline/promises";
import { resolve } from "node:path";
import { Environment } from "../config/environment";
import { loadEnvironmentNamed } from "../config/load-environment";
import { stateBucketName } from "../state/remote-state";
import { findTerraform, runTerraform } from "../terraform/terraform-tool";
import { assertAccount } from "./account-check";
import { describeCluster } from "./deployed-cluster";
import { Deployment, planAsJson, runCdktf, stackFolder } from "./deployment";
import { parseCommand } from "./parse-command";
import { Phases } from "./phases";
import { CommandError, runCommand } from "./run-command";

const command = new Command("destroy")
  .description("Tears an environment down, after showing what goes; the state bucket stays.")
  .argument("[environment]", "name of a file in environments/", "dev")
  .option("--yes", "do not ask");

void runCommand(async () => {
  const parsed = parseCommand(command);
  const { yes = false } = parsed.opts<{ yes?: boolean }>();
  const { environment } = loadEnvironmentNamed(parsed.args[0] ?? "dev");
  const { name } = environment;
  if (!yes && !process.stdin.isTTY) {
    throw new CommandError(`destroy: nobody can be asked here; run npm run destroy -- ${name} --yes`);
  }
  await assertAccount(environment);
  await assertUnprotected(environment);
  const phases = new Phases();
  const deployment: Deployment = { name, terraform: await findTerraform(), output: resolve("cdktf.out") };
  const going = await phases.run("plan of the teardown", ({ progress }) => planTeardown(deployment, progress));
  if (going.length === 0) {
    process.stdout.write(`${name}: nothing is deployed\n`);
    return 0;
  }
  process.stdout.write(`${going.map((address) => `  - ${address}`).join("\n")}\n`);
  process.stdout.write(`${going.length} resources go; the Elastic IP's address is gone for good.\n`);
  if (!yes && !(await isConfirmed(name))) throw new CommandError("destroy: not confirmed; nothing was touched");
  await phases.run(`destroy ${name}`, ({ progress }) =>
    runTerraform(deployment.terraform, ["apply", "-lock-timeout=60s", "saved.plan"], {
      cwd: stackFolder(deployment),
      onLine: progress,
    }),
  );
  process.stdout.write(`${name} is gone; its state stays in the bucket ${stateBucketName(environment)}\n`);
  return 0;
});

async function planTeardown(deployment: Deployment, onLine: (line: string) => void): Promise<readonly string[]> {
  await runCdktf(deployment, ["synth"], onLine);
  await runTerraform(deployment.terraform, ["init", "-reconfigure"], { cwd: stackFolder(deployment), onLine });
  const plan = (await planAsJson(deployment, "-destroy")) as {
    resource_changes?: { address: string; change: { actions: string[] } }[];
  };
  return (plan.resource_changes ?? [])
    .filter(({ change }) => change.actions.includes("delete"))
    .map(({ address }) => address);
}

/** What AWS would refuse to delete halfway through is refused here, before anything is touched. */
async function assertUnprotected(environment: Environment): Promise<void> {
  const { loadBalancer } = await describeCluster(environment);
  if (!loadBalancer) return;
  const client = new ElasticLoadBalancingV2Client({ region: environment.region });
  const { Attributes = [] } = await client.send(
    new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: loadBalancer.LoadBalancerArn }),
  );
  const { Value } = Attributes.find(({ Key }) => Key === "deletion_protection.enabled") ?? {};
  if (Value !== "true") return;
  const { name } = environment;
  throw new CommandError(
    `destroy: the load balancer '${loadBalancer.LoadBalancerName ?? ""}' is protected, nothing was touched. Two steps:\n` +
      `  1. set api.deletionProtection: false in environments/${name}.yaml and run npx cdktf deploy ${name}\n` +
      `  2. run npm run destroy -- ${name} again`,
  );
}

async function isConfirmed(name: string): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await prompt.question(`Type ${name} to destroy it: `);
  prompt.close();
  return answer.trim() === name;
}
