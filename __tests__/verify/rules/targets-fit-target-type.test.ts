import { targetsFitTargetType } from "../../../src/verify/rules/targets-fit-target-type";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(targetsFitTargetType, {
  "names the address in a group of instances": [
    { "aws_lb_target_group_attachment.api_2": { target_id: "10.0.4.7" } },
    fault("aws_lb_target_group_attachment.api_2", "registers a target of type ip in a group of type instance"),
  ],
  "names the instances in a group of addresses": [
    { "aws_lb_target_group.api": { target_type: "ip" } },
    fault("aws_lb_target_group_attachment.api_1", "registers a target of type instance in a group of type ip"),
    fault("aws_lb_target_group_attachment.api_2", "registers a target of type instance in a group of type ip"),
  ],
  "names the autoscaling group in a group of addresses": [
    {
      "aws_lb_target_group.api": { target_type: "ip" },
      "aws_lb_target_group_attachment.api_1": { target_id: "${aws_instance.api_1.private_ip}" },
      "aws_lb_target_group_attachment.api_2": null,
      "aws_autoscaling_group.api": {
        vpc_zone_identifier: ["${aws_subnet.private_a.id}"],
        target_group_arns: ["${aws_lb_target_group.api.arn}"],
      },
    },
    fault("aws_autoscaling_group.api", "registers a target of type instance in a group of type ip"),
  ],
  "cannot tell where the target is set when Terraform runs": [
    { "aws_lb_target_group_attachment.api_1": { target_id: "${var.target}" } },
    unknown("aws_lb_target_group_attachment.api_1", "nobody knows what its target_id is"),
  ],
  "names the function where load balancers are wanted": [
    {
      "aws_lb_target_group.api": { target_type: "alb" },
      "aws_lb_target_group_attachment.api_1": { target_id: "${aws_lambda_function.f.arn}" },
      "aws_lb_target_group_attachment.api_2": { target_id: "${aws_lb.api.arn}" },
    },
    fault("aws_lb_target_group_attachment.api_1", "registers a target of type lambda in a group of type alb"),
  ],
});
