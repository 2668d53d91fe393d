import { ResourceChange } from "../../model/plan/plan";
import { isOn } from "../changes/plan-values";
import { describeRoles } from "./describe-roles";
import { Finding, isGone } from "./finding";
import { goesWithVpc } from "./goes-with-vpc";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";

/** A VPC that goes takes along everything in it, and whoever has a place there. */
export const judgeVpcs: Judge = judgeEach(["aws_vpc"], (change, view) => {
  if (isGone(change.action)) return [judgeGone(change, view)];
  return change.action === "update" ? [judgeUpdate(change, view)] : [];
});

function judgeGone(change: ResourceChange, view: PlanView): Finding {
  const inside = view.plan.changes
    .filter(
      ({ address, action, mode }) =>
        mode === "managed" && isGone(action) && goesWithVpc(view, address) === change.address,
    )
    .map(({ address }) => address);
  const contents = inside.length > 0 ? ` (${inside.length} resources)` : "";
  const roles = rolesOf(view);
  const service = roles.length > 0 ? `: ${describeRoles(roles)} cannot be reached until it is all there again` : "";
  const what =
    change.action === "delete"
      ? `is deleted with everything in it${contents}`
      : `is replaced with everything in it${contents}${service}`;
  return view.finding(change, {
    impact: roles.length > 0 ? "outage" : "in-place",
    what,
    resources: [change.address, ...inside],
  });
}

/** Roles that have something in a VPC now. */
function rolesOf(view: PlanView): readonly string[] {
  const roles = view.before.interfaces.map(({ ownerKey }) => view.roles.roleOf(ownerKey));
  return [...new Set(roles)].filter((role) => role !== "network").sort();
}

function judgeUpdate(change: ResourceChange, view: PlanView): Finding {
  const cause = view.changedNames(change);
  const isWithoutDns = ["enable_dns_support", "enable_dns_hostnames"].some(
    (name) => isOn(change.before, name) && !isOn(change.after, name),
  );
  if (isWithoutDns) {
    const what = "DNS is turned off: machines no longer find anything by name, AWS's services and endpoints included";
    return view.finding(change, { impact: "degraded", what, cause });
  }
  return view.finding(change, { impact: "in-place", what: "is updated in place", cause });
}
