import { subnetsDoNotOverlap } from "../../../src/verify/rules/subnets-do-not-overlap";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(subnetsDoNotOverlap, {
  "names the subnet that lies in another": [
    { "aws_subnet.private_b": { cidr_block: "10.0.3.128/25" } },
    fault("aws_subnet.private_b", "overlaps aws_subnet.private_a: 10.0.3.128/25 and 10.0.3.0/24"),
  ],
  "leaves the same block in another VPC alone": [
    {
      "aws_vpc.other": { cidr_block: "10.0.0.0/16" },
      "aws_subnet.private_b": { vpc_id: "${aws_vpc.other.id}", cidr_block: "10.0.3.0/24" },
    },
  ],
  "cannot tell where the block is set when Terraform runs": [
    { "aws_subnet.private_a": { cidr_block: "${var.block}" } },
    unknown("aws_subnet.private_a", "'${var.block}' is set when Terraform runs"),
  ],
  "names the subnet that shares IPv6 addresses only": [
    {
      "aws_subnet.private_a": { ipv6_cidr_block: "2001:db8:0:1::/64" },
      "aws_subnet.private_b": { ipv6_cidr_block: "2001:db8:0:1::/64" },
    },
    fault(
      "aws_subnet.private_b",
      "overlaps aws_subnet.private_a: 10.0.4.0/24, 2001:db8:0:1::/64 and 10.0.3.0/24, 2001:db8:0:1::/64",
    ),
  ],
});
