import { interfaceGroupsAreInItsVpc } from "../../../src/verify/rules/interface-groups-are-in-its-vpc";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(interfaceGroupsAreInItsVpc, {
  "names the machine with a group of another VPC": [
    {
      "aws_vpc.other": { cidr_block: "10.1.0.0/16" },
      "aws_security_group.bastion": { vpc_id: "${aws_vpc.other.id}" },
    },
    fault("aws_instance.bastion", "is in aws_vpc.main, but its group aws_security_group.bastion is in aws_vpc.other"),
  ],
  "cannot tell where a group is not in the JSON": [
    { "aws_instance.bastion": { vpc_security_group_ids: ["sg-1"] } },
    unknown("aws_instance.bastion", "security group 'sg-1' is not in the JSON"),
  ],
});
