/**
 * A plan that is kept, so that what somebody reviews is what is applied:
 *
 *     const saved = await planForReview(environment, {}, onLine);
 *     const { review } = runReview(...saved.planJson...);
 *     recordReview(saved, review, failOn);            // from here on, npm run apply takes it
 *
 * It lies in the stack's folder below `cdktf.out`, beside the JSON that it was made from: the plan as Terraform needs it,
 * its JSON, and what the review said. Plans hold secrets in clear; they are readable for their owner only.
 */
import { readFileSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Environment } from "../config/environment";
import { loadEnvironmentNamed } from "../config/load-environment";
import { Impact } from "../review/impact";
import { stateBucketName } from "../state/remote-state";
import { findTerraform, runTerraform, terraformFailure, TerraformTool } from "../terraform/terraform-tool";
import { assertNoUnsavedState } from "../terraform/unsaved-state";
import { writePrivately } from "../terraform/write-privately";
import { assertAccount } from "./account-check";
import { initializeStack } from "./backend-setup";
import { Deployment, runCdktf, stackFolder } from "./deployment";
import { digestOf, digestOfFile } from "./digest";
import { destroyCommand, reviewCommand } from "./plan-commands";
import { CommandError } from "./run-command";
import { findStateBucket } from "./state-bucket-lookup";

/** What a plan is made for. */
export interface PlanPurpose {
  /**
   * Whether everything is to go.
   *
   * @default false
   */
  readonly destroy?: boolean;
  /**
   * How long to wait for a lock that somebody holds, for example `30m`.
   *
   * @default "60s"
   */
  readonly lockTimeout?: string;
  /**
   * From which impact on the review refuses, for the command that a held lock has repeated.
   *
   * @default "outage"
   */
  readonly failOn?: Impact;
}

/** Where the parts of a saved plan lie. */
export interface PlanFiles {
  /** The plan as Terraform applies it. */
  readonly plan: string;
  /** The plan as JSON. */
  readonly planJson: string;
  /** The JSON of the stack that it was made from. */
  readonly stack: string;
  /** What the review of it said; there is none before it was reviewed. */
  readonly record: string;
}

/** SHA-256 of everything that a review stands on. */
export interface PlanDigests {
  readonly plan: string;
  readonly stack: string;
  readonly environmentFile: string;
}

/** A plan that was made to be reviewed. */
export interface SavedPlan {
  readonly deployment: Deployment;
  readonly destroy: boolean;
  /** The environment file as it is named in messages, for example `environments/dev.yaml`. */
  readonly environmentFile: string;
  /** Folder of everything, in which Terraform is run. */
  readonly folder: string;
  readonly files: PlanFiles;
  /** Text of the plan's JSON. */
  readonly planJson: string;
  /** Text of the `cdk.tf.json`. */
  readonly stackJson: string;
  readonly digests: PlanDigests;
  /**
   * `failed` where Terraform could not plan all of it, as with `prevent_destroy`; it never applies such a plan.
   * `empty` where there is nothing to do.
   */
  readonly outcome: "changes" | "empty" | "failed";
  /** What Terraform said when it failed; empty otherwise. */
  readonly said: string;
}

/** Exit codes of `terraform plan -detailed-exitcode` where a plan was made. */
const OUTCOMES: Readonly<Record<number, SavedPlan["outcome"]>> = { 0: "empty", 1: "failed", 2: "changes" };

/** What a deployment is found by: Terraform, the folder and the name. */
export async function findDeployment(name: string): Promise<Deployment> {
  return { name, terraform: await findTerraform(), output: resolve("cdktf.out") };
}

/** Files of a deployment's plan; those of a teardown have names of their own, so that `npm run apply` never takes one. */
export function planFiles(deployment: Deployment, destroy = false): PlanFiles {
  const inFolder = (name: string) => join(stackFolder(deployment), name);
  const kind = destroy ? "destroy" : "reviewed";
  return {
    plan: inFolder(`${kind}.plan`),
    planJson: inFolder(`${kind}.plan.json`),
    stack: inFolder("cdk.tf.json"),
    record: inFolder(`${kind}.review.json`),
  };
}

/** Takes away what holds secrets; what the review said stays. */
export function removePlan({ plan, planJson }: PlanFiles): void {
  for (const file of [plan, planJson]) rmSync(file, { force: true });
}

