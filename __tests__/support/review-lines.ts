import { Plan } from "../../src/model/plan/plan";
import { reviewPlan } from "../../src/review/review-plan";
import { Review } from "../../src/review/review";

/** The review of a plan, without a contract and without construct paths. */
export function reviewOf(plan: Plan): Review {
  return reviewPlan(plan, { environment: "test", constructPaths: new Map() }).review;
}

/** The consequences of a plan, a line each: `outage head: The Head node is replaced: ...`, an exposure with `!`. */
export function consequenceLines(plan: Plan): readonly string[] {
  return reviewOf(plan).consequences.map(
    ({ impact, exposure, role, message }) => `${impact}${exposure ? "!" : ""} ${role}: ${message}`,
  );
}
