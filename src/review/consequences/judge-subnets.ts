import { ResourceChange } from "../../model/plan/plan";
import { isOn } from "../changes/plan-values";
import { describeRoles } from "./describe-roles";
import { Finding, isGone } from "./finding";
import { goesWithVpc } from "./goes-with-vpc";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";
import { rolesInSubnets } from "./roles-in-subnets";

/** A subnet that goes needs everything in it to go first. */
export const judgeSubnets: Judge = judgeEach(["aws_subnet"], (change, view) => {
  if (isGone(change.action)) return goesWithVpc(view, change.address) ? [] : [judgeGone(change, view)];
  return change.action === "update" ? [judgeUpdate(change, view)] : [];
});

function judgeGone(change: ResourceChange, view: PlanView): Finding {
  const verb = change.action === "delete" ? "deleted" : "replaced";
  const roles = rolesInSubnets(view, [change.address]);
  if (roles.length === 0) return view.finding(change, { impact: "in-place", what: `is ${verb}; nobody is in it` });
  const what = `is ${verb}, and what ${describeRoles(roles)} ${roles.length > 1 ? "have" : "has"} in it has to go first`;
  return view.finding(change, { impact: "outage", what });
}

function judgeUpdate(change: ResourceChange, view: PlanView): Finding {
  const cause = view.changedNames(change);
  const isPublic = isOn(change.after, "map_public_ip_on_launch") && !isOn(change.before, "map_public_ip_on_launch");
  const what = isPublic
    ? "is public: machines that are made in it from now on get a public address; those that there are do not"
    : "is updated in place";
  return view.finding(change, { impact: "in-place", what, cause });
}
