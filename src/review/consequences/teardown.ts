import { Plan } from "../../model/plan/plan";
import { isAtLeast } from "../impact";
import { Finding } from "./finding";
import { PlanView } from "./plan-view";

/** Whether all that there is goes, and nothing comes. */
export function isTeardown({ changes }: Plan): boolean {
  const managed = changes.filter(({ mode }) => mode === "managed");
  return managed.length > 0 && managed.every(({ action }) => action === "delete");
}

/** In a teardown, what goes together with what used it is gone all the same: nobody is served by the role any more. */
export function judgeTeardown(findings: readonly Finding[], view: PlanView): readonly Finding[] {
  if (!isTeardown(view.plan)) return [];
  const told = new Set(findings.filter(({ impact }) => isAtLeast(impact, "outage")).map(({ role }) => role));
  const gone = view.plan.changes.filter(
    ({ address, mode }) => mode === "managed" && !told.has(view.roles.roleOf(address)),
  );
  const roles = new Set(gone.map(({ address }) => view.roles.roleOf(address)));
  return [...roles].flatMap((role) => {
    const own = gone.filter(({ address }) => view.roles.roleOf(address) === role);
    const [first] = own;
    const resources = own.map(({ address }) => address);
    const what = `all ${own.length} resources are deleted`;
    return first === undefined ? [] : [view.finding(first, { impact: "outage", resources, subject: "Teardown", what })];
  });
}
