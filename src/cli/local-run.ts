import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { Environment } from "../config/environment";
import { Emulator } from "../emulator/start-emulator";
import { runTerraform, TerraformTool } from "../terraform/terraform-tool";
import { allowTeardown } from "./allow-teardown";
import { bootstrapState } from "./bootstrap-state";
import { checkDeployed, checkNothingLeft } from "./check-deployed";
import { Deployment, planAsJson, readOutputs, stackFolder } from "./deployment";
import { deployAndCompare } from "./local-deploy";
import { describeCreations } from "./local-progress";
import { reportChecks, reportOutputs, reportProtectionOff, reportSecondPlan, reportVerdict } from "./local-report";
import { Phases } from "./phases";
import { proveGenerated } from "./prove-generated";
import { seedEmulator } from "./seed-emulator";

const DAY_MILLISECONDS = 24 * 60 * 60 * 1000;

/** Options of {@link localRun}. */
export interface LocalRunOptions {
  /** Terraform with the environment as it was before the emulator. */
  readonly terraform: TerraformTool;
  /** Emulator to deploy to. */
  readonly emulator: Emulator;
  /** Whether to tear down with Terraform at the end. */
  readonly destroy: boolean;
}

/** Everything that `npm run local` does against a running emulator. Gives whether all of it held. */
export async function localRun(environment: Environment, phases: Phases, options: LocalRunOptions): Promise<boolean> {
  const { name } = environment;
  const { emulator } = options;
  const folder = makeFolder(emulator);
  const terraform = { ...options.terraform, env: { ...options.terraform.env, ...emulator.env } };
  const deployment: Deployment = { name, terraform, output: resolve(folder, "cdktf.out") };
  const reference: Deployment = { name, terraform: options.terraform, output: resolve(folder, "cdktf.reference") };

  await phases.run("what exists already", () => seedEmulator(environment));
  await phases.run("state bucket", ({ progress }) =>
    bootstrapState(environment, { terraform, onLine: progress, folder: resolve(folder, "bootstrap") }),
  );
  const sameJson = await phases.run(`cdktf deploy ${name}`, ({ progress }) =>
    deployAndCompare(deployment, reference, describeCreations(progress)),
  );
  const checks = await phases.run("check of what was deployed", () => checkDeployed(environment));
  const planned = await phases.run("second plan", () => planAsJson(deployment));
  const proof = proveGenerated(environment, deployment);
  const results = [reportChecks([sameJson, proof, ...checks]), reportSecondPlan(planned)];
  reportOutputs(await readOutputs(deployment));
  if (options.destroy) results.push(await destroy(environment, deployment, phases));
  const clean = results.every(Boolean);
  if (clean) rmSync(folder, { recursive: true, force: true });
  reportVerdict(name, clean, phases.seconds);
  return clean;
}

/** A folder of this run's own, so that runs side by side keep apart; what failed runs left a day ago goes. */
function makeFolder({ url }: Emulator): string {
  const all = resolve(".cache/local");
  mkdirSync(all, { recursive: true });
  for (const name of readdirSync(all)) {
    const old = join(all, name);
    if (Date.now() - statSync(old).mtimeMs > DAY_MILLISECONDS) rmSync(old, { recursive: true, force: true });
  }
  const folder = join(all, new URL(url).port);
  rmSync(folder, { recursive: true, force: true });
  return folder;
}

async function destroy(environment: Environment, deployment: Deployment, phases: Phases): Promise<boolean> {
  await phases.run("terraform destroy", async ({ progress }) => {
    await allowTeardown(environment);
    if (environment.api.deletionProtection) reportProtectionOff();
    const cwd = stackFolder(deployment);
    await runTerraform(deployment.terraform, ["destroy", "-auto-approve"], {
      cwd,
      onLine: describeCreations(progress),
    });
  });
  const left = await phases.run("check that nothing is left", () => checkNothingLeft(environment));
  return reportChecks([left]);
}
