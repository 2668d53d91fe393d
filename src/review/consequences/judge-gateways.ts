import { ResourceChange } from "../../model/plan/plan";
import { describeRoles } from "./describe-roles";
import { Finding, isGone } from "./finding";
import { goesWithVpc } from "./goes-with-vpc";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";
import { publicRolesIn, rolesInSubnets, subnetsBehind, subnetsWithNat } from "./roles-in-subnets";

/** Ways in and out of a VPC. */
export const judgeGateways: Judge = judgeEach(
  ["aws_internet_gateway", "aws_internet_gateway_attachment", "aws_nat_gateway", "aws_egress_only_internet_gateway"],
  (change, view) => {
    const isCut = isGone(change.action) || view.changes(change, "vpc_id");
    if (isCut && change.action !== "create") return judgeCut(change, view);
    if (change.action !== "update") return [];
    return [
      view.finding(change, { impact: "in-place", what: "is updated in place", cause: view.changedNames(change) }),
    ];
  },
);

function judgeCut(change: ResourceChange, view: PlanView): readonly Finding[] {
  if (goesWithVpc(view, change.address) !== undefined && isGone(change.action)) return [];
  const verb = { delete: "deleted", replace: "replaced" }[change.action as string] ?? "taken to another VPC";
  const isForCallers = change.type.startsWith("aws_internet_gateway");
  const behind = subnetsBehind(view.before, gatewayOf(change, view));
  const elsewhere = change.action === "delete" && !isForCallers ? subnetsWithNat(view.after, behind) : [];
  const subnets = behind.filter((subnet) => !elsewhere.includes(subnet));
  const roles = isForCallers ? publicRolesIn(view, subnets) : rolesInSubnets(view, subnets);
  const cause = isGone(change.action) ? undefined : ["vpc_id"];
  const parts = { impact: isForCallers ? "outage" : "degraded", ...(cause && { cause }) } as const;
  if (roles.length === 0 && elsewhere.length > 0) {
    const what = `${verb}: its subnets go out through another one, and open connections break`;
    return [view.finding(change, { ...parts, impact: "in-place", what: `is ${what}` })];
  }
  if (roles.length === 0)
    return [view.finding(change, { ...parts, impact: "in-place", what: `is ${verb}; no route leads to it` })];
  const what = isForCallers ? unreached(verb, roles) : withoutWay(verb, roles);
  return ["network", ...roles].map((role) => view.finding(change, { ...parts, role, what }));
}

function unreached(verb: string, roles: readonly string[]): string {
  const until = verb === "deleted" ? "" : " until the new one has its routes";
  return `is ${verb}: nobody reaches ${describeRoles(roles)} from the internet${until}`;
}

function withoutWay(verb: string, roles: readonly string[]): string {
  const until = verb === "deleted" ? "" : " until the new one has its routes";
  return `is ${verb}: ${describeRoles(roles)} cannot call the internet${until}, and open connections break`;
}

/** An attachment stands for the gateway that it attaches. */
function gatewayOf(change: ResourceChange, view: PlanView): string {
  return view.graph.namedBy(change.address, ["internet_gateway_id"])[0] ?? change.address;
}
