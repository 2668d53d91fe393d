import { targetsSurviveAZone } from "../../../src/verify/rules/targets-survive-a-zone";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(targetsSurviveAZone, {
  "names the target group whose targets are all in one zone": [
    { "aws_instance.api_2": { subnet_id: "${aws_subnet.private_a.id}" } },
    fault("aws_lb_target_group.api", "is meant to survive the loss of a zone, but its targets are all in us-east-1a"),
  ],
  "leaves a single machine alone, which cannot be spread": [{ "aws_lb_target_group_attachment.api_1": null }],
  "leaves targets in one zone alone where nothing says that they survive its loss": [
    { "aws_lb_target_group.api": { tags: {} }, "aws_instance.api_2": { subnet_id: "${aws_subnet.private_a.id}" } },
  ],
  "names the autoscaling group whose subnets are all in one zone": [
    {
      "aws_autoscaling_group.api": {
        vpc_zone_identifier: ["${aws_subnet.private_a.id}", "${aws_subnet.public_a.id}"],
      },
    },
    fault("aws_autoscaling_group.api", "names 2 subnets, but all are in us-east-1a"),
  ],
  "cannot tell where the tag is set when Terraform runs": [
    { "aws_lb_target_group.api": { tags: { SurvivesZone: "${var.survives}" } } },
    unknown("aws_lb_target_group.api", "'${var.survives}' is set when Terraform runs"),
  ],
});
