import { privateDnsEndpointIsInAVpcWithDns } from "../../../src/verify/rules/private-dns-endpoint-is-in-a-vpc-with-dns";
import { describeRule, fault, unknown } from "../../support/describe-rule";

describeRule(privateDnsEndpointIsInAVpcWithDns, {
  "names the VPC without DNS hostnames": [
    { "aws_vpc.main": { enable_dns_hostnames: null }, "aws_vpc_endpoint.ssmmessages": null },
    fault("aws_vpc.main", "has no DNS hostnames, but aws_vpc_endpoint.ssm has private DNS"),
  ],
  "names the VPC without any DNS": [
    {
      "aws_vpc.main": { enable_dns_hostnames: false, enable_dns_support: false },
      "aws_vpc_endpoint.ssmmessages": null,
    },
    fault("aws_vpc.main", "has no DNS support and no DNS hostnames, but aws_vpc_endpoint.ssm has private DNS"),
  ],
  "cannot tell where private DNS is set when Terraform runs": [
    { "aws_vpc_endpoint.ssm": { private_dns_enabled: "${var.dns}" } },
    unknown("aws_vpc_endpoint.ssm", "'${var.dns}' is set when Terraform runs"),
  ],
});
