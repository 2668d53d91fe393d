import { ResourceChange } from "../../model/plan/plan";
import { blocksAt, isOn } from "../changes/plan-values";
import { Finding, isGone } from "./finding";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";

const SUBNETS = ["subnets", "subnet_mapping"];

/** A load balancer is the address of a service. */
export const judgeLoadBalancers: Judge = judgeEach(["aws_lb", "aws_alb", "aws_elb"], (change, view) => {
  if (isGone(change.action)) return [...judgeGone(change, view), ...judgeProtected(change, view)];
  return change.action === "update" ? judgeUpdate(change, view) : [];
});

function judgeGone(change: ResourceChange, view: PlanView): readonly Finding[] {
  const opened = isOn(change.before, "internal") && change.after?.["internal"] === false;
  return [
    view.finding(change, { impact: "outage", what: describeGone(change) }),
    ...(opened ? [view.finding(change, { impact: "outage", exposure: true, what: OPENED, cause: ["internal"] })] : []),
  ];
}

function describeGone({ action, before, after }: ResourceChange): string {
  if (action === "delete") return "is deleted: nobody answers any more, and its DNS name is gone";
  return !isOn(before, "internal") && isOn(after, "internal")
    ? "is replaced by an internal one: nobody reaches it from the internet any more, and its DNS name changes"
    : "is replaced: nobody answers until the new one is active, and its DNS name changes";
}

const OPENED = "is internal now, and internet-facing from now on";

/** AWS refuses in the middle of the apply, when much of the rest is gone. */
function judgeProtected(change: ResourceChange, view: PlanView): readonly Finding[] {
  if (!isOn(change.before, "enable_deletion_protection")) return [];
  const what =
    "deletion protection is on, so AWS refuses to delete it and the apply stops half-way; turn it off first, and apply that";
  return [view.finding(change, { impact: "outage", isRefused: true, what, cause: ["enable_deletion_protection"] })];
}

function judgeUpdate(change: ResourceChange, view: PlanView): readonly Finding[] {
  const findings = [...judgeSubnets(change, view), ...judgeAccessLogs(change, view), ...judgeProtection(change, view)];
  const told = new Set(findings.flatMap(({ cause }) => cause));
  const cause = view.changedNames(change).filter((name) => !told.has(name));
  if (cause.length === 0) return findings;
  return [...findings, view.finding(change, { impact: "in-place", what: "is updated while it serves", cause })];
}

function judgeSubnets(change: ResourceChange, view: PlanView): readonly Finding[] {
  if (!view.changes(change, ...SUBNETS)) return [];
  const cause = SUBNETS.filter((name) => view.changes(change, name));
  if (hasLostItsVpc(change, view)) {
    const what =
      "cannot move to another VPC: AWS refuses to delete the subnets it is in, and the apply stops half-way; replace the load balancer too";
    return [view.finding(change, { impact: "outage", isRefused: true, what, cause })];
  }
  if (leavesSubnet(change, view)) {
    const what =
      "leaves a subnet: its addresses there go, and callers that have them cached fail until they look them up again";
    return [view.finding(change, { impact: "degraded", what, cause })];
  }
  return [view.finding(change, { impact: "in-place", what: "gets a further subnet while it serves", cause })];
}

/** Whether it leaves a subnet; one that is replaced is left too. */
function leavesSubnet({ address }: ResourceChange, view: PlanView): boolean {
  const subnets = (side: "before" | "after") => view.graph.namedBy(address, SUBNETS, side);
  const after = subnets("after");
  return subnets("before").some((subnet) => !after.includes(subnet) || view.isGone(subnet));
}

/** All subnets that it is in belong to a VPC that goes. */
function hasLostItsVpc({ address }: ResourceChange, view: PlanView): boolean {
  const subnets = view.graph.namedBy(address, SUBNETS);
  const vpcs = subnets.flatMap((subnet) => view.graph.namedBy(subnet, ["vpc_id"]));
  return vpcs.some((vpc) => view.isGone(vpc));
}

function judgeAccessLogs(change: ResourceChange, view: PlanView): readonly Finding[] {
  if (!view.changes(change, "access_logs")) return [];
  const [was, is] = [logs(change.before), logs(change.after)];
  if (was && !is) {
    const what = "access logs are turned off: requests are no longer on record";
    return [view.finding(change, { role: "audit", impact: "in-place", what, cause: ["access_logs"] })];
  }
  const what = is && !was ? "access logs are turned on" : "access logs are written elsewhere";
  return [view.finding(change, { role: "audit", impact: "in-place", what, cause: ["access_logs"] })];
}

function logs(values: ResourceChange["before"]): boolean {
  return blocksAt(values, "access_logs").some((block) => isOn(block, "enabled"));
}

function judgeProtection(change: ResourceChange, view: PlanView): readonly Finding[] {
  const cause = ["enable_deletion_protection"];
  if (!view.changes(change, ...cause)) return [];
  const what = isOn(change.after, "enable_deletion_protection")
    ? "deletion protection is turned on: AWS refuses to delete it from now on"
    : "deletion protection is turned off: from now on a plan can delete it";
  return [view.finding(change, { impact: "in-place", what, cause })];
}
