import { targetGroupIsInTheVpcOfItsTargets } from "../../../src/verify/rules/target-group-is-in-the-vpc-of-its-targets";
import { describeRule, fault, unknown } from "../../support/describe-rule";

const GROUP = "aws_lb_target_group.api";
const OTHER_VPC = { "aws_vpc.other": { cidr_block: "10.1.0.0/16" } };
const OTHER_SUBNET = { vpc_id: "${aws_vpc.other.id}" };
const mayBeMain = unknown(GROUP, "'vpc-1' and 'aws_vpc.main' may be the same");

describeRule(targetGroupIsInTheVpcOfItsTargets, {
  "names the target group in another VPC than its load balancer and its machines": [
    { ...OTHER_VPC, [GROUP]: { vpc_id: "${aws_vpc.other.id}" } },
    fault(GROUP, "is in aws_vpc.other, but its load balancer aws_lb.api is in aws_vpc.main"),
    fault(GROUP, "is in aws_vpc.other, but its target aws_instance.api_1 is in aws_vpc.main"),
    fault(GROUP, "is in aws_vpc.other, but its target aws_instance.api_2 is in aws_vpc.main"),
  ],
  "names the target group with one machine of another VPC": [
    { ...OTHER_VPC, "aws_subnet.private_a": OTHER_SUBNET },
    fault(GROUP, "is in aws_vpc.main, but its target aws_instance.api_1 is in aws_vpc.other"),
  ],
  "leaves addresses of another VPC alone": [
    {
      ...OTHER_VPC,
      "aws_subnet.private_a": OTHER_SUBNET,
      [GROUP]: { target_type: "ip" },
      "aws_lb_target_group_attachment.api_1": { target_id: "${aws_instance.api_1.private_ip}" },
      "aws_lb_target_group_attachment.api_2": { target_id: "10.2.0.4" },
    },
  ],
  "names the target group of addresses in another VPC than its load balancer": [
    { ...OTHER_VPC, [GROUP]: { target_type: "ip", vpc_id: "${aws_vpc.other.id}" } },
    fault(GROUP, "is in aws_vpc.other, but its load balancer aws_lb.api is in aws_vpc.main"),
  ],
  "leaves a target group of another VPC alone that nothing forwards to": [
    {
      ...OTHER_VPC,
      "aws_lb_target_group.spare": { vpc_id: "${aws_vpc.other.id}", port: 8000, protocol: "HTTP" },
    },
  ],
  "leaves a target group of functions alone": [{ [GROUP]: { target_type: "lambda", vpc_id: null } }],
  "names the target group of machines without a VPC": [
    { [GROUP]: { vpc_id: null } },
    fault(GROUP, "names no VPC, which target groups of type instance need"),
  ],
  "cannot tell where only the VPC of the target group is outside the JSON": [
    { [GROUP]: { vpc_id: "vpc-1" } },
    mayBeMain,
  ],
  "compares VPCs that are all outside the JSON": [
    {
      [GROUP]: { vpc_id: "vpc-1" },
      "aws_subnet.public_a": { vpc_id: "vpc-1" },
      "aws_subnet.public_b": { vpc_id: "vpc-1" },
      "aws_subnet.private_a": { vpc_id: "vpc-1" },
      "aws_subnet.private_b": { vpc_id: "vpc-2" },
    },
    fault(GROUP, "is in vpc-1, but its target aws_instance.api_2 is in vpc-2"),
  ],
  "cannot tell where the VPC is set when Terraform runs": [
    { [GROUP]: { vpc_id: "${var.vpc}" } },
    unknown(GROUP, "'${var.vpc}' is set when Terraform runs"),
  ],
  "cannot tell where the load balancer's subnets are outside the JSON": [
    { "aws_lb.api": { subnets: ["subnet-1"] } },
    unknown(GROUP, "subnet 'subnet-1' is not in the JSON"),
  ],
  "cannot tell where a machine is outside the JSON": [
    { "aws_lb_target_group_attachment.api_1": { target_id: "i-1" } },
    unknown(GROUP, "target 'i-1' is not in the JSON"),
  ],
  "cannot tell where the target type is set when Terraform runs": [
    { [GROUP]: { target_type: "${var.type}" } },
    unknown(GROUP, "'${var.type}' is set when Terraform runs"),
  ],
});
