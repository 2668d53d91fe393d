import { loadBalancerSubnetsHaveRoomToGrow } from "../../../src/verify/rules/load-balancer-subnets-have-room-to-grow";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(loadBalancerSubnetsHaveRoomToGrow, {
  "names the subnet that is smaller than /27": [
    { "aws_subnet.public_a": { cidr_block: "10.0.1.0/28" } },
    fault("aws_lb.api", "needs a /27 or larger, but aws_subnet.public_a is 10.0.1.0/28"),
  ],
  "lets a /27 be enough": [{ "aws_subnet.public_a": { cidr_block: "10.0.1.0/27" } }],
  "cannot tell where the block of a subnet is set when Terraform runs": [
    { "aws_subnet.public_b": { cidr_block: "${var.block}" } },
    unknown("aws_lb.api", "'${var.block}' is set when Terraform runs"),
  ],
  "leaves a network load balancer alone": [
    { "aws_lb.api": { load_balancer_type: "network" }, "aws_subnet.public_a": { cidr_block: "10.0.1.0/28" } },
  ],
});
