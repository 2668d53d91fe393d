/** What a review said of a saved plan, written down beside it; `npm run apply` goes by it. */
import { existsSync, readFileSync } from "node:fs";
import { z } from "zod";
import { Impact, IMPACTS } from "../review/impact";
import { Review, ReviewedChange } from "../review/review";
import { writePrivately } from "../terraform/write-privately";
import { CommandError } from "./run-command";
import { PlanFiles, SavedPlan } from "./saved-plan";

const impactSchema = z.enum(IMPACTS);

const recordSchema = z.strictObject({
  format: z.literal(1),
  environment: z.string(),
  /** As it is named in messages. */
  environmentFile: z.string(),
  reviewedAt: z.iso.datetime(),
  terraformVersion: z.string(),
  outcome: z.enum(["changes", "empty", "failed"]),
  headline: z.string(),
  verdict: impactSchema,
  exposure: z.boolean(),
  failOn: impactSchema,
  /** SHA-256 of what was reviewed. */
  digests: z.strictObject({ plan: z.string(), stack: z.string(), environmentFile: z.string() }),
  /** Role of each resource that changes, and how many steps its change has: a replacement has two. */
  changes: z.record(z.string(), z.strictObject({ role: z.string(), steps: z.number() })),
  /** When Terraform began to apply it, and when it was done; a plan can be applied once. */
  begun: z.iso.datetime().optional(),
  finished: z.iso.datetime().optional(),
});

/** What a review said of a saved plan. */
export type ReviewRecord = z.infer<typeof recordSchema>;

/**
 * Writes down what a review said, so that the plan can be applied.
 *
 * @throws {CommandError} when it cannot be written, as on a full disk
 */
export function recordReview(saved: SavedPlan, review: Review, failOn: Impact): ReviewRecord {
  const record: ReviewRecord = {
    format: 1,
    environment: saved.deployment.name,
    environmentFile: saved.environmentFile,
    reviewedAt: new Date().toISOString(),
    terraformVersion: saved.deployment.terraform.version,
    outcome: saved.outcome,
    headline: review.headline,
    verdict: review.verdict,
    exposure: review.exposure,
    failOn,
    digests: { ...saved.digests },
    changes: deriveSteps(review.changes),
  };
  writeRecord(saved.files, record);
  return record;
}

/**
 * Reads what the review of a saved plan said; undefined where none was reviewed.
 *
 * @throws {CommandError} when it cannot be read back
 */
export function readRecord({ record: file }: Pick<PlanFiles, "record">): ReviewRecord | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return recordSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  } catch (error) {
    throw new CommandError(`${file}: is not what a review wrote down; run the review again`, { cause: error });
  }
}

/**
 * Notes how far applying has come, and when. Where another plan was reviewed meanwhile, its record is left as it is.
 *
 * @throws {CommandError} when it cannot be written, as on a full disk
 */
export function noteProgress(files: Pick<PlanFiles, "record">, of: ReviewRecord, mark: "begun" | "finished"): void {
  const record = readRecord(files);
  if (record?.digests.plan !== of.digests.plan) return;
  writeRecord(files, { ...record, [mark]: new Date().toISOString() });
}

function writeRecord({ record: file }: Pick<PlanFiles, "record">, record: ReviewRecord): void {
  try {
    writePrivately(file, `${JSON.stringify(record, null, 2)}\n`);
  } catch (error) {
    throw new CommandError(`${file}: cannot be written (${(error as Error).message}); make room there`, {
      cause: error,
    });
  }
}

/** What Terraform applies; what was found changed outside is told by the review and not undone by it. */
function deriveSteps(changes: readonly ReviewedChange[]): ReviewRecord["changes"] {
  const steps: ReviewRecord["changes"] = {};
  for (const { address, role, action, source } of changes) {
    if (source === "drift" || !["create", "update", "replace", "delete"].includes(action)) continue;
    // Under one address there can also be an object that a broken-off replacement left behind.
    steps[address] = { role, steps: (steps[address]?.steps ?? 0) + (action === "replace" ? 2 : 1) };
  }
  return steps;
}
