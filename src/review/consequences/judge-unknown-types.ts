import { ResourceChange } from "../../model/plan/plan";
import { Finding, isGone } from "./finding";
import { PlanView } from "./plan-view";

/** Of types without rules, only the action is known: whoever uses what goes has to count with an outage. */
export function judgeUnknownTypes(changes: readonly ResourceChange[], view: PlanView): readonly Finding[] {
  return changes.flatMap((change) => {
    if (change.action === "create") return [];
    if (isGone(change.action)) {
      const verb = change.action === "delete" ? "deleted" : "replaced";
      return [
        view.finding(change, {
          impact: "outage",
          what: `is ${verb}; there are no rules for this type, so whoever uses it may be down`,
        }),
      ];
    }
    const what = "is updated; there are no rules for this type, so nobody knows what that interrupts";
    return [view.finding(change, { impact: "in-place", what, cause: view.changedNames(change) })];
  });
}
