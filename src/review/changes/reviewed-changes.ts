import { ResourceChange } from "../../model/plan/plan";
import { HandMade } from "../consequences/drift/hand-made";
import { MergedFinding } from "../consequences/merge-findings";
import { PlanView } from "../consequences/plan-view";
import { worstOf } from "../impact";
import { Consequence, ReviewedChange } from "../review";

/** Construct path of a resource by its address in the configuration. */
export type ConstructPathOf = (configAddress: string) => string | undefined;

/** Every resource that the plan changes, then what was changed outside Terraform, each with the worst of what that does. */
export function reviewedChanges(
  view: PlanView,
  handMade: readonly HandMade[],
  findings: readonly MergedFinding[],
  constructPathOf: ConstructPathOf,
): readonly ReviewedChange[] {
  const inside = consequencesByResource(findings.filter(({ isOutside }) => !isOutside));
  const outside = consequencesByResource(findings.filter(({ isOutside }) => isOutside));
  const planned = view.plan.changes.filter(isShown).map((change) => ({
    ...reviewedChange(change, view, constructPathOf),
    ...worstFor(inside.get(change.address)),
    source: "plan" as const,
    attributes: change.action === "forget" ? [] : view.attributesOf(change),
  }));
  const found = handMade.map(({ change, attributes }) => ({
    ...reviewedChange(change, view, constructPathOf),
    ...worstFor(outside.get(change.address)),
    source: "drift" as const,
    attributes,
  }));
  return [...planned, ...found];
}

function consequencesByResource(findings: readonly MergedFinding[]): ReadonlyMap<string, readonly Consequence[]> {
  const consequences = new Map<string, Consequence[]>();
  for (const { resources, consequence } of findings) {
    for (const resource of resources) {
      const known = consequences.get(resource);
      if (known) known.push(consequence);
      else consequences.set(resource, [consequence]);
    }
  }
  return consequences;
}

function worstFor(consequences: readonly Consequence[] = []): Pick<ReviewedChange, "impact" | "exposure"> {
  return {
    impact: worstOf(consequences.map(({ impact }) => impact)),
    exposure: consequences.some(({ exposure }) => exposure),
  };
}

function reviewedChange(
  { address, configAddress, previousAddress, type, action, order, importId }: ResourceChange,
  view: PlanView,
  constructPathOf: ConstructPathOf,
): Omit<ReviewedChange, "impact" | "exposure" | "source" | "attributes"> {
  const constructPath = constructPathOf(configAddress);
  return {
    address,
    ...(previousAddress === undefined ? {} : { previousAddress }),
    ...(constructPath === undefined ? {} : { constructPath }),
    type,
    role: view.roles.roleOf(address),
    action,
    ...(order === undefined ? {} : { order }),
    ...(importId === undefined ? {} : { importId }),
  };
}

function isShown({ mode, action, previousAddress, importId }: ResourceChange): boolean {
  return mode === "managed" && (action !== "no-op" || previousAddress !== undefined || importId !== undefined);
}
