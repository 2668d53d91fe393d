import { loadBalancerSubnetsHaveFreeAddresses } from "../../../src/verify/rules/load-balancer-subnets-have-free-addresses";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(loadBalancerSubnetsHaveFreeAddresses, {
  "names the subnet that others have filled": [
    {
      "aws_subnet.public_a": { cidr_block: "10.0.1.0/28" },
      "aws_instance.bastion": { count: 3 },
    },
    fault("aws_lb.api", "needs 8 free addresses in aws_subnet.public_a, which has 7"),
  ],
  "lets eight free addresses be enough": [{ "aws_subnet.public_a": { cidr_block: "10.0.1.0/28" } }],
  "cannot tell where the block of a subnet is set when Terraform runs": [
    { "aws_subnet.public_b": { cidr_block: "${var.block}" } },
    unknown("aws_lb.api", "'${var.block}' is set when Terraform runs"),
  ],
  "leaves a gateway load balancer alone": [
    {
      "aws_lb.api": { load_balancer_type: "gateway" },
      "aws_subnet.public_a": { cidr_block: "10.0.1.0/28" },
      "aws_instance.bastion": { count: 3 },
    },
  ],
});
