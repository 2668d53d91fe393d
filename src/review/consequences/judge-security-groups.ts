import { ResourceChange } from "../../model/plan/plan";
import { roleName } from "../roles/role-words";
import { Finding, isGone } from "./finding";
import { goesWithVpc } from "./goes-with-vpc";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";

const RULE_TYPES = [
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_security_group_egress_rule",
  "aws_security_group_rule",
] as const;

/** Takes over the group that AWS makes with every VPC. */
const ADOPTER = "aws_default_security_group";

/** Whose group it is keeps running; what changes is who gets through meanwhile. */
export const judgeSecurityGroups: Judge = judgeEach(["aws_security_group", ADOPTER], (change, view) => {
  if (isGone(change.action)) return goesWithVpc(view, change.address) ? [] : [judgeGone(change, view)];
  if (change.action !== "update") return [];
  const cause = view.changedNames(change);
  const hasRules = cause.includes("ingress") || cause.includes("egress");
  const what = hasRules
    ? "gets other rules while it serves; open connections go on until they end: AWS tracks them"
    : "is updated in place";
  return [view.finding(change, { impact: "in-place", what, cause })];
});

function judgeGone(change: ResourceChange, view: PlanView): Finding {
  if (change.type === ADOPTER && change.action === "delete") {
    const what = "is only forgotten: AWS never deletes it, and its rules stay as they are";
    return view.finding(change, { impact: "none", what });
  }
  const users = groupUsers(change, view);
  const staying = users.filter((user) => !view.isGone(user));
  const rules = view.usersOf(change.address, ...RULE_TYPES).filter((rule) => view.isGone(rule));
  const resources = [change.address, ...rules];
  const role = roleOfUsers(change, users, view);
  const verb = change.action === "delete" ? "deleted" : "replaced";
  if (users.length === 0)
    return view.finding(change, { impact: "in-place", what: `is ${verb}; nobody has it`, resources });
  if (staying.length === 0)
    return view.finding(change, { impact: "in-place", what: `is ${verb} together with what has it`, resources, role });
  if (change.action === "replace" && change.order === "create-first") {
    const what = `is replaced: ${roleName(role)} gets the new one while it runs; connections fail until the rules are made anew`;
    return view.finding(change, { impact: "degraded", what, resources, role });
  }
  const what = `is ${verb}: its rules go first, and then AWS refuses to delete it while ${roleName(role)} has it; nobody gets through, and the apply stops`;
  return view.finding(change, { impact: "outage", what, resources, role });
}

/** Who has the group; rules of other groups that name it do not. */
function groupUsers({ address }: ResourceChange, view: PlanView): readonly string[] {
  const users = view.graph.usersOf(address).map((user) => user.address);
  return [...new Set(users)].filter((user) => {
    const type = view.graph.typeOf(user);
    return (
      view.graph.before(user) !== undefined &&
      !(RULE_TYPES as readonly string[]).includes(type) &&
      type !== "aws_security_group"
    );
  });
}

function roleOfUsers(change: ResourceChange, users: readonly string[], view: PlanView): string {
  const [first] = users.map((user) => view.roles.roleOf(user));
  return first ?? view.roles.roleOf(change.address);
}
