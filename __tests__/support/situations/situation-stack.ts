import { App, Testing } from "cdktf";
import { synthesizeStack } from "../../../src/cli/synthesize-stack";
import { Environment } from "../../../src/config/environment";
import { StateStack } from "../../../src/stacks/state-stack";
import { BaseName, environmentOf } from "./base-environments";
import { Situation } from "./situation";
import { StackEdit } from "./stack-edit";

/** The JSON of a base, as it is deployed before anything is changed. */
export function stackOfBase(base: BaseName): Promise<string> {
  return synthesize(base, environmentOf(base));
}

/** The JSON that a situation is planned with. */
export async function stackOfSituation(situation: Situation): Promise<string> {
  const text = await synthesize(situation.base, environmentOf(situation.base, situation.overrides));
  const edit = new StackEdit(text);
  situation.editStack?.(edit);
  return edit.toString();
}

function synthesize(base: BaseName, environment: Environment): Promise<string> {
  return base === "state" ? Promise.resolve(synthesizeStateStack(environment)) : synthesizeStack(environment);
}

function synthesizeStateStack(environment: Environment): string {
  const app = Testing.stubVersion(new App({ stackTraces: false }));
  return Testing.synth(new StateStack(app, "state", environment, { kind: "local", file: "terraform.tfstate" }));
}