/**
 * Synthesizes an environment, plans it with Terraform and keeps the plan. A plan and a review that were there before go.
 *
 * @throws {CommandError} when the credentials are another account's, the state bucket is missing, the state would be
 *   looked for elsewhere than before, or the environment file is changed meanwhile
 * @throws {UnsavedStateError} when a state of an earlier run waits to be saved
 * @throws {TerraformError} when no plan is made; who holds a lock is named
 */
export async function planForReview(
  environment: Environment,
  purpose: PlanPurpose,
  onLine: (line: string) => void,
): Promise<SavedPlan> {
  const deployment = await findDeployment(environment.name);
  await assertPlannable(environment, deployment);
  const { file: environmentFile } = loadEnvironmentNamed(environment.name);
  const before = digestOfFile(environmentFile);
  const planner = new Planner(deployment, purpose, onLine);
  const planned = await planner.plan();
  if (before === undefined || digestOfFile(environmentFile) !== before) {
    throw new CommandError(`${environmentFile}: changed while it was planned; run the command again`);
  }
  return { ...planned, environmentFile, digests: { ...planned.digests, environmentFile: before } };
}

/** Everything that can be refused before a folder is written to. */
async function assertPlannable(environment: Environment, deployment: Deployment): Promise<void> {
  assertStateIsSaved(deployment);
  await assertAccount(environment);
  if ((await findStateBucket(environment)) !== "missing") return;
  throw new CommandError(
    `${environment.name}: the state bucket '${stateBucketName(environment)}' does not exist; run npm run bootstrap -- ${environment.name}`,
  );
}

/** @throws {UnsavedStateError} when a state of an earlier run waits to be saved */
export function assertStateIsSaved(deployment: Deployment): void {
  assertNoUnsavedState(stackFolder(deployment), resolve(deployment.output, "stacks"), deployment.terraform.binary);
}

type Planned = Omit<SavedPlan, "environmentFile" | "digests"> & {
  readonly digests: Omit<PlanDigests, "environmentFile">;
};

class Planner {
  private readonly terraform: TerraformTool;
  private readonly files: PlanFiles;
  private readonly folder: string;

  constructor(
    private readonly deployment: Deployment,
    private readonly purpose: PlanPurpose,
    private readonly onLine: (line: string) => void,
  ) {
    this.terraform = deployment.terraform;
    this.files = planFiles(deployment, purpose.destroy);
    this.folder = stackFolder(deployment);
  }

  async plan(): Promise<Planned> {
    rmSync(this.files.record, { force: true });
    removePlan(this.files);
    await runCdktf(this.deployment, ["synth"], this.onLine);
    await initializeStack(this.deployment, this.onLine);
    const { outcome, said } = await this.makePlan();
    const plan = digestOf(readFileSync(this.files.plan));
    await this.showPlan();
    const stackJson = readFileSync(this.files.stack, "utf8");
    return {
      deployment: this.deployment,
      destroy: this.purpose.destroy ?? false,
      folder: this.folder,
      files: this.files,
      planJson: readFileSync(this.files.planJson, "utf8"),
      stackJson,
      digests: { plan, stack: digestOf(stackJson) },
      outcome,
      said,
    };
  }

  private async makePlan(): Promise<Pick<SavedPlan, "outcome" | "said">> {
    const { destroy = false, lockTimeout = "60s" } = this.purpose;
    // Terraform writes into the file that is there, and so keeps who may read it.
    writePrivately(this.files.plan, "");
    const options = { cwd: this.folder, onLine: this.onLine, waitCommand: this.waitCommand() };
    const args = ["plan", "-input=false", "-detailed-exitcode", `-lock-timeout=${lockTimeout}`];
    const out = [`-out=${this.files.plan}`, ...(destroy ? ["-destroy"] : [])];
    const accept = Object.keys(OUTCOMES).map(Number);
    const { exitCode, stdout, stderr } = await runTerraform(this.terraform, [...args, ...out], { ...options, accept });
    const failure = terraformFailure(this.terraform, "plan", stderr || stdout, options);
    if (statSync(this.files.plan).size === 0) {
      rmSync(this.files.plan);
      throw failure;
    }
    const outcome = OUTCOMES[exitCode] ?? "failed";
    return { outcome, said: outcome === "failed" ? failure.message : "" };
  }

  private async showPlan(): Promise<void> {
    const args = ["show", "-json", this.files.plan];
    await runTerraform(this.terraform, args, { cwd: this.folder, stdoutFile: this.files.planJson });
  }

  private waitCommand(): string {
    const { destroy = false, failOn } = this.purpose;
    const { name } = this.deployment;
    return `${destroy ? destroyCommand(name) : reviewCommand(name, failOn)} --lock-timeout 30m`;
  }
}
