import { App, TerraformStack } from "cdktf";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ClusterStack } from "../../../src/stacks/cluster-stack";
import { StateStack } from "../../../src/stacks/state-stack";
import { BaseName, environmentOf } from "./base-environments";
import { Situation } from "./situation";
import { StackEdit } from "./stack-edit";

/** The JSON of a base, as it is deployed before anything is changed. */
export function stackOfBase(base: BaseName): string {
  return synthesizeBase(base, {});
}

/** The JSON that a situation is planned with. */
export function stackOfSituation({ base, overrides, editStack }: Situation): string {
  const edit = new StackEdit(synthesizeBase(base, overrides));
  editStack?.(edit);
  return edit.toString();
}

function synthesizeBase(base: BaseName, overrides: Situation["overrides"]): string {
  const environment = environmentOf(base, overrides);
  return synthesize((app) =>
    base === "state"
      ? new StateStack(app, "state", environment, { kind: "local", file: "terraform.tfstate" })
      : new ClusterStack(app, environment.name, environment),
  );
}

/** The JSON that cdktf writes for a stack, to the letter. */
function synthesize(makeStack: (app: App) => TerraformStack): string {
  const outdir = mkdtempSync(join(tmpdir(), "private-cluster-situation-"));
  try {
    const app = new App({ outdir });
    const { node } = makeStack(app);
    app.synth();
    return readFileSync(join(outdir, "stacks", node.id, "cdk.tf.json"), "utf8");
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
