import { natGatewayHasAWayOut } from "../../../src/verify/rules/nat-gateway-has-a-way-out";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(natGatewayHasAWayOut, {
  "names the gateway in a subnet that is routed to itself": [
    { "aws_nat_gateway.main": { subnet_id: "${aws_subnet.private_a.id}" } },
    fault("aws_nat_gateway.main", "stands in aws_subnet.private_a, whose route leads back to this NAT gateway"),
  ],
  "names the gateway in a subnet without a way out": [
    { "aws_route.internet": null },
    fault("aws_nat_gateway.main", "stands in aws_subnet.public_a, which has no route to an internet gateway"),
  ],
  "names the gateway without an address": [
    { "aws_nat_gateway.main": { allocation_id: null } },
    fault("aws_nat_gateway.main", "is public, but has no Elastic IP"),
  ],
  "leaves a private gateway alone": [
    {
      "aws_nat_gateway.main": {
        connectivity_type: "private",
        allocation_id: null,
        subnet_id: "${aws_subnet.private_a.id}",
      },
    },
  ],
  "leaves a regional gateway alone": [
    { "aws_nat_gateway.main": { availability_mode: "regional", allocation_id: null, subnet_id: null } },
  ],
  "cannot tell where the subnet is not in the JSON": [
    { "aws_nat_gateway.main": { subnet_id: "subnet-1" } },
    unknown("aws_nat_gateway.main", "subnet 'subnet-1' is not in the JSON"),
  ],
  "does not leave a zonal gateway alone": [
    { "aws_nat_gateway.main": { availability_mode: "zonal", allocation_id: null } },
    fault("aws_nat_gateway.main", "is public, but has no Elastic IP"),
  ],
});
