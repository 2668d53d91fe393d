import { NetworkModel, RouteTable } from "../../model/network-model";
import { ResourceChange } from "../../model/plan/plan";
import { textAt } from "../changes/plan-values";
import { describeRoles } from "./describe-roles";
import { Finding, isGone } from "./finding";
import { goesWithVpc } from "./goes-with-vpc";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";
import { publicRolesIn, rolesInSubnets, subnetsOfTable } from "./roles-in-subnets";

/** Where packets go. A route that is made anew is missing for a moment, and what it led to is out of reach. */
export const judgeRoutes: Judge = judgeEach(
  ["aws_route", "aws_route_table", "aws_route_table_association", "aws_main_route_table_association"],
  (change, view) => {
    if (goesWithItsVpc(change, view)) return [];
    if (change.type === "aws_route") return judgeRoute(change, view);
    if (change.action === "create") return [];
    if (isGone(change.action)) return judgeTable(change, view);
    const what =
      change.type === "aws_route_table"
        ? "gets other routes while it serves"
        : "leads to another route table from now on";
    const cause = view.changedNames(change);
    const isPlain = cause.every((name) => name.startsWith("tags"));
    return [view.finding(change, { impact: "in-place", what: isPlain ? "is updated in place" : what, cause })];
  },
);

function goesWithItsVpc(change: ResourceChange, view: PlanView): boolean {
  return isGone(change.action) && goesWithVpc(view, change.address) !== undefined;
}

function judgeRoute(change: ResourceChange, view: PlanView): readonly Finding[] {
  const [table] = view.graph.namedBy(change.address, ["route_table_id"]);
  if (table !== undefined && view.isGone(table)) return [];
  const subnets = table === undefined ? [] : subnetsOfTable(view.before, table);
  const isPublic = leadsToInternet(change.address, view.before);
  if (change.action === "create") return judgeNewRoute(change, subnets, view);
  if (isGone(change.action)) return judgeLost(change, view, { subnets, isPublic });
  const cause = view.changedNames(change);
  if (isPublic && !leadsToInternet(change.address, view.after)) {
    return judgeLost(change, view, { subnets, isPublic, cause });
  }
  const what = "leads through something else from now on; open connections break";
  return [view.finding(change, { impact: "in-place", what, cause })];
}

/** A route for machines that run already is more than something new. */
function judgeNewRoute(change: ResourceChange, subnets: readonly string[], view: PlanView): readonly Finding[] {
  const roles = rolesInSubnets(view, subnets);
  if (roles.length === 0) return [];
  const what = `is new: ${describeRoles(roles)} ${roles.length === 1 && roles[0] !== "workers" ? "reaches" : "reach"} ${destinationOf(change)} that way from now on`;
  return [view.finding(change, { impact: "in-place", what })];
}

function judgeTable(change: ResourceChange, view: PlanView): readonly Finding[] {
  const names = view.graph.namedBy(change.address, ["subnet_id"]);
  const tables =
    change.type === "aws_route_table" ? [change.address] : view.graph.namedBy(change.address, ["route_table_id"]);
  const all = names.length > 0 ? names : tables.flatMap((table) => subnetsOfTable(view.before, table));
  // Who is in a subnet that goes has to leave it anyway.
  const subnets = all.filter((subnet) => !view.isGone(subnet));
  const isPublic = view.before.routeTables.filter(({ key }) => tables.includes(key)).some(hasInternetRoute);
  return judgeLost(change, view, { subnets, isPublic });
}

interface Lost {
  readonly subnets: readonly string[];
  readonly isPublic: boolean;
  readonly cause?: readonly string[];
}

function judgeLost(change: ResourceChange, view: PlanView, { subnets, isPublic, cause }: Lost): readonly Finding[] {
  const verbs: Readonly<Record<string, string>> = { delete: "is deleted", replace: "is replaced" };
  const verb = verbs[change.action] ?? "leads elsewhere from now on";
  const parts = cause && { cause };
  const roles = isPublic ? publicRolesIn(view, subnets) : rolesInSubnets(view, subnets);
  if (roles.length === 0) {
    return [view.finding(change, { impact: "in-place", ...parts, what: `${verb}; nobody is behind it` })];
  }
  const until = change.action === "replace" ? " for a moment" : "";
  const what = isPublic
    ? `${verb}: nobody reaches ${describeRoles(roles)} from the internet${until}`
    : `${verb}: ${describeRoles(roles)} cannot reach ${destinationOf(change)} that way${until}, and open connections break`;
  return ["network", ...roles].map((role) =>
    view.finding(change, { impact: isPublic ? "outage" : "degraded", ...parts, role, what }),
  );
}

function destinationOf({ before, after }: ResourceChange): string {
  const values = before ?? after;
  const block = textAt(values, "destination_cidr_block") ?? textAt(values, "destination_ipv6_cidr_block");
  return block ?? "what it leads to";
}

function leadsToInternet(address: string, { routeTables }: NetworkModel): boolean {
  const route = routeTables.flatMap(({ routes }) => routes).find((one) => one.address === address);
  return route?.target.kind === "internet-gateway";
}

function hasInternetRoute({ routes }: RouteTable): boolean {
  return routes.some(({ target }) => target.kind === "internet-gateway");
}
