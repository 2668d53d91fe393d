import { ResourceChange } from "../../model/plan/plan";
import { isOn } from "../changes/plan-values";
import { describeRoles } from "./describe-roles";
import { Finding, isGone } from "./finding";
import { goesWithVpc } from "./goes-with-vpc";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";
import { ownersIn } from "./roles-in-subnets";

/** Attributes that say in which subnets something is. */
const SUBNETS = ["subnet_id", "subnet_ids", "subnets", "subnet_mapping", "vpc_zone_identifier"];

/** A subnet that goes needs everything in it to go first. */
export const judgeSubnets: Judge = judgeEach(["aws_subnet"], (change, view) => {
  if (isGone(change.action)) return goesWithVpc(view, change.address) ? [] : [judgeGone(change, view)];
  return change.action === "update" ? [judgeUpdate(change, view)] : [];
});

function judgeGone(change: ResourceChange, view: PlanView): Finding {
  const verb = change.action === "delete" ? "is deleted" : "is replaced";
  const owners = ownersIn(view, change.address);
  if (owners.length === 0) return view.finding(change, { impact: "in-place", what: `${verb}; nobody is in it` });
  const staying = owners.filter((owner) => !leaves(owner, change.address, view));
  if (staying.length === 0) {
    return view.finding(change, { impact: "in-place", what: `${verb} when everything in it has left or is deleted` });
  }
  const who = describeRoles([...new Set(staying.map((owner) => view.roles.roleOf(owner)))].sort());
  const what = `${verb}: AWS refuses while anything of ${who} is in it, and the apply stops half-way`;
  return view.finding(change, { impact: "outage", what });
}

/** Whether the plan takes it out of the subnet; what that costs is told with it. */
function leaves(owner: string, subnet: string, view: PlanView): boolean {
  const change = view.graph.change(owner);
  if (change === undefined || view.isGone(owner)) return change !== undefined;
  return change.action === "update" && SUBNETS.some((name) => view.changes(change, name)) && !view.isReplaced(subnet);
}

function judgeUpdate(change: ResourceChange, view: PlanView): Finding {
  const cause = view.changedNames(change);
  const isPublic = isOn(change.after, "map_public_ip_on_launch") && !isOn(change.before, "map_public_ip_on_launch");
  const what = isPublic
    ? "is public: machines that are made in it from now on get a public address; those that there are do not"
    : "is updated in place";
  return view.finding(change, { impact: "in-place", what, cause });
}
