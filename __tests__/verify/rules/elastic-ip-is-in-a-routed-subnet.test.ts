import { elasticIpIsInARoutedSubnet } from "../../../src/verify/rules/elastic-ip-is-in-a-routed-subnet";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(elasticIpIsInARoutedSubnet, {
  "names what ties an Elastic IP to a machine in a private subnet": [
    { "aws_instance.bastion": { subnet_id: "${aws_subnet.private_a.id}" } },
    fault(
      "aws_eip_association.bastion",
      "gives aws_instance.bastion an Elastic IP in aws_subnet.private_a, which has no route to an internet gateway",
    ),
  ],
  "names the Elastic IP of a Worker that names its instance itself": [
    { "aws_eip.worker": { domain: "vpc", instance: "${aws_instance.api_2.id}" } },
    fault(
      "aws_eip.worker",
      "gives aws_instance.api_2 an Elastic IP in aws_subnet.private_b, which has no route to an internet gateway",
    ),
  ],
  "cannot tell where the subnet is not in the JSON": [
    { "aws_instance.bastion": { subnet_id: "subnet-1" } },
    unknown("aws_eip_association.bastion", "subnet 'subnet-1' is not in the JSON"),
  ],
});
