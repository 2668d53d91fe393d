import { subnetsAreInsideTheirVpc } from "../../../src/verify/rules/subnets-are-inside-their-vpc";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(subnetsAreInsideTheirVpc, {
  "names the subnet outside": [
    { "aws_subnet.private_a": { cidr_block: "10.1.3.0/24" } },
    fault("aws_subnet.private_a", "has 10.1.3.0/24, which is outside of aws_vpc.main with 10.0.0.0/16"),
  ],
  "takes a second block of the VPC": [
    {
      "aws_subnet.private_a": { cidr_block: "10.1.3.0/24" },
      "aws_vpc_ipv4_cidr_block_association.more": { vpc_id: "${aws_vpc.main.id}", cidr_block: "10.1.0.0/16" },
    },
  ],
  "cannot tell where the block is set when Terraform runs": [
    { "aws_subnet.private_a": { cidr_block: "${var.block}" } },
    unknown("aws_subnet.private_a", "'${var.block}' is set when Terraform runs"),
  ],
  "names the subnet whose IPv6 block is outside": [
    {
      "aws_vpc.main": { ipv6_cidr_block: "2001:db8:0:ff00::/56" },
      "aws_subnet.private_a": { ipv6_cidr_block: "2001:db8:1::/64" },
    },
    fault("aws_subnet.private_a", "has 2001:db8:1::/64, which is outside of aws_vpc.main with 2001:db8:0:ff00::/56"),
  ],
});
