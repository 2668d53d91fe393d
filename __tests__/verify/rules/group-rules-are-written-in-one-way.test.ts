import { groupRulesAreWrittenInOneWay } from "../../../src/verify/rules/group-rules-are-written-in-one-way";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(groupRulesAreWrittenInOneWay, {
  "names the group with a block beside a rule of its own": [
    {
      "aws_security_group.api": {
        ingress: [{ protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: ["203.0.113.7/32"] }],
      },
    },
    fault(
      "aws_security_group.api",
      "has ingress rules inside it, which revoke those of aws_vpc_security_group_ingress_rule.api",
    ),
  ],
  "leaves a block for the other direction alone": [
    {
      "aws_security_group.bastion": {
        egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }],
      },
    },
  ],
  "cannot tell where blocks are made when Terraform runs": [
    { "aws_security_group.api": { dynamic: { ingress: { for_each: "${var.rules}", content: {} } } } },
    unknown(
      "aws_security_group.api",
      "it may have ingress rules inside it, which would revoke those of aws_vpc_security_group_ingress_rule.api",
    ),
  ],
});
