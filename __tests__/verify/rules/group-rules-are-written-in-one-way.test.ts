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
  "names the group with an empty list beside a rule of its own": [
    { "aws_security_group.lb": { ingress: [], egress: [] }, "aws_vpc_security_group_egress_rule.lb": null },
    fault(
      "aws_security_group.lb",
      "has an empty list of ingress rules inside it, which revokes those of aws_vpc_security_group_ingress_rule.lb_http, aws_vpc_security_group_ingress_rule.lb_https",
    ),
  ],
  "names the group with an empty list beside a legacy rule": [
    {
      "aws_security_group.bastion": { egress: [] },
      "aws_security_group_rule.bastion": {
        type: "egress",
        security_group_id: "${aws_security_group.bastion.id}",
        protocol: "tcp",
        from_port: 443,
        to_port: 443,
        cidr_blocks: ["0.0.0.0/0"],
      },
    },
    fault(
      "aws_security_group.bastion",
      "has an empty list of egress rules inside it, which revokes those of aws_security_group_rule.bastion",
    ),
  ],
  "leaves null and a dynamic block over nothing alone": [
    {
      "aws_security_group.api": { ingress: null, dynamic: { egress: { for_each: [], content: {} } } },
    },
  ],
  "cannot tell where the list is set when Terraform runs": [
    { "aws_security_group.api": { egress: "${var.rules}" } },
    unknown(
      "aws_security_group.api",
      "it may have egress rules inside it, which would revoke those of aws_vpc_security_group_egress_rule.api",
    ),
  ],
  "cannot tell where an expression may stand for null or for an empty list": [
    { "aws_security_group.api": { egress: "${[]}" } },
    unknown(
      "aws_security_group.api",
      "it may have egress rules inside it, which would revoke those of aws_vpc_security_group_egress_rule.api",
    ),
  ],
  "cannot tell where blocks are made when Terraform runs": [
    { "aws_security_group.api": { dynamic: { ingress: { for_each: "${var.rules}", content: {} } } } },
    unknown(
      "aws_security_group.api",
      "it may have ingress rules inside it, which would revoke those of aws_vpc_security_group_ingress_rule.api",
    ),
  ],
});
