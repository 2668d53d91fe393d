import { groupReferencesStayInTheirVpc } from "../../../src/verify/rules/group-references-stay-in-their-vpc";
import { describeRule, unknown } from "../../support/describe-rule";

describeRule(groupReferencesStayInTheirVpc, {
  "cannot tell whether two VPCs are joined": [
    {
      "aws_vpc.other": { cidr_block: "10.1.0.0/16" },
      "aws_security_group.endpoints": { vpc_id: "${aws_vpc.other.id}" },
    },
    unknown(
      "aws_vpc_security_group_egress_rule.api",
      "aws_security_group.endpoints is in aws_vpc.other, and aws_security_group.api in aws_vpc.main; that needs a peering connection",
    ),
    unknown(
      "aws_vpc_security_group_ingress_rule.endpoints",
      "aws_security_group.api is in aws_vpc.main, and aws_security_group.endpoints in aws_vpc.other; that needs a peering connection",
    ),
  ],
});
