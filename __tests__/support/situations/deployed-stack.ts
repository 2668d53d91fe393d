import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runTerraform, TerraformTool } from "../../../src/terraform/terraform-tool";
import { StateResources } from "./state-resources";

/** How a plan is made. */
export interface PlanRequest {
  /** The stack's `cdk.tf.json`. */
  readonly stack: string;
  /** Options of `terraform plan`. */
  readonly options?: readonly string[];
  readonly variables?: Readonly<Record<string, string>>;
  /** Whether AWS is asked what is there; the state knows it where nobody changed anything by hand. */
  readonly refresh: boolean;
}

const FAILED = 1;

/** A folder with a stack's JSON, initialised once: each plan in it takes seconds. The state lies where the JSON says. */
export class DeployedStack {
  private backend: string | undefined;

  /**
   * @param folder folder of this stack's own, emptied first
   * @param tool Terraform with the variables that lead it to the emulator
   */
  constructor(
    private readonly folder: string,
    private readonly tool: TerraformTool,
  ) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
  }

  /** Writes the JSON and prepares its backend; a state that is there already goes along where that is asked for. */
  async write(stack: string, how: readonly string[] = ["-reconfigure"]): Promise<void> {
    writeFileSync(join(this.folder, "cdk.tf.json"), stack);
    const { terraform } = JSON.parse(stack) as { readonly terraform: { readonly backend: unknown } };
    const backend = JSON.stringify(terraform.backend);
    if (backend === this.backend) return;
    await this.terraform("init", "-input=false", ...how);
    this.backend = backend;
  }

  /** Applies the JSON. */
  async deploy(stack: string): Promise<void> {
    await this.write(stack);
    await this.terraform("apply", "-auto-approve");
  }

  /** Takes over what AWS filled in, as a second apply would, so that no plan tells of it again. */
  async takeOver(): Promise<void> {
    await this.terraform("apply", "-refresh-only", "-auto-approve");
  }

  /** What is in the state. */
  async resources(): Promise<StateResources> {
    const { stdout } = await this.terraform("show", "-json");
    return new StateResources(stdout);
  }

  /** Plans, changes nothing, and gives the plan's JSON. A plan that failed on `prevent_destroy` is one too. */
  async plan({ stack, options = [], variables = {}, refresh }: PlanRequest): Promise<string> {
    await this.write(stack);
    const env = Object.fromEntries(Object.entries(variables).map(([name, value]) => [`TF_VAR_${name}`, value]));
    const args = ["plan", "-input=false", "-lock=false", "-out=saved.plan", `-refresh=${refresh}`, ...options];
    const { exitCode, stderr } = await runTerraform(this.tool, args, { cwd: this.folder, env, accept: [FAILED] });
    if (exitCode === FAILED && !stderr.includes("prevent_destroy")) throw new Error(stderr);
    const { stdout } = await this.terraform("show", "-json", "saved.plan");
    return stdout;
  }

  private terraform(...args: string[]) {
    return runTerraform(this.tool, args, { cwd: this.folder });
  }
}
