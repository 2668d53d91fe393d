import { closeKnownGaps } from "./close-known-gaps";
import { PlanDocument } from "./plan-document";
import { settleNames } from "./settle-names";

/**
 * A plan's JSON as AWS would have let it be made, and the same each time: without what the emulator loses, and with
 * settled names and times.
 *
 * @param deployed the JSON that was deployed before
 */
export function tidyPlan(text: string, deployed: string): string {
  const plan = JSON.parse(text) as PlanDocument;
  closeKnownGaps(plan, deployed);
  return settleNames(plan);
}
