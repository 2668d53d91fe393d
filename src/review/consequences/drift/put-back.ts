import { attributeChanges } from "../../changes/attribute-changes";
import { PlanView } from "../plan-view";
import { HandMade, namesOf } from "./hand-made";

/** What the plan does about something that was changed by hand. */
export type HandMadeFate = "restored" | "overwritten" | "left";

/** Whether the plan gives what was changed by hand its old values, or others, or does not touch it. */
export function fateOfHandMade(found: HandMade, view: PlanView): HandMadeFate {
  const plan = view.graph.change(found.change.address);
  if (plan === undefined || !namesOf(found).every((name) => view.changes(plan, name))) return "left";
  const { before } = found.change;
  const differing = attributeChanges({ ...plan, action: "update", before, replacePaths: [] }).map(({ path }) => path);
  return found.attributes.some(({ path }) => differing.includes(path)) ? "overwritten" : "restored";
}

/** Whether all that the plan does to a resource is to take back what was done by hand. */
export function isOnlyPutBack(found: HandMade, view: PlanView): boolean {
  const plan = view.graph.change(found.change.address);
  if (found.kind === "deleted") return plan?.action === "create";
  if (found.kind !== "changed" || plan?.action !== "update") return false;
  const paths = found.attributes.map(({ path }) => path);
  return (
    fateOfHandMade(found, view) === "restored" && view.attributesOf(plan).every(({ path }) => paths.includes(path))
  );
}
