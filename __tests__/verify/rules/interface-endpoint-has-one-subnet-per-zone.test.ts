import { interfaceEndpointHasOneSubnetPerZone } from "../../../src/verify/rules/interface-endpoint-has-one-subnet-per-zone";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(interfaceEndpointHasOneSubnetPerZone, {
  "names the endpoint with two subnets in a zone": [
    { "aws_vpc_endpoint.ssm": { subnet_ids: ["${aws_subnet.private_a.id}", "${aws_subnet.public_a.id}"] } },
    fault("aws_vpc_endpoint.ssm", "has more than one subnet in us-east-1a"),
  ],
  "cannot tell where a subnet is not in the JSON": [
    { "aws_vpc_endpoint.ssm": { subnet_ids: ["subnet-1"] } },
    unknown("aws_vpc_endpoint.ssm", "subnet 'subnet-1' is not in the JSON"),
  ],
});
