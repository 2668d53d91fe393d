import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { runProcess } from "../terraform/run-process";
import { runTerraform, TerraformTool } from "../terraform/terraform-tool";
import { CommandError } from "./run-command";

/** Where a command generates the JSON and keeps Terraform's files. */
export interface Deployment {
  /** Name of the environment and its stack. */
  readonly name: string;
  /** Terraform, found and fit. */
  readonly terraform: TerraformTool;
  /** Folder that cdktf writes to. */
  readonly output: string;
}

const CDKTF = resolve(__dirname, "../../node_modules/.bin/cdktf");
const LAST_WORDS = 40;

/** Folder of a deployment's JSON, where Terraform is run. */
export function stackFolder({ output, name }: Deployment): string {
  return resolve(output, "stacks", name);
}

/**
 * Runs cdktf itself, as a user would.
 *
 * @throws {CommandError} when it fails, with what it said last
 */
export async function runCdktf(
  deployment: Deployment,
  args: readonly string[],
  onLine: (line: string) => void,
): Promise<void> {
  const { terraform, output } = deployment;
  mkdirSync(output, { recursive: true });
  const env = { ...terraform.env, CI: "1", FORCE_COLOR: "0", TERRAFORM_BINARY_NAME: terraform.binary };
  const { exitCode, stdout, stderr } = await runProcess(CDKTF, [...args, "--output", output], { env, onLine });
  if (exitCode === 0) return;
  const said = `${stdout}\n${stderr}`.trim().split("\n").slice(-LAST_WORDS).join("\n");
  throw new CommandError(`cdktf ${args[0] ?? ""}: failed with exit code ${exitCode}; it said last:\n${said}`);
}

/** Plans in the stack's folder and reads the plan as JSON. */
export async function planAsJson(deployment: Deployment, ...options: string[]): Promise<unknown> {
  const cwd = stackFolder(deployment);
  const args = ["plan", "-input=false", "-lock-timeout=60s", "-out=saved.plan", ...options];
  await runTerraform(deployment.terraform, args, { cwd });
  const { stdout } = await runTerraform(deployment.terraform, ["show", "-json", "saved.plan"], { cwd });
  return JSON.parse(stdout) as unknown;
}

/** The outputs of a deployed stack. */
export async function readOutputs(deployment: Deployment): Promise<Record<string, unknown>> {
  const { stdout } = await runTerraform(deployment.terraform, ["output", "-json"], { cwd: stackFolder(deployment) });
  const outputs = JSON.parse(stdout) as Record<string, { value: unknown }>;
  return Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, value]));
}
