import { routesLeadSomewhere } from "../../../src/verify/rules/routes-lead-somewhere";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(routesLeadSomewhere, {
  "names the route to a gateway that is not attached": [
    { "aws_internet_gateway.main": { vpc_id: null } },
    fault("aws_route.internet", "leads nowhere: 'aws_internet_gateway.main' is attached to no VPC"),
  ],
  "names the route to a gateway of another VPC": [
    {
      "aws_vpc.other": { cidr_block: "10.1.0.0/16" },
      "aws_internet_gateway.main": { vpc_id: "${aws_vpc.other.id}" },
    },
    fault("aws_route.internet", "leads nowhere: 'aws_internet_gateway.main' is attached to 'aws_vpc.other'"),
  ],
  "names the route to a NAT gateway of another VPC": [
    {
      "aws_vpc.other": { cidr_block: "10.1.0.0/16" },
      "aws_route_table.private": { vpc_id: "${aws_vpc.other.id}" },
    },
    fault("aws_route.nat", "leads to aws_nat_gateway.main of another VPC than aws_vpc.other"),
  ],
  "cannot tell where the subnet of a NAT gateway is not in the JSON": [
    { "aws_nat_gateway.main": { subnet_id: "subnet-1" } },
    unknown("aws_route.nat", "subnet 'subnet-1' is not in the JSON"),
  ],
  "names the route to an egress-only gateway of another VPC": [
    {
      "aws_vpc.other": { cidr_block: "10.1.0.0/16" },
      "aws_egress_only_internet_gateway.other": { vpc_id: "${aws_vpc.other.id}" },
      "aws_egress_only_internet_gateway.own": { vpc_id: "${aws_vpc.main.id}" },
      "aws_route.out": {
        route_table_id: "${aws_route_table.private.id}",
        destination_ipv6_cidr_block: "::/0",
        egress_only_gateway_id: "${aws_egress_only_internet_gateway.other.id}",
      },
      "aws_route.more": {
        route_table_id: "${aws_route_table.public.id}",
        destination_ipv6_cidr_block: "::/0",
        egress_only_gateway_id: "${aws_egress_only_internet_gateway.own.id}",
      },
    },
    fault("aws_route.out", "leads to aws_egress_only_internet_gateway.other of another VPC than aws_vpc.main"),
  ],
});
