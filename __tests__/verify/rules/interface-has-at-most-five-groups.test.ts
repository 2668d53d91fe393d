import { interfaceHasAtMostFiveGroups } from "../../../src/verify/rules/interface-has-at-most-five-groups";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(interfaceHasAtMostFiveGroups, {
  "names the machine with six groups": [
    { "aws_instance.bastion": { vpc_security_group_ids: ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5", "sg-6"] } },
    fault("aws_instance.bastion", "has 6 security groups"),
  ],
  "lets five be enough": [
    { "aws_instance.bastion": { vpc_security_group_ids: ["sg-1", "sg-2", "sg-3", "sg-4", "sg-5"] } },
  ],
  "cannot tell where the groups are set when Terraform runs": [
    { "aws_instance.bastion": { vpc_security_group_ids: "${var.groups}" } },
    unknown("aws_instance.bastion", "'${var.groups}' is set when Terraform runs"),
  ],
});
