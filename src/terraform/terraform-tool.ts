import { configureProviders } from "./provider-mirror";
import { ProcessResult, runProcess, RunOptions, ToolMissingError } from "./run-process";
import { describeStateLock, parseStateLock } from "./state-lock";
import { stripFrame } from "./strip-frame";

/** Oldest version that the generated JSON accepts (`required_version`), of Terraform and of OpenTofu. */
const OLDEST = [1, 11] as const;

const HOW_TO_GET =
  "install Terraform 1.11 or later (https://developer.hashicorp.com/terraform/install), or OpenTofu 1.11 or later and set TERRAFORM_BINARY_NAME=tofu";

/** Terraform, found and fit. */
export interface TerraformTool {
  /** Program that is run: `terraform`, or what `TERRAFORM_BINARY_NAME` says. */
  readonly binary: string;
  /** Its version, for example `1.11.4`. */
  readonly version: string;
  /** Whether providers come from a folder on this machine. */
  readonly usesMirror: boolean;
  /** The whole environment for it and for cdktf; callers add credentials of their own. */
  readonly env: NodeJS.ProcessEnv;
}

/** A Terraform that is too old, or that failed. */
export class TerraformError extends Error {
  override readonly name = "TerraformError";
}

/**
 * Finds Terraform, as cdktf does, and checks its version.
 *
 * @throws {ToolMissingError} when there is none
 * @throws {TerraformError} when it is too old
 */
export async function findTerraform(): Promise<TerraformTool> {
  const binary = process.env.TERRAFORM_BINARY_NAME ?? "terraform";
  const { usesMirror, env: providerEnv } = configureProviders();
  const env = {
    ...process.env,
    ...providerEnv,
    CHECKPOINT_DISABLE: "1",
    TF_IN_AUTOMATION: "1",
    TF_INPUT: "0",
  };
  const { stdout } = await runProcess(binary, ["version"], { env }).catch((error: unknown) => {
    if (error instanceof ToolMissingError) throw new ToolMissingError(`${error.message}; ${HOW_TO_GET}`);
    throw error;
  });
  return { binary, version: checkVersion(stdout), usesMirror, env };
}

function checkVersion(text: string): string {
  const [, product, version] = /^(Terraform|OpenTofu) v(\d+\.\d+\.\d+\S*)/m.exec(text) ?? [];
  if (product === undefined || version === undefined) {
    throw new TerraformError(`terraform: the version cannot be read from '${text.slice(0, 60)}'; ${HOW_TO_GET}`);
  }
  if (isFit(version)) return version;
  throw new TerraformError(`${product}: '${version}' is too old; ${HOW_TO_GET}`);
}

function isFit(version: string): boolean {
  const [oldestMajor, oldestMinor] = OLDEST;
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > oldestMajor || (major === oldestMajor && minor >= oldestMinor);
}

/** Options of {@link runTerraform}. */
export interface TerraformOptions extends RunOptions {
  /** Exit codes other than 0 that are no failure. */
  readonly accept?: readonly number[];
  /** Command that does the same again and waits for a held lock. */
  readonly waitCommand?: string;
}

/**
 * Runs Terraform and gives its output.
 *
 * @throws {TerraformError} when it fails, with what it said and what to do about a held lock
 */
export async function runTerraform(
  tool: TerraformTool,
  args: readonly string[],
  options: TerraformOptions,
): Promise<ProcessResult> {
  const result = await runProcess(tool.binary, args, { ...options, env: { ...tool.env, ...options.env } });
  if ([0, ...(options.accept ?? [])].includes(result.exitCode)) return result;
  throw terraformFailure(tool, args[0] ?? "", result.stderr || result.stdout, options);
}

/** What Terraform said when it failed, with what to do about a held lock. */
export function terraformFailure(
  { binary }: TerraformTool,
  command: string,
  text: string,
  { cwd: folder = ".", waitCommand }: Pick<TerraformOptions, "cwd" | "waitCommand">,
): TerraformError {
  const said = stripFrame(text);
  const lock = parseStateLock(said);
  const remedies = lock ? `\n${describeStateLock(lock, { binary, folder, waitCommand })}` : "";
  return new TerraformError(`terraform ${command}: failed\n${said}${remedies}`);
}
