import { ResourceChange } from "../../model/plan/plan";
import { Finding } from "./finding";
import { groupBy } from "./group-by";
import { isMachineType } from "./machines";
import { PlanView } from "./plan-view";
import { describeKinds } from "./resource-names";

/** What is new disturbs nobody; it is told in one breath for each role. New machines are told with the others. */
export function judgeCreations(changes: readonly ResourceChange[], view: PlanView): readonly Finding[] {
  const created = changes.filter(({ action, type }) => action === "create" && !isMachineType(type));
  const byRole = groupBy(created, ({ address }) => view.roles.roleOf(address));
  return [...byRole].map(([role, those]) => ({
    role,
    impact: "none",
    exposure: false,
    resources: those.map(({ address }) => address),
    cause: [],
    kind: "new",
    subject: "New",
    what: describeKinds(those.map(({ type }) => type)),
  }));
}
