import { sessionManagerHasAWay } from "../../../src/verify/rules/session-manager-has-a-way";
import { describeRule, fault, unknown } from "../../support/describe-rule";

const NO_ENDPOINTS = { "aws_vpc_endpoint.ssm": null, "aws_vpc_endpoint.ssmmessages": null };

describeRule(sessionManagerHasAWay, {
  "names the VPC where one of the endpoints is missing": [
    { "aws_vpc_endpoint.ssmmessages": null, "aws_route.nat": null, "aws_instance.api_2": null },
    fault(
      "aws_vpc.main",
      "has endpoints of Session Manager, but none for ssmmessages, and aws_instance.api_1 needs it",
    ),
  ],
  "names the endpoint without private DNS": [
    { "aws_vpc_endpoint.ssm": { private_dns_enabled: false }, "aws_route.nat": null },
    fault("aws_vpc_endpoint.ssm", "has no private DNS, so that no machine finds it by the name it asks for"),
  ],
  "names the endpoints that do not admit a machine": [
    { "aws_vpc_security_group_ingress_rule.endpoints": null, "aws_instance.api_2": null },
    fault("aws_security_group.endpoints", "does not admit TCP 443 of aws_instance.api_1 to aws_vpc_endpoint.ssm"),
    fault(
      "aws_security_group.endpoints",
      "does not admit TCP 443 of aws_instance.api_1 to aws_vpc_endpoint.ssmmessages",
    ),
  ],
  "names the machine whose group lets nothing out to the endpoints": [
    { "aws_vpc_security_group_egress_rule.api": { from_port: 80, to_port: 80 }, "aws_instance.api_2": null },
    fault("aws_security_group.api", "lets no TCP 443 out to aws_vpc_endpoint.ssm"),
    fault("aws_security_group.api", "lets no TCP 443 out to aws_vpc_endpoint.ssmmessages"),
  ],
  "names the machine whose group lets nothing out to a NAT gateway": [
    { ...NO_ENDPOINTS, "aws_instance.api_2": null },
    fault("aws_security_group.api", "lets no TCP 443 out to the internet, where ssm is"),
    fault("aws_security_group.api", "lets no TCP 443 out to the internet, where ssmmessages is"),
  ],
  "takes NAT and an open group for a way": [
    {
      ...NO_ENDPOINTS,
      "aws_vpc_security_group_egress_rule.api": { referenced_security_group_id: null, cidr_ipv4: "0.0.0.0/0" },
    },
  ],
  "does not ask for ec2messages, but takes it for a beginning": [
    {
      "aws_vpc_endpoint.ssm": { service_name: "com.amazonaws.us-east-1.ec2messages" },
      "aws_route.nat": null,
      "aws_instance.api_2": null,
    },
    fault("aws_vpc.main", "has endpoints of Session Manager, but none for ssm, and aws_instance.api_1 needs it"),
  ],
  "is not held up by a route to a private network": [
    {
      ...NO_ENDPOINTS,
      "aws_route.nat": {
        destination_cidr_block: "172.16.0.0/12",
        nat_gateway_id: null,
        vpc_peering_connection_id: "pcx-1",
      },
    },
  ],
  "leaves machines without any way alone": [{ ...NO_ENDPOINTS, "aws_route.nat": null }],
  "leaves machines without the policy alone": [
    { "aws_iam_role_policy_attachment.api": null, "aws_vpc_security_group_ingress_rule.endpoints": null },
  ],
  "finds the policy behind an autoscaling group and its launch template": [
    {
      "aws_vpc_security_group_ingress_rule.endpoints": null,
      "aws_instance.api_1": null,
      "aws_instance.api_2": null,
      "aws_launch_template.api": {
        vpc_security_group_ids: ["${aws_security_group.api.id}"],
        iam_instance_profile: { name: "${aws_iam_instance_profile.api.name}" },
      },
      "aws_autoscaling_group.api": {
        vpc_zone_identifier: ["${aws_subnet.private_a.id}"],
        launch_template: { id: "${aws_launch_template.api.id}" },
        min_size: 1,
        max_size: 1,
      },
    },
    fault(
      "aws_security_group.endpoints",
      "does not admit TCP 443 of aws_autoscaling_group.api to aws_vpc_endpoint.ssm",
    ),
    fault(
      "aws_security_group.endpoints",
      "does not admit TCP 443 of aws_autoscaling_group.api to aws_vpc_endpoint.ssmmessages",
    ),
  ],
  "cannot tell where private DNS is set when Terraform runs": [
    { "aws_vpc_endpoint.ssm": { private_dns_enabled: "${var.dns}" } },
    unknown("aws_vpc_endpoint.ssm", "'${var.dns}' is set when Terraform runs"),
  ],
  "takes a public address and the internet gateway for the beginning of a way": [
    {
      ...NO_ENDPOINTS,
      "aws_instance.api_1": null,
      "aws_instance.api_2": null,
      "aws_instance.bastion": { iam_instance_profile: "${aws_iam_instance_profile.api.name}" },
    },
    fault("aws_security_group.bastion", "lets no TCP 443 out to the internet, where ssm is"),
    fault("aws_security_group.bastion", "lets no TCP 443 out to the internet, where ssmmessages is"),
  ],
  "does not take a way to Amazon S3 for a way to Session Manager": [
    {
      ...NO_ENDPOINTS,
      "aws_vpc_security_group_egress_rule.api": {
        referenced_security_group_id: null,
        prefix_list_id: "${aws_vpc_endpoint.s3.prefix_list_id}",
      },
    },
    fault("aws_security_group.api", "lets no TCP 443 out to the internet, where ssm is"),
    fault("aws_security_group.api", "lets no TCP 443 out to the internet, where ssmmessages is"),
  ],
  "names one of equal machines for all": [
    {
      "aws_vpc_security_group_ingress_rule.endpoints": null,
      "aws_vpc_endpoint.ssmmessages": null,
      "aws_vpc_security_group_egress_rule.api": { referenced_security_group_id: null, cidr_ipv4: "0.0.0.0/0" },
      "aws_instance.api_2": { subnet_id: "${aws_subnet.private_a.id}" },
    },
    fault("aws_security_group.endpoints", "does not admit TCP 443 of aws_instance.api_1 to aws_vpc_endpoint.ssm"),
  ],
});
