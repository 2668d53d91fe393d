import { gatewayEndpointServesItsVpc } from "../../../src/verify/rules/gateway-endpoint-serves-its-vpc";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(gatewayEndpointServesItsVpc, {
  "names the endpoint with a table of another VPC": [
    {
      "aws_vpc.other": { cidr_block: "10.1.0.0/16" },
      "aws_route_table.private": { vpc_id: "${aws_vpc.other.id}" },
    },
    fault("aws_vpc_endpoint.s3", "names aws_route_table.private, which is of another VPC than aws_vpc.main"),
  ],
  "cannot tell where a table is not in the JSON": [
    { "aws_vpc_endpoint.s3": { route_table_ids: ["rtb-1"] } },
    unknown("aws_vpc_endpoint.s3", "route table 'rtb-1' is not in the JSON"),
  ],
});
