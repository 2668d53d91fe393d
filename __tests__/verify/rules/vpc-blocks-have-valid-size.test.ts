import { vpcBlocksHaveValidSize } from "../../../src/verify/rules/vpc-blocks-have-valid-size";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(vpcBlocksHaveValidSize, {
  "names the VPC with too large a block": [
    { "aws_vpc.main": { cidr_block: "10.0.0.0/8" } },
    fault("aws_vpc.main", "has the block '10.0.0.0/8', which is no IPv4 block from /16 to /28"),
  ],
  "names the second block that is too small": [
    { "aws_vpc_ipv4_cidr_block_association.more": { vpc_id: "${aws_vpc.main.id}", cidr_block: "10.1.0.0/29" } },
    fault(
      "aws_vpc_ipv4_cidr_block_association.more",
      "has the block '10.1.0.0/29', which is no IPv4 block from /16 to /28",
    ),
  ],
  "names what is no block": [
    { "aws_vpc.main": { cidr_block: "10.0.0.300/16" } },
    fault("aws_vpc.main", "has the block '10.0.0.300/16', which is no IPv4 block from /16 to /28"),
  ],
  "cannot tell where the block is set when Terraform runs": [
    { "aws_vpc.main": { cidr_block: "${var.block}" } },
    unknown("aws_vpc.main", "'${var.block}' is set when Terraform runs"),
  ],
  "lets a /28 be": [{ "aws_vpc.main": { cidr_block: "10.0.0.0/28" } }],
});
