import { TrafficSet } from "../../../src/traffic/traffic-set";
import { elasticIpIsInARoutedSubnet } from "../../../src/verify/rules/elastic-ip-is-in-a-routed-subnet";
import { describeRule, fault, unknown } from "../../support/describe-rule";
import { workingStack } from "../../support/working-stack";

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
  "does not take a route to private addresses for a way to the internet": [
    {
      "aws_route.internet": { destination_cidr_block: "172.16.0.0/12" },
    },
    fault(
      "aws_eip_association.bastion",
      "gives aws_instance.bastion an Elastic IP in aws_subnet.public_a, which has no route to an internet gateway",
    ),
  ],
  "cannot tell where the subnet is not in the JSON": [
    { "aws_instance.bastion": { subnet_id: "subnet-1" } },
    unknown("aws_eip_association.bastion", "subnet 'subnet-1' is not in the JSON"),
  ],
});

describe("elastic-ip-is-in-a-routed-subnet beside a contract", () => {
  test("never advises a public subnet for a machine that the contract keeps private", () => {
    const model = workingStack({
      "aws_instance.api_2": { tags: { Role: "api" } },
      "aws_eip.worker": { domain: "vpc", instance: "${aws_instance.api_2.id}" },
    });
    const traffic = TrafficSet.of("tcp", 8000);
    const flow = { from: "load-balancer", to: "api", protocol: "tcp", ports: "8000", traffic, purpose: "API" };
    expect(elasticIpIsInARoutedSubnet.check({ model, contract: { addresses: new Map(), flows: [flow] } })).toEqual([
      fault(
        "aws_eip.worker",
        "gives aws_instance.api_2 an Elastic IP in aws_subnet.private_b, which has no route to an internet gateway",
        "Take the Elastic IP away: nobody outside may call the machine by the contract.",
      ),
    ]);
  });
});
