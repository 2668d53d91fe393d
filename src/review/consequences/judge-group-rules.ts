import { ResourceChange } from "../../model/plan/plan";
import { Finding, isGone } from "./finding";
import { goesWithVpc } from "./goes-with-vpc";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";

/** Attributes that decide nothing. */
const WORDS_ONLY = ["description", "tags", "tags_all"];

/** What a rule opens or closes is told by the traffic; here it is what happens meanwhile. */
export const judgeGroupRules: Judge = judgeEach(
  ["aws_vpc_security_group_ingress_rule", "aws_vpc_security_group_egress_rule", "aws_security_group_rule"],
  (change, view) => {
    if (isGone(change.action)) return goesWithGroup(change, view) ? [] : [judgeGone(change, view)];
    return change.action === "update" ? [judgeUpdate(change, view)] : [];
  },
);

function judgeGone(change: ResourceChange, view: PlanView): Finding {
  if (change.action === "delete") {
    return view.finding(change, {
      kind: "rules",
      impact: "in-place",
      what: "is deleted; open connections go on until they end: AWS tracks them",
    });
  }
  const what =
    change.order === "create-first"
      ? "is replaced; the new one is there before the old one goes"
      : "is replaced: new connections fail for a moment, between the old one and the new one";
  return view.finding(change, { kind: "rules", impact: "in-place", what });
}

function judgeUpdate(change: ResourceChange, view: PlanView): Finding {
  const cause = view.changedNames(change);
  const what = cause.every((name) => WORDS_ONLY.includes(name))
    ? "only the description or the tags change"
    : "lets other connections in from now on; open ones go on until they end: AWS tracks them";
  return view.finding(change, { kind: "rules", impact: "in-place", what, cause });
}

function goesWithGroup(change: ResourceChange, view: PlanView): boolean {
  const groups = view.graph.namedBy(change.address, ["security_group_id"]);
  return goesWithVpc(view, change.address) !== undefined || groups.some((group) => view.isGone(group));
}
