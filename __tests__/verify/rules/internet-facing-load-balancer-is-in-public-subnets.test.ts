import { internetFacingLoadBalancerIsInPublicSubnets } from "../../../src/verify/rules/internet-facing-load-balancer-is-in-public-subnets";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(internetFacingLoadBalancerIsInPublicSubnets, {
  "names the load balancer in a subnet that is routed to a NAT gateway": [
    { "aws_route_table_association.public_b": { route_table_id: "${aws_route_table.private.id}" } },
    fault("aws_lb.api", "faces the internet in aws_subnet.public_b, which has no route to an internet gateway"),
  ],
  "leaves an internal load balancer alone": [{ "aws_lb.api": { internal: true }, "aws_route.internet": null }],
  "takes two halves of the internet for a route": [
    {
      "aws_route.internet": { destination_cidr_block: "0.0.0.0/1" },
      "aws_route.other_half": {
        route_table_id: "${aws_route_table.public.id}",
        destination_cidr_block: "128.0.0.0/1",
        gateway_id: "${aws_internet_gateway.main.id}",
      },
    },
  ],
  "cannot tell where the route leads to something it does not know": [
    { "aws_route.internet": { gateway_id: null, transit_gateway_id: "tgw-1" } },
    unknown("aws_lb.api", "'aws_route.internet' leads to a transit gateway"),
    unknown("aws_lb.api", "'aws_route.internet' leads to a transit gateway"),
  ],
  "cannot tell where the load balancer decides later whom it faces": [
    { "aws_lb.api": { internal: "${var.internal}" } },
    unknown("aws_lb.api", "'${var.internal}' is set when Terraform runs"),
  ],
});
