import { Finding, isGone } from "./finding";
import { goesWithVpc } from "./goes-with-vpc";
import { Judge, judgeEach } from "./judge";
import { ResourceChange } from "../../model/plan/plan";
import { PlanView } from "./plan-view";

/** Network ACLs track no connection: what they no longer let through breaks at once. */
export const judgeNetworkAcls: Judge = judgeEach(
  ["aws_network_acl", "aws_network_acl_rule", "aws_network_acl_association", "aws_default_network_acl"],
  (change, view) => {
    if (change.action === "create" || (isGone(change.action) && goesWithVpc(view, change.address))) return [];
    return [judgeChange(change, view)];
  },
);

function judgeChange(change: ResourceChange, view: PlanView): Finding {
  const cause = isGone(change.action) ? undefined : view.changedNames(change);
  const parts = cause && { cause };
  if (cause?.every((name) => name.startsWith("tags"))) {
    return view.finding(change, { impact: "in-place", what: "is updated in place", cause });
  }
  if (change.action === "replace" && change.order !== "create-first") {
    const what =
      "is replaced: between the old one and the new one, what it lets through may break, open connections too";
    return view.finding(change, { impact: "degraded", what });
  }
  const what = "what it no longer lets through breaks at once, open connections too: a network ACL tracks none";
  return view.finding(change, { impact: "in-place", ...parts, what });
}
