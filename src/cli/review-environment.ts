/** Plans an environment afresh and keeps the plan for `npm run apply`. */
import { relative } from "node:path";
import { Environment } from "../config/environment";
import { Impact } from "../review/impact";
import { environmentContract } from "../verify/contract/environment-contract";
import { readContract } from "./contract-file";
import { Phases } from "./phases";
import { ReviewSubject } from "./review-subject";
import { planForReview, SavedPlan } from "./saved-plan";

/** A plan that was made just now, and what is reviewed of it. */
export interface PlannedSubject {
  readonly saved: SavedPlan;
  readonly subject: ReviewSubject;
}

/** Options of a new plan. */
export interface PlanningOptions {
  /**
   * File of a contract.
   *
   * @default - the environment's own contract
   */
  readonly contract?: string;
  /**
   * Whether everything is to go.
   *
   * @default false
   */
  readonly destroy?: boolean;
  /** How long to wait for a lock that somebody holds, for example `30m`. */
  readonly lockTimeout?: string;
  /**
   * From which impact on the review refuses.
   *
   * @default "outage"
   */
  readonly failOn?: Impact;
}

/**
 * Synthesizes an environment and plans it, with a line on stderr while that goes on.
 *
 * @throws {CommandError} when it cannot be planned
 */
export async function planEnvironment(environment: Environment, options: PlanningOptions): Promise<PlannedSubject> {
  const contract = options.contract === undefined ? environmentContract(environment) : readContract(options.contract);
  const { destroy, lockTimeout, failOn } = options;
  const phases = new Phases(process.stderr);
  const saved = await phases.run(`${environment.name}: synthesize and plan`, ({ progress }) =>
    planForReview(environment, { destroy, lockTimeout, failOn }, progress),
  );
  if (saved.said !== "") process.stderr.write(`${saved.said}\n`);
  const { files, planJson, stackJson } = saved;
  const subject = {
    environment: environment.name,
    plan: { file: relative("", files.planJson), text: planJson },
    stack: { file: relative("", files.stack), text: stackJson },
    contract,
  };
  return { saved, subject };
}
