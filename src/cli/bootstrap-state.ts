/**
 * Makes the bucket of the Terraform states, whatever was done before and on whichever machine:
 * without a bucket, it is made with a local state, which then moves into it; with a bucket but no state of it, the
 * bucket is adopted; with both, a plan shows that nothing is left to do.
 */
import { HeadBucketCommand, HeadObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { App } from "cdktf";
import { existsSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { stateBucketName, StateLocation } from "../state/remote-state";
import { STATE_STACK_KEY, StateStack, StateStackBackend } from "../stacks/state-stack";
import { runTerraform, TerraformTool } from "../terraform/terraform-tool";
import { assertAccount } from "./account-check";
import { CommandError } from "./run-command";

/** Options of {@link bootstrapState}. */
export interface BootstrapOptions {
  /** Terraform, found and fit. */
  readonly terraform: TerraformTool;
  /** Called with each line that Terraform prints. */
  readonly onLine?: (line: string) => void;
  /** Folder for the generated JSON and the first, local state. */
  readonly folder?: string;
}

/** What {@link bootstrapState} did. */
export type BootstrapOutcome = "created" | "adopted" | "changed" | "unchanged";

/** Exit code of `terraform plan -detailed-exitcode` where something is left to do. */
const CHANGES = 2;

/** Makes the state bucket of an environment, or makes sure that it is as it should be. */
export async function bootstrapState(location: StateLocation, options: BootstrapOptions): Promise<BootstrapOutcome> {
  await assertAccount(location);
  const run = new BootstrapRun(location, options);
  const bucketExists = await headBucket(location);
  if (bucketExists && (await headState(location))) return run.update();
  return run.create(bucketExists);
}

class BootstrapRun {
  private readonly folder: string;
  private readonly localState: string;
  private readonly stackFolder: string;

  constructor(
    private readonly location: StateLocation,
    private readonly options: BootstrapOptions,
  ) {
    const { account, region } = location;
    this.folder = resolve(options.folder ?? ".cache/bootstrap", `${account}-${region}-${stateBucketName(location)}`);
    this.localState = join(this.folder, "terraform.tfstate");
    this.stackFolder = join(this.folder, "stacks", "state");
  }

  async update(): Promise<BootstrapOutcome> {
    this.synthesize({ kind: "bucket" });
    await this.terraform("init", "-reconfigure");
    const plan = await this.terraform("plan", "-detailed-exitcode", "-out=plan", "-lock-timeout=60s");
    if (plan.exitCode !== CHANGES) return "unchanged";
    await this.terraform("apply", "-lock-timeout=60s", "plan");
    return "changed";
  }

  async create(bucketExists: boolean): Promise<BootstrapOutcome> {
    this.synthesize({ kind: "local", file: this.localState });
    await this.terraform("init", "-reconfigure");
    const adopt = bucketExists && !existsSync(this.localState);
    if (adopt) await this.terraform("import", "aws_s3_bucket.state", stateBucketName(this.location));
    await this.terraform("apply", "-auto-approve");
    this.synthesize({ kind: "bucket" });
    await this.terraform("init", "-migrate-state", "-force-copy");
    if (!(await headState(this.location))) {
      throw new CommandError(`state: '${this.localState}' was not moved into the bucket; run the command again`);
    }
    // Only now, when the state was seen in the bucket, may the local one go.
    for (const file of [this.localState, `${this.localState}.backup`]) rmSync(file, { force: true });
    return adopt ? "adopted" : "created";
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

async function headBucket(location: StateLocation): Promise<boolean> {
  const Bucket = stateBucketName(location);
  try {
    await client(location).send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner: location.account }));
    return true;
  } catch (error) {
    const status = httpStatus(error);
    if (status === 404) return false;
    throw new CommandError(bucketFault(Bucket, status, location), { cause: error });
  }
}

function bucketFault(bucket: string, status: number | undefined, { name, region }: StateLocation): string {
  const where = `environments/${name}.yaml: state bucket '${bucket}'`;
  if (status === 403) {
    return `${where} exists in another account, or your credentials may not see it; set state.bucket to a name of your own`;
  }
  if (status === 301) return `${where} exists in another region than ${region}; set state.bucket to another name`;
  return `${where} cannot be asked for (HTTP ${status ?? "unknown"}); check the network and try again`;
}

async function headState(location: StateLocation): Promise<boolean> {
  const Bucket = stateBucketName(location);
  try {
    await client(location).send(new HeadObjectCommand({ Bucket, Key: STATE_STACK_KEY }));
    return true;
  } catch (error) {
    if (httpStatus(error) === 404) return false;
    throw new CommandError(`state: '${Bucket}/${STATE_STACK_KEY}' cannot be read; check your permissions`, {
      cause: error,
    });
  }
}

function client({ region }: StateLocation): S3Client {
  return new S3Client({ region, forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined });
}

function httpStatus(error: unknown): number | undefined {
  return (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
}
