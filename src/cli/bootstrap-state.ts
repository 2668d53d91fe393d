/**
 * Makes the bucket of the Terraform states, whatever was done before and on whichever machine:
 *
 * - no bucket: it is made with a local state, which then moves into the bucket;
 * - a bucket but no state of it: the bucket is adopted with everything in it, or an interrupted run is carried on;
 * - both: a plan shows whether something is left to do.
 *
 * The local state is removed only after the one in the bucket was seen.
 */
import { App } from "cdktf";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { stateBucketName, StateLocation } from "../state/remote-state";
import { StateStack, StateStackBackend } from "../stacks/state-stack";
import { runTerraform, TerraformTool } from "../terraform/terraform-tool";
import { assertAccount } from "./account-check";
import { CommandError } from "./run-command";
import { findStateBucket } from "./state-bucket-lookup";

/** Options of {@link bootstrapState}. */
export interface BootstrapOptions {
  /** Terraform, found and fit. */
  readonly terraform: TerraformTool;
  /** Called with each line that Terraform prints. */
  readonly onLine?: (line: string) => void;
  /**
   * Folder for the generated JSON and the first, local state.
   *
   * @default ".cache/bootstrap"
   */
  readonly folder?: string;
  /**
   * Seconds to wait for a lock that somebody holds, before the holder is named.
   *
   * @default 60
   */
  readonly lockTimeoutSeconds?: number;
}

/** What {@link bootstrapState} did. */
export type BootstrapOutcome = "created" | "adopted" | "changed" | "unchanged";

/** Exit code of `terraform plan -detailed-exitcode` where something is left to do. */
const CHANGES = 2;

/** Address of the bucket in its stack. */
const BUCKET_ADDRESS = "aws_s3_bucket.state";

/**
 * Makes the state bucket of an environment, or makes sure that it is as it should be.
 *
 * @throws {CommandError} before anything is touched, when the account or the bucket is not the environment's
 * @throws {TerraformError} when Terraform fails; who holds a lock is named. Run again, it carries on
 */
export async function bootstrapState(location: StateLocation, options: BootstrapOptions): Promise<BootstrapOutcome> {
  await assertAccount(location);
  const stage = await findStateBucket(location);
  const run = new BootstrapRun(location, options);
  return stage === "with-state" ? run.update() : run.create(stage === "without-state");
}

class BootstrapRun {
  private readonly folder: string;
  private readonly localState: string;
  private readonly stackFolder: string;
  private readonly lockTimeout: string;

  constructor(
    private readonly location: StateLocation,
    private readonly options: BootstrapOptions,
  ) {
    const { account, region } = location;
    this.folder = resolve(options.folder ?? ".cache/bootstrap", `${account}-${region}-${stateBucketName(location)}`);
    this.localState = join(this.folder, "terraform.tfstate");
    this.stackFolder = join(this.folder, "stacks", "state");
    this.lockTimeout = `-lock-timeout=${options.lockTimeoutSeconds ?? 60}s`;
  }

  async update(): Promise<BootstrapOutcome> {
    this.synthesize({ kind: "bucket" });
    await this.terraform("init", "-reconfigure");
    const plan = await this.terraform("plan", "-detailed-exitcode", "-out=saved.plan", this.lockTimeout);
    // What a run left that was interrupted after the move.
    this.removeLocalState();
    if (plan.exitCode !== CHANGES) return "unchanged";
    await this.terraform("apply", this.lockTimeout, "saved.plan");
    return "changed";
  }

  async create(bucketExists: boolean): Promise<BootstrapOutcome> {
    this.synthesize({ kind: "local", file: this.localState });
    await this.terraform("init", "-reconfigure");
    const adopt = bucketExists && !(await this.isInLocalState());
    if (adopt) await this.terraform("import", this.lockTimeout, BUCKET_ADDRESS, stateBucketName(this.location));
    await this.terraform("apply", "-auto-approve", this.lockTimeout);
    this.synthesize({ kind: "bucket" });
    await this.terraform("init", "-migrate-state", "-force-copy", this.lockTimeout);
    if ((await findStateBucket(this.location)) !== "with-state") {
      throw new CommandError(`state: '${this.localState}' was not moved into the bucket; run the command again`);
    }
    this.removeLocalState();
    return adopt ? "adopted" : "created";
  }

  /** A run that was killed can leave a local state without the bucket that it had made already. */
  private async isInLocalState(): Promise<boolean> {
    if (!existsSync(this.localState)) return false;
    const { stdout } = await this.terraform("state", "list");
    return stdout.split("\n").includes(BUCKET_ADDRESS);
  }

  private removeLocalState(): void {
    for (const file of [this.localState, `${this.localState}.backup`]) rmSync(file, { force: true });
  }

  private synthesize(backend: StateStackBackend): void {
    mkdirSync(this.folder, { recursive: true });
    const app = new App({ outdir: this.folder });
    new StateStack(app, "state", this.location, backend);
    app.synth();
  }

  private terraform(...args: string[]) {
    const { terraform, onLine } = this.options;
    const accept = args.includes("-detailed-exitcode") ? [CHANGES] : [];
    return runTerraform(terraform, args, { cwd: this.stackFolder, onLine, accept });
  }
}
