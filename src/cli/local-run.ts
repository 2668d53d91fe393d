import { rmSync } from "node:fs";
import { resolve } from "node:path";
import pc from "picocolors";
import { Environment } from "../config/environment";
import { judgeSecondPlan, PlannedChange } from "../emulator/known-gaps";
import { findTerraform, runTerraform } from "../terraform/terraform-tool";
import { bootstrapState } from "./bootstrap-state";
import { checkDeployed, DeployedCheck } from "./check-deployed";
import { Deployment, planAsJson, readOutputs, runCdktf, stackFolder } from "./deployment";
import { Phases } from "./phases";
import { allowTeardown } from "./allow-teardown";
import { seedEmulator } from "./seed-emulator";

/** Options of {@link localRun}. */
export interface LocalRunOptions {
  /** Whether to tear down with Terraform at the end. */
  readonly destroy: boolean;
}

/** Everything that `npm run local` does against a running emulator. Gives whether all of it held. */
export async function localRun(environment: Environment, phases: Phases, options: LocalRunOptions): Promise<boolean> {
  const { name } = environment;
  const folder = resolve(".cache/local", name);
  rmSync(folder, { recursive: true, force: true });
  const terraform = await phases.run("Terraform", () => findTerraform());
  const deployment: Deployment = { name, terraform, output: resolve(folder, "cdktf.out") };
  await phases.run("what exists already", () => seedEmulator(environment));
  await phases.run("state bucket", ({ progress }) =>
    bootstrapState(environment, { terraform, onLine: progress, folder: resolve(folder, "bootstrap") }),
  );
  const lockless = terraform.usesMirror ? ["--skip-provider-lock"] : [];
  await phases.run(`cdktf deploy ${name}`, ({ progress }) =>
    runCdktf(deployment, ["deploy", name, "--auto-approve", ...lockless], progress),
  );
  const checks = await phases.run("check of what was deployed", () => checkDeployed(environment));
  const planned = await phases.run("second plan", () => planAsJson(deployment));
  const clean = [reportChecks(checks), reportSecondPlan(planned)].every(Boolean);
  reportOutputs(await readOutputs(deployment));
  if (options.destroy) {
    await phases.run("terraform destroy", async ({ progress }) => {
      await allowTeardown(environment);
      const cwd = stackFolder(deployment);
      await runTerraform(terraform, ["destroy", "-auto-approve"], { cwd, onLine: progress });
    });
  }
  const verdict = clean ? pc.green("everything holds") : pc.red("not everything holds, see ✘ above");
  process.stdout.write(`${name}: ${verdict}, ${phases.seconds} s\n`);
  return clean;
}

function reportChecks(checks: readonly DeployedCheck[]): boolean {
  for (const { title, expected, found } of checks) {
    const right = expected === found;
    const detail = right ? found : `expected ${expected}; found ${found}`;
    process.stdout.write(`   ${right ? pc.green("✔") : pc.red("✘")} ${title}: ${detail}\n`);
  }
  return checks.every(({ expected, found }) => expected === found);
}

function reportSecondPlan(plan: unknown): boolean {
  const { resource_changes: changes = [] } = plan as { resource_changes?: PlannedChange[] };
  const { gaps, unexplained } = judgeSecondPlan(changes);
  for (const [gap, addresses] of gaps) {
    process.stdout.write(`   ${pc.dim("·")} known gap of the emulator: ${gap} (${addresses.length} resources)\n`);
  }
  for (const line of unexplained) process.stdout.write(`   ${pc.red("✘")} second plan: ${line}\n`);
  if (unexplained.length === 0) process.stdout.write(`   ${pc.green("✔")} second plan: nothing else to change\n`);
  return unexplained.length === 0;
}

function reportOutputs(outputs: Record<string, unknown>): void {
  process.stdout.write("\nOutputs\n");
  for (const [name, value] of Object.entries(outputs)) {
    process.stdout.write(`  ${name} = ${typeof value === "string" ? value : JSON.stringify(value)}\n`);
  }
  process.stdout.write("\n");
}
