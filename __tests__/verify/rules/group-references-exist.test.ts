import { groupReferencesExist } from "../../../src/verify/rules/group-references-exist";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(groupReferencesExist, {
  "names the rule for something that is no group": [
    { "aws_vpc_security_group_ingress_rule.api": { referenced_security_group_id: "${aws_subnet.public_a.id}" } },
    fault(
      "aws_vpc_security_group_ingress_rule.api",
      "names aws_subnet.public_a, which is no security group of the stack",
    ),
  ],
  "cannot tell where a group is not in the JSON": [
    { "aws_vpc_security_group_ingress_rule.api": { referenced_security_group_id: "sg-1" } },
    unknown("aws_vpc_security_group_ingress_rule.api", "security group 'sg-1' is not in the JSON"),
  ],
});
