import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

/** A plan and the JSON that it was made of. */
export interface SavedPlan {
  /** The stack's `cdk.tf.json`. */
  readonly stack: string;
  /** What `terraform show -json` prints. */
  readonly plan: string;
}

const FOLDER = "__tests__/review/plans";

/** The saved plan of a situation. */
export function loadSituation(name: string): SavedPlan {
  const read = (kind: string) => gunzipSync(readFileSync(join(FOLDER, `${name}${kind}.json.gz`))).toString("utf8");
  return { plan: read(""), stack: read(".stack") };
}

/** Saves the plan of a situation; the same plan gives the same bytes. */
export function saveSituation(name: string, { plan, stack }: SavedPlan): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.json.gz`), gzipSync(plan, { level: 9 }));
  writeFileSync(join(FOLDER, `${name}.stack.json.gz`), gzipSync(stack, { level: 9 }));
}
