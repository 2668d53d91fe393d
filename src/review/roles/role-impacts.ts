import { PlannedInstance } from "../../model/plan/plan";
import { numberAt } from "../changes/plan-values";
import { isMachineType } from "../consequences/machines";
import { PlanView } from "../consequences/plan-view";
import { worstOf } from "../impact";
import { Consequence, RoleImpact } from "../review";

const LOAD_BALANCERS = ["aws_lb", "aws_alb", "aws_elb"];

/** One entry for every role of the plan, before and after. */
export function roleImpacts(view: PlanView, consequences: readonly Consequence[]): readonly RoleImpact[] {
  const [before, after] = [membersByRole(view, "before"), membersByRole(view, "after")];
  const roles = new Set([...before.keys(), ...after.keys(), ...consequences.map(({ role }) => role)]);
  return [...roles].map((role) => {
    const own = consequences.filter((consequence) => consequence.role === role);
    return {
      role,
      impact: worstOf(own.map(({ impact }) => impact)),
      exposure: own.some(({ exposure }) => exposure),
      members: countMembers(before.get(role) ?? [], after.get(role) ?? []),
    };
  });
}

function membersByRole(view: PlanView, side: "before" | "after"): ReadonlyMap<string, readonly PlannedInstance[]> {
  const members = new Map<string, PlannedInstance[]>();
  for (const instance of view.plan[side]) {
    if (instance.mode !== "managed") continue;
    const role = view.roles.roleOf(instance.address);
    const known = members.get(role);
    if (known) known.push(instance);
    else members.set(role, [instance]);
  }
  return members;
}

/** Machines where the role has some on either side, else load balancers, else resources. */
function countMembers(before: readonly PlannedInstance[], after: readonly PlannedInstance[]): RoleImpact["members"] {
  const all = [...before, ...after];
  const kind = [isMachines, isLoadBalancer].find((isOfKind) => all.some(isOfKind)) ?? (() => true);
  return { before: count(before.filter(kind)), after: count(after.filter(kind)) };
}

function count(instances: readonly PlannedInstance[]): number | undefined {
  const sizes = instances.map((instance) =>
    instance.type === "aws_autoscaling_group" ? numberAt(instance.values, "desired_capacity") : 1,
  );
  return sizes.includes(undefined) ? undefined : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
}

function isMachines({ type }: PlannedInstance): boolean {
  return isMachineType(type) || type === "aws_autoscaling_group";
}

function isLoadBalancer({ type }: PlannedInstance): boolean {
  return LOAD_BALANCERS.includes(type);
}
