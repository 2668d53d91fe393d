import { aclEntryNumbersAreUnique } from "../../../src/verify/rules/acl-entry-numbers-are-unique";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(aclEntryNumbersAreUnique, {
  "names the second entry with a number": [
    {
      "aws_network_acl_rule.second": {
        network_acl_id: "${aws_network_acl.spare.id}",
        rule_number: 100,
        egress: true,
        protocol: "tcp",
        rule_action: "deny",
        cidr_block: "10.0.0.0/8",
      },
    },
    fault("aws_network_acl_rule.second", "has egress entry 100 twice, here and at aws_network_acl_rule.out"),
  ],
  "cannot tell where the number is set when Terraform runs": [
    { "aws_network_acl_rule.out": { rule_number: "${var.number}" } },
    unknown("aws_network_acl_rule.out", "'${var.number}' is set when Terraform runs"),
  ],
});
