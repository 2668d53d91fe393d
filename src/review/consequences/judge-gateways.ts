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
    if (isGone(change.action)) return goesWithVpc(view, change.address) === undefined ? judgeCut(change, view) : [];
    if (change.action !== "update") return [];
    if (view.changes(change, "vpc_id")) return judgeCut(change, view);
    return [
      view.finding(change, { impact: "in-place", what: "is updated in place", cause: view.changedNames(change) }),
    ];
  },
);

function judgeCut(change: ResourceChange, view: PlanView): readonly Finding[] {
  return change.type.startsWith("aws_internet_gateway") ? judgeWayIn(change, view) : judgeWayOut(change, view);
}

/** Without an internet gateway, nobody outside reaches a public address. */
function judgeWayIn(change: ResourceChange, view: PlanView): readonly Finding[] {
  const roles = publicRolesIn(view, subnetsBehind(view.before, gatewayOf(change, view)));
  const parts = causeOfMove(change);
  const verb = verbOf(change);
  if (roles.length === 0)
    return [view.finding(change, { ...parts, impact: "in-place", what: `${verb}; no route leads to it` })];
  const what = `${verb}: nobody reaches ${describeRoles(roles)} from the internet${untilRouted(change)}`;
  return ["network", ...roles].map((role) => view.finding(change, { ...parts, impact: "outage", role, what }));
}

/** Without a NAT gateway, private machines reach nobody outside, unless their subnets have another one. */
function judgeWayOut(change: ResourceChange, view: PlanView): readonly Finding[] {
  const behind = subnetsBehind(view.before, change.address);
  const elsewhere = change.action === "delete" ? subnetsWithNat(view.after, behind) : [];
  const roles = rolesInSubnets(
    view,
    behind.filter((subnet) => !elsewhere.includes(subnet)),
  );
  const verb = verbOf(change);
  if (roles.length === 0) {
    const then =
      elsewhere.length > 0
        ? "its subnets go out through another one, and open connections break"
        : "nobody is behind it";
    return [view.finding(change, { impact: "in-place", what: `${verb}; ${then}` })];
  }
  const what = `${verb}: ${describeRoles(roles)} cannot call the internet${untilRouted(change)}, and open connections break`;
  return ["network", ...roles].map((role) => view.finding(change, { impact: "degraded", role, what }));
}

function verbOf({ action }: ResourceChange): string {
  if (action === "delete") return "is deleted";
  return action === "replace" ? "is replaced" : "is taken to another VPC";
}

function untilRouted({ action }: ResourceChange): string {
  return action === "delete" ? "" : " until the new one has its routes";
}

/** An update that takes a gateway elsewhere has its cause in the VPC. */
function causeOfMove({ action }: ResourceChange): { readonly cause?: readonly string[] } {
  return isGone(action) ? {} : { cause: ["vpc_id"] };
}

/** An attachment stands for the gateway that it attaches. */
function gatewayOf(change: ResourceChange, view: PlanView): string {
  return view.graph.namedBy(change.address, ["internet_gateway_id"])[0] ?? change.address;
}
