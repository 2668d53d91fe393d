import { vpcHasOneInternetGateway } from "../../../src/verify/rules/vpc-has-one-internet-gateway";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(vpcHasOneInternetGateway, {
  "names the second gateway": [
    { "aws_internet_gateway.second": { vpc_id: "${aws_vpc.main.id}" } },
    fault(
      "aws_internet_gateway.second",
      "is a second internet gateway of aws_vpc.main, beside aws_internet_gateway.main",
    ),
  ],
  "leaves a gateway of another VPC alone": [
    {
      "aws_vpc.other": { cidr_block: "10.1.0.0/16" },
      "aws_internet_gateway.second": { vpc_id: "${aws_vpc.other.id}" },
    },
  ],
  "cannot tell where the VPC is set when Terraform runs": [
    { "aws_internet_gateway.second": { vpc_id: "${var.vpc}" } },
    unknown("aws_internet_gateway.second", "'${var.vpc}' is set when Terraform runs"),
  ],
});
