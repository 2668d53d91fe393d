import { routesAreWrittenInOneWay } from "../../../src/verify/rules/routes-are-written-in-one-way";
import { describeRule, fault, unknown } from "../../support/describe-rule";

const ROUTE = { cidr_block: "172.16.0.0/12", gateway_id: "${aws_internet_gateway.main.id}" };

describeRule(routesAreWrittenInOneWay, {
  "names the table with a list beside a route of its own": [
    { "aws_route_table.public": { route: [ROUTE] } },
    fault("aws_route_table.public", "has routes inside it, which remove aws_route.internet"),
  ],
  "names the table with a single block beside a route of its own": [
    { "aws_route_table.public": { route: ROUTE } },
    fault("aws_route_table.public", "has routes inside it, which remove aws_route.internet"),
  ],
  "names the table with an empty list beside a route of its own": [
    { "aws_route_table.public": { route: [] } },
    fault("aws_route_table.public", "has an empty list of routes inside it, which removes aws_route.internet"),
  ],
  "names the adopted table of a VPC": [
    {
      "aws_default_route_table.main": {
        default_route_table_id: "${aws_vpc.main.default_route_table_id}",
        route: [],
      },
      "aws_route.main": { ...ROUTE, route_table_id: "${aws_vpc.main.main_route_table_id}" },
    },
    fault("aws_default_route_table.main", "has an empty list of routes inside it, which removes aws_route.main"),
  ],
  "names the table with blocks that are made over a list": [
    { "aws_route_table.public": { dynamic: { route: { for_each: ["172.16.0.0/12"], content: ROUTE } } } },
    fault("aws_route_table.public", "has routes inside it, which remove aws_route.internet"),
  ],
  "leaves null and a dynamic block over nothing alone": [
    {
      "aws_route_table.public": { route: null },
      "aws_route_table.private": { dynamic: { route: { for_each: [], content: ROUTE } } },
    },
  ],
  "leaves a list alone that only a gateway endpoint adds to": [
    { "aws_route_table.private": { route: [] }, "aws_route.nat": null },
  ],
  "cannot tell where the routes are set when Terraform runs": [
    { "aws_route_table.public": { route: "${var.routes}" } },
    unknown("aws_route_table.public", "it may have routes inside it, which would remove aws_route.internet"),
  ],
  "cannot tell where blocks are made when Terraform runs": [
    { "aws_route_table.public": { dynamic: { route: { for_each: "${var.routes}", content: ROUTE } } } },
    unknown("aws_route_table.public", "it may have routes inside it, which would remove aws_route.internet"),
  ],
});
