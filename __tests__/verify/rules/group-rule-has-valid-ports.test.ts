import { groupRuleHasValidPorts } from "../../../src/verify/rules/group-rule-has-valid-ports";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(groupRuleHasValidPorts, {
  "names the rule whose ports are the wrong way round": [
    { "aws_vpc_security_group_ingress_rule.api": { from_port: 9000, to_port: 8000 } },
    fault("aws_vpc_security_group_ingress_rule.api", "is for TCP 9000 to 8000"),
  ],
  "names the rule without ports": [
    { "aws_vpc_security_group_ingress_rule.api": { to_port: null } },
    fault("aws_vpc_security_group_ingress_rule.api", "is for TCP, but does not say which ports"),
  ],
  "names the group with such a block inside": [
    {
      "aws_security_group.api": {
        ingress: [{ protocol: "udp", from_port: 1, to_port: 70000, cidr_blocks: ["10.0.0.0/8"] }],
      },
    },
    fault("aws_security_group.api", "is for UDP 1 to 70000"),
  ],
  "leaves the type and code of ICMP alone": [
    { "aws_vpc_security_group_ingress_rule.api": { ip_protocol: "icmp", from_port: 8, to_port: 0 } },
  ],
  "cannot tell where a port is set when Terraform runs": [
    { "aws_vpc_security_group_ingress_rule.api": { from_port: "${var.port}" } },
    unknown("aws_vpc_security_group_ingress_rule.api", "'${var.port}' is set when Terraform runs"),
  ],
  "lets protocols be written as numbers, and ports be any from 0 to 65535": [
    { "aws_vpc_security_group_ingress_rule.api": { ip_protocol: "17", from_port: 0, to_port: 65535 } },
  ],
  "names the rule for a protocol by number without ports": [
    { "aws_vpc_security_group_ingress_rule.api": { ip_protocol: "6", from_port: null } },
    fault("aws_vpc_security_group_ingress_rule.api", "is for TCP, but does not say which ports"),
  ],
});
