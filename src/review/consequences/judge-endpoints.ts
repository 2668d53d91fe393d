import { ResourceChange } from "../../model/plan/plan";
import { textAt } from "../changes/plan-values";
import { describeRoles } from "./describe-roles";
import { Finding, isGone } from "./finding";
import { goesWithVpc } from "./goes-with-vpc";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";
import { judgePolicyAt } from "./policies/judge-policies";
import { rolesInSubnets, subnetsOfTable, subnetsWithWayOut } from "./roles-in-subnets";

/** Ways from a VPC to one service of AWS. */
export const judgeEndpoints: Judge = judgeEach(
  ["aws_vpc_endpoint", "aws_vpc_endpoint_route_table_association", "aws_vpc_endpoint_subnet_association"],
  (change, view) => {
    if (isGone(change.action)) return goesWithVpc(view, change.address) ? [] : judgeGone(change, view);
    const policy = change.type === "aws_vpc_endpoint" ? judgePolicyAt(change, "policy", view) : [];
    if (change.action !== "update") return policy;
    const cause = view.changedNames(change).filter((name) => name !== "policy");
    if (cause.length === 0) return policy;
    return [...policy, view.finding(change, { impact: "in-place", what: "is updated in place", cause })];
  },
);

function judgeGone(change: ResourceChange, view: PlanView): readonly Finding[] {
  const verb = change.action === "delete" ? "is deleted" : "is replaced";
  const service = serviceOf(change, view);
  const subnets = subnetsBehindEndpoint(change, view);
  const wayOut = subnetsWithWayOut(view.after, subnets);
  const cutOff = rolesInSubnets(
    view,
    subnets.filter((subnet) => !wayOut.includes(subnet)),
  );
  if (change.action === "delete" && cutOff.length > 0) {
    const what = `${verb}: ${describeRoles(cutOff)} cannot reach ${service} any more`;
    return ["network", ...cutOff].map((role) => view.finding(change, { impact: "degraded", role, what }));
  }
  const roles = rolesInSubnets(view, subnets);
  const who = roles.length > 0 ? describeRoles(roles) : "whoever is in the VPC";
  const until = change.action === "replace" ? " until the new one is there" : ", but for another way out";
  return [
    view.finding(change, { impact: "degraded", what: `${verb}: ${who} cannot reach ${service} through it${until}` }),
  ];
}

function subnetsBehindEndpoint(change: ResourceChange, view: PlanView): readonly string[] {
  const endpoints = [change.address, ...view.graph.namedBy(change.address, ["vpc_endpoint_id"])];
  const tables = endpoints.flatMap((endpoint) => view.graph.namedBy(endpoint, ["route_table_ids", "route_table_id"]));
  return tables.flatMap((table) => subnetsOfTable(view.before, table));
}

/** For example `s3` of `com.amazonaws.us-east-1.s3`. */
function serviceOf(change: ResourceChange, view: PlanView): string {
  const [endpoint = change.address] = view.graph.namedBy(change.address, ["vpc_endpoint_id"]);
  const values = view.graph.before(endpoint)?.values ?? change.before;
  return textAt(values, "service_name")?.split(".").slice(3).join(".") ?? "its service";
}
