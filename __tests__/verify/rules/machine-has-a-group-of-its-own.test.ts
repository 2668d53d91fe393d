import { machineHasAGroupOfItsOwn } from "../../../src/verify/rules/machine-has-a-group-of-its-own";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(machineHasAGroupOfItsOwn, {
  "names the machine that names no group": [
    { "aws_instance.bastion": { vpc_security_group_ids: null } },
    fault("aws_instance.bastion", "has only the default security group of its VPC"),
  ],
  "cannot tell where the groups are set when Terraform runs": [
    { "aws_instance.bastion": { vpc_security_group_ids: "${var.groups}" } },
    unknown("aws_instance.bastion", "'${var.groups}' is set when Terraform runs"),
  ],
});
