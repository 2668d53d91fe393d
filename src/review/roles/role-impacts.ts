import { PlanView } from "../consequences/plan-view";
import { worstOf } from "../impact";
import { Consequence, RoleImpact } from "../review";

/** One entry for every role of the plan, before and after. */
export function roleImpacts(view: PlanView, consequences: readonly Consequence[]): readonly RoleImpact[] {
  const [before, after] = [countByRole(view, "before"), countByRole(view, "after")];
  const roles = new Set([...before.keys(), ...after.keys(), ...consequences.map(({ role }) => role)]);
  return [...roles].map((role) => {
    const own = consequences.filter((consequence) => consequence.role === role);
    return {
      role,
      impact: worstOf(own.map(({ impact }) => impact)),
      exposure: own.some(({ exposure }) => exposure),
      members: { before: before.get(role) ?? 0, after: after.get(role) ?? 0 },
    };
  });
}

function countByRole(view: PlanView, side: "before" | "after"): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { address, mode } of view.plan[side]) {
    if (mode !== "managed") continue;
    const role = view.roles.roleOf(address);
    counts.set(role, (counts.get(role) ?? 0) + 1);
  }
  return counts;
}
