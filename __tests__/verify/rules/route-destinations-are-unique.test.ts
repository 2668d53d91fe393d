import { routeDestinationsAreUnique } from "../../../src/verify/rules/route-destinations-are-unique";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(routeDestinationsAreUnique, {
  "names the second route": [
    {
      "aws_route.second": {
        route_table_id: "${aws_route_table.private.id}",
        destination_cidr_block: "0.0.0.0/0",
        gateway_id: "${aws_internet_gateway.main.id}",
      },
    },
    fault(
      "aws_route.second",
      "is a second route for 0.0.0.0/0 in aws_route_table.private, beside that of aws_route.nat",
    ),
  ],
  "leaves a narrower route alone": [
    {
      "aws_route.second": {
        route_table_id: "${aws_route_table.private.id}",
        destination_cidr_block: "0.0.0.0/1",
        gateway_id: "${aws_internet_gateway.main.id}",
      },
    },
  ],
  "cannot tell where the destination is set when Terraform runs": [
    {
      "aws_route.second": {
        route_table_id: "${aws_route_table.private.id}",
        destination_cidr_block: "${var.block}",
        gateway_id: "${aws_internet_gateway.main.id}",
      },
    },
    unknown("aws_route.second", "'${var.block}' is set when Terraform runs"),
  ],
});
