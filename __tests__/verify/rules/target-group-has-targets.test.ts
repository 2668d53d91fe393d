import { targetGroupHasTargets } from "../../../src/verify/rules/target-group-has-targets";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(targetGroupHasTargets, {
  "names the empty target group": [
    { "aws_lb_target_group_attachment.api_1": null, "aws_lb_target_group_attachment.api_2": null },
    fault("aws_lb_target_group.api", "gets requests, but has no target"),
  ],
  "takes the containers of a service for targets": [
    {
      "aws_lb_target_group_attachment.api_1": null,
      "aws_lb_target_group_attachment.api_2": null,
      "aws_ecs_service.api": { load_balancer: { target_group_arn: "${aws_lb_target_group.api.arn}" } },
    },
  ],
  "cannot tell where an attachment names its group when Terraform runs": [
    {
      "aws_lb_target_group_attachment.api_1": { target_group_arn: "${var.group}" },
      "aws_lb_target_group_attachment.api_2": null,
    },
    unknown("aws_lb_target_group.api", "'${var.group}' is set when Terraform runs"),
  ],
});
