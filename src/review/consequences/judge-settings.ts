import { Finding } from "./finding";
import { Judge, judgeEach } from "./judge";
import { ResourceChange } from "../../model/plan/plan";
import { PlanView } from "./plan-view";

/** Values that programs look up, and what only watches. */
export const judgeSettings: Judge = judgeEach(
  [
    "aws_ssm_parameter",
    "aws_secretsmanager_secret_version",
    "aws_cloudwatch_metric_alarm",
    "aws_cloudwatch_dashboard",
    "aws_kms_alias",
    "aws_autoscaling_policy",
    "aws_autoscaling_schedule",
    "aws_vpc_dhcp_options",
    "aws_vpc_dhcp_options_association",
    "aws_db_subnet_group",
    "aws_db_parameter_group",
    "aws_placement_group",
    "aws_ec2_tag",
  ],
  (change, view) => (change.action === "create" ? [] : [judgeChange(change, view)]),
);

function judgeChange(change: ResourceChange, view: PlanView): Finding {
  if (change.action === "update") {
    return view.finding(change, {
      impact: "in-place",
      what: "is updated; whoever looks it up gets the new value",
      cause: view.changedNames(change),
    });
  }
  const isWatching = change.type.startsWith("aws_cloudwatch_");
  const verb = change.action === "delete" ? "is deleted" : "is replaced";
  if (isWatching) return view.finding(change, { impact: "in-place", what: `${verb}: nobody is warned by it any more` });
  const until = change.action === "delete" ? " any more" : " until the new one is there";
  return view.finding(change, { impact: "degraded", what: `${verb}: whoever looks it up does not find it${until}` });
}
