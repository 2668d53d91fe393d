import { subnetBlocksHaveValidSize } from "../../../src/verify/rules/subnet-blocks-have-valid-size";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(subnetBlocksHaveValidSize, {
  "names the subnet that is too small": [
    { "aws_subnet.private_a": { cidr_block: "10.0.3.0/29" } },
    fault("aws_subnet.private_a", "has the block 10.0.3.0/29, which is not from /16 to /28"),
  ],
  "names the subnet that is too large": [
    { "aws_subnet.private_a": { cidr_block: "10.0.0.0/15" } },
    fault("aws_subnet.private_a", "has the block 10.0.0.0/15, which is not from /16 to /28"),
  ],
  "cannot tell where the block is set when Terraform runs": [
    { "aws_subnet.private_a": { cidr_block: "${var.block}" } },
    unknown("aws_subnet.private_a", "'${var.block}' is set when Terraform runs"),
  ],
  "lets a /28 and a /16 be": [
    { "aws_subnet.private_a": { cidr_block: "10.0.3.0/28" }, "aws_subnet.private_b": { cidr_block: "10.0.0.0/16" } },
  ],
});
