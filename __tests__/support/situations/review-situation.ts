import { readPlan } from "../../../src/model/plan/read-plan";
import { reviewPlan } from "../../../src/review/review-plan";
import { Review } from "../../../src/review/review";
import { readStackOrigin } from "../../../src/review/stack-origin";
import { environmentContract } from "../../../src/verify/contract/environment-contract";
import { environmentOf } from "./base-environments";
import { SavedPlan } from "./saved-situation";
import { Situation } from "./situation";

/** The review of a situation's plan, with the contract of its environment. */
export function reviewSituation(situation: Situation, { plan, stack }: SavedPlan): Review {
  const environment = environmentOf(situation.base, situation.overrides);
  const { constructPaths } = readStackOrigin(stack, `${situation.name}.stack.json`);
  const contract = situation.base === "state" ? undefined : environmentContract(environment);
  const options = { environment: environment.name, contract, constructPaths };
  return reviewPlan(readPlan(plan, `${situation.name}.plan.json`), options).review;
}
