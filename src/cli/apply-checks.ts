/** What has to hold before a reviewed plan is applied: it is there, it was not used, and nothing was changed since. */
import { Environment } from "../config/environment";
import { commandsAfter } from "./apply-commands";
import { Deployment } from "./deployment";
import { digestOf, digestOfFile } from "./digest";
import { reviewCommand } from "./plan-commands";
import { CommandError } from "./run-command";
import { PlanFiles } from "./saved-plan";
import { readRecord, ReviewRecord } from "./saved-plan-record";
import { synthesizeStack } from "./synthesize-stack";

/**
 * The review of a plan that can still be applied.
 *
 * @throws {CommandError} when there is none, when it was applied already, or when Terraform could not plan all of it
 */
export function findReview(files: PlanFiles, name: string): ReviewRecord {
  const record = readRecord(files);
  if (record === undefined)
    throw new CommandError(`apply: no plan of ${name} was reviewed; run ${reviewCommand(name)}`);
  const review = `run ${reviewCommand(name, record.failOn)}`;
  if (record.finished !== undefined) {
    throw new CommandError(`apply: the reviewed plan was applied at ${record.finished}; for the next, ${review}`);
  }
  if (record.begun !== undefined) {
    throw new CommandError(
      `apply: the reviewed plan was begun at ${record.begun} and not finished; ${review}, which shows what is left`,
    );
  }
  if (record.outcome === "failed") {
    throw new CommandError(
      `apply: Terraform could not plan all of ${name}, and never applies such a plan; see the review, mend what it names, and ${review} again`,
    );
  }
  return record;
}

/**
 * Makes sure that what was reviewed is what is there: the plan, the JSON that it was made from, the environment file, what
 * would be generated now, and Terraform itself.
 *
 * @throws {CommandError} naming what is not the same
 */
export async function assertUnchanged(
  command: "apply" | "destroy",
  environment: Environment,
  { terraform }: Deployment,
  files: PlanFiles,
  record: ReviewRecord,
): Promise<void> {
  const { digests, environmentFile } = record;
  const changed = [
    ...describeChange(files.plan, digests.plan),
    ...describeChange(files.stack, digests.stack),
    ...describeChange(environmentFile, digests.environmentFile),
    ...(terraform.version === record.terraformVersion
      ? []
      : [`Terraform was ${record.terraformVersion} and is ${terraform.version}`]),
  ];
  if (changed.length === 0 && digestOf(await synthesizeStack(environment)) !== digests.stack) {
    changed.push(
      `what ${environmentFile} generates is not what was reviewed: a file that it names, or the code, was changed`,
    );
  }
  if (changed.length === 0) return;
  throw refusal(command, record, changed.join("; "));
}

/**
 * Makes sure that Terraform is handed the plan that was reviewed: a review that runs at the same time makes another.
 *
 * @throws {CommandError} when it is another, or gone
 */
export function assertSamePlan(command: "apply" | "destroy", { plan }: PlanFiles, record: ReviewRecord): void {
  const [changed] = describeChange(plan, record.digests.plan);
  if (changed !== undefined) throw refusal(command, record, changed);
}

function refusal(command: "apply" | "destroy", record: ReviewRecord, changed: string): CommandError {
  const { review } = commandsAfter(command, record);
  return new CommandError(`${command}: ${changed}. Nothing was touched; run ${review} again`);
}

function describeChange(file: string, reviewed: string): string[] {
  const digest = digestOfFile(file);
  if (digest === reviewed) return [];
  return [digest === undefined ? `${file} is gone` : `${file} was changed after the review`];
}
