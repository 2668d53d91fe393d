import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";

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
  const read = (kind: string) => brotliDecompressSync(readFileSync(fileOf(name, kind))).toString("utf8");
  return { plan: read("plan"), stack: read("stack") };
}

/** Saves the plan of a situation; the same plan gives the same bytes. */
export function saveSituation(name: string, { plan, stack }: SavedPlan): void {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(fileOf(name, "plan"), compress(plan));
  writeFileSync(fileOf(name, "stack"), compress(stack));
}

function fileOf(name: string, kind: string): string {
  return join(FOLDER, `${name}.${kind}.json.br`);
}

/** A plan says everything four times, too far apart for the window of gzip. */
function compress(text: string): Buffer {
  const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  return brotliCompressSync(text, { params });
}
