import { ResourceChange } from "../../model/plan/plan";
import { MergedFinding } from "../consequences/merge-findings";
import { PlanView } from "../consequences/plan-view";
import { worstOf } from "../impact";
import { ReviewedChange } from "../review";

/** Every resource that the plan changes, each with the worst of what that does. */
export function reviewedChanges(
  view: PlanView,
  findings: readonly MergedFinding[],
  constructPathOf: (configAddress: string) => string | undefined,
): readonly ReviewedChange[] {
  const byResource = new Map<string, MergedFinding[]>();
  for (const finding of findings) {
    for (const resource of finding.resources) {
      const known = byResource.get(resource);
      if (known) known.push(finding);
      else byResource.set(resource, [finding]);
    }
  }
  return view.plan.changes.filter(isShown).map((change) => {
    const own = (byResource.get(change.address) ?? []).map(({ consequence }) => consequence);
    const constructPath = constructPathOf(change.configAddress);
    const { address, previousAddress, type, action, order, importId } = change;
    return {
      address,
      ...(previousAddress === undefined ? {} : { previousAddress }),
      ...(constructPath === undefined ? {} : { constructPath }),
      type,
      role: view.roles.roleOf(address),
      action,
      ...(order === undefined ? {} : { order }),
      ...(importId === undefined ? {} : { importId }),
      source: "plan",
      impact: worstOf(own.map(({ impact }) => impact)),
      exposure: own.some(({ exposure }) => exposure),
      attributes: action === "forget" ? [] : view.attributesOf(change),
    };
  });
}

function isShown({ mode, action, previousAddress, importId }: ResourceChange): boolean {
  return mode === "managed" && (action !== "no-op" || previousAddress !== undefined || importId !== undefined);
}
