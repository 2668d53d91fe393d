import { App } from "cdktf";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Environment } from "../../../src/config/environment";
import { ClusterStack } from "../../../src/stacks/cluster-stack";
import { Contract } from "../../../src/verify/contract/contract";
import { environmentContract } from "../../../src/verify/contract/environment-contract";
import { shippedEnvironment } from "../environment";
import { Fault } from "./fault";

/** A stack in order, and what it has to keep. */
export interface CleanStack {
  /** Its `cdk.tf.json`, with the construct paths that the JSON of `Testing.synth` is without. */
  readonly text: string;
  readonly contract: Contract;
}

const built = new Map<string, CleanStack>();

/** The stack that a fault is planted in, made once. */
export function cleanStackOf({ environment, overrides = {} }: Pick<Fault, "environment" | "overrides">): CleanStack {
  const key = JSON.stringify([environment, overrides]);
  const stack = built.get(key) ?? build(shippedEnvironment(environment, overrides));
  built.set(key, stack);
  return stack;
}

function build(environment: Environment): CleanStack {
  const outdir = mkdtempSync(join(tmpdir(), "planted-faults-"));
  try {
    const app = new App({ outdir, stackTraces: false });
    new ClusterStack(app, environment.name, environment);
    app.synth();
    const text = readFileSync(join(outdir, "stacks", environment.name, "cdk.tf.json"), "utf8");
    return { text, contract: environmentContract(environment) };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}
