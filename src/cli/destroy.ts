import { Command } from "commander";
import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { Environment } from "../config/environment";
import { loadEnvironmentNamed } from "../config/load-environment";
import { stateBucketName } from "../state/remote-state";
import { InterruptedError } from "../terraform/run-process";
import { findTerraform, runTerraform } from "../terraform/terraform-tool";
import { assertAccount } from "./account-check";
import { askAws } from "./aws-fault";
import { describeCluster } from "./deployed-cluster";
import { Deployment, planAsJson, runCdktf, stackFolder } from "./deployment";
import { parseCommand } from "./parse-command";
import { Phases } from "./phases";
import { CommandError, runCommand } from "./run-command";
import { findStateBucket } from "./state-bucket-lookup";
import { deriveStatus, isNothing } from "./status-report";
import { assertBucketsEmpty, assertUnprotected } from "./teardown-guards";
import { deriveTeardown, renderTeardown, Teardown } from "./teardown-plan";

const command = new Command("destroy")
  .description("Tears an environment down, after showing what goes; the state bucket stays.")
  .argument("[environment]", "name of a file in environments/", "dev")
  .option("--yes", "do not ask");

void runCommand(async () => {
  const parsed = parseCommand(command);
  const { yes = false } = parsed.opts<{ yes?: boolean }>();
  const { environment } = loadEnvironmentNamed(parsed.args[0] ?? "dev");
  if (!yes && !process.stdin.isTTY) {
    throw new CommandError(`destroy: nobody can be asked here; run npm run destroy -- ${environment.name} --yes`);
  }
  await assertAccount(environment);
  return destroy(environment, yes);
});

async function destroy(environment: Environment, yes: boolean): Promise<number> {
  const { name } = environment;
  if (!(await hasAnythingToDestroy(environment))) return sayNothingDeployed(name);
  const phases = new Phases();
  const deployment: Deployment = { name, terraform: await findTerraform(), output: resolve("cdktf.out") };
  const teardown = await phases.run("plan of the teardown", ({ progress }) => planTeardown(deployment, progress));
  if (teardown.count === 0) return sayNothingDeployed(name);
  await assertBucketsEmpty(environment, teardown.buckets);
  process.stdout.write(renderTeardown(name, teardown));
  if (!yes && !(await isConfirmed(name))) throw new CommandError("destroy: not confirmed; nothing was touched");
  await phases.run(`destroy ${name}`, ({ progress }) => applyTeardown(deployment, progress));
  process.stdout.write(describeWhatStays(environment));
  return 0;
}

function sayNothingDeployed(name: string): number {
  process.stdout.write(`${name}: nothing is deployed\n`);
  return 0;
}

/**
 * Whether Terraform can know of anything.
 *
 * @throws {CommandError} when something runs that is protected, or that no state tells of
 */
async function hasAnythingToDestroy(environment: Environment): Promise<boolean> {
  const cluster = await askAws("what is deployed", () => describeCluster(environment));
  await assertUnprotected(environment, cluster.loadBalancer);
  if ((await findStateBucket(environment)) !== "missing") return true;
  if (isNothing(deriveStatus(cluster))) return false;
  const bucket = stateBucketName(environment);
  throw new CommandError(
    `destroy: '${bucket}' does not exist, so no state tells what belongs to ${environment.name}, though something runs; ` +
      `see npm run status -- ${environment.name}, and docs/operations.md on a lost state`,
  );
}

async function planTeardown(deployment: Deployment, onLine: (line: string) => void): Promise<Teardown> {
  await runCdktf(deployment, ["synth"], onLine);
  await runTerraform(deployment.terraform, ["init", "-reconfigure"], { cwd: stackFolder(deployment), onLine });
  return deriveTeardown(await planAsJson(deployment, "-destroy"));
}

async function applyTeardown(deployment: Deployment, onLine: (line: string) => void): Promise<void> {
  const cwd = stackFolder(deployment);
  const { terraform, name } = deployment;
  try {
    await runTerraform(terraform, ["apply", "-lock-timeout=60s", "saved.plan"], { cwd, onLine });
  } catch (error) {
    if (error instanceof InterruptedError) throw error;
    const unsaved = join(cwd, "errored.tfstate");
    const rest = existsSync(unsaved)
      ? `\nthe state could not be saved and lies in ${unsaved}; keep it, and run: cd ${cwd} && ${terraform.binary} state push errored.tfstate`
      : `\nwhat is gone is noted in the state; run npm run destroy -- ${name} again`;
    throw new CommandError(`${(error as Error).message}${rest}`, { cause: error });
  }
}

/** An answer is asked for; the end of the input, as by Ctrl-D or Ctrl-C, is a no. */
async function isConfirmed(name: string): Promise<boolean> {
  const prompt = createInterface({ input: process.stdin, output: process.stdout });
  const ended = new Promise<string>((done) => prompt.once("close", () => done("")));
  const answer = await Promise.race([prompt.question(`Type ${name} to destroy it: `), ended]);
  prompt.close();
  return answer.trim() === name;
}

function describeWhatStays(environment: Environment): string {
  const bucket = stateBucketName(environment);
  return `${environment.name} is gone. The state bucket '${bucket}' stays; other environments may keep their state in it.
To remove it for good, when none does:
  aws s3api delete-bucket-policy --bucket ${bucket}
  empty it with all versions, for example in the S3 console, then
  aws s3api delete-bucket --bucket ${bucket}
`;
}
