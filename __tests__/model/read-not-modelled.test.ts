import { modelOf, NETWORK, Resources } from "../support/terraform-json";

const SUBNETS = ["${aws_subnet.private.id}"];

function reasonsOf(resources: Resources): readonly string[] {
  return modelOf(NETWORK, resources).notModelled.map(({ address, reason }) => `${address} ${reason}`);
}

describe("readNotModelled", () => {
  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["aws_db_instance", { vpc_security_group_ids: ["sg-1"] }],
    ["aws_lambda_function", { vpc_config: { subnet_ids: SUBNETS, security_group_ids: [] } }],
    ["aws_ecs_service", { network_configuration: { subnets: SUBNETS } }],
    ["aws_eks_cluster", { vpc_config: [{ subnet_ids: SUBNETS }] }],
    ["aws_efs_mount_target", { subnet_id: "subnet-1" }],
    ["aws_elasticache_cluster", { security_group_ids: ["sg-1"] }],
    ["aws_db_instance", { db_subnet_group_name: "${aws_db_subnet_group.g.name}" }],
    ["aws_elasticache_replication_group", { subnet_group_name: "g" }],
    ["aws_redshift_cluster", { cluster_subnet_group_name: "g" }],
    ["aws_neptune_cluster", { neptune_subnet_group_name: "g" }],
    ["aws_dms_replication_instance", { replication_subnet_group_id: "g" }],
    ["aws_scheduler_schedule", { target: [{ ecs_parameters: [{ network_configuration: { subnets: SUBNETS } }] }] }],
    ["aws_glue_connection", { physical_connection_requirements: { security_group_id_list: ["sg-1"] } }],
    ["aws_datasync_agent", { subnet_arns: ["arn"] }],
    ["aws_db_proxy", { vpc_subnet_ids: SUBNETS }],
    ["aws_grafana_workspace", { dynamic: { vpc_configuration: { for_each: [1], content: {} } } }],
    ["aws_ecs_service", { dynamic: [{ any: { for_each: [1], content: { subnets: SUBNETS } } }] }],
    ["aws_db_instance", {}],
    ["aws_elastic_beanstalk_environment", {}],
    ["aws_ec2_fleet", {}],
    ["aws_spot_fleet_request", {}],
  ])("%s is a participant", (type, attributes) => {
    expect(reasonsOf({ [type]: { x: attributes } })).toEqual([
      `${type}.x is a network participant that this proof does not model (${type})`,
    ]);
  });

  test.each([
    ["aws_vpc_peering_connection", "opens a way to another VPC"],
    ["aws_ec2_transit_gateway_vpc_attachment", "opens a way through a transit gateway"],
    ["aws_vpn_gateway", "opens a way through a virtual private network"],
    ["aws_globalaccelerator_endpoint_group", "opens a way from the internet to private addresses"],
    ["aws_network_interface_permission", "lets another account use a network interface"],
    ["aws_vpc_security_group_rules_exclusive", "revokes the rules that it does not list"],
    ["awscc_ec2_security_group_ingress", "may open or close a way"],
  ])("%s %s", (type, what) => {
    expect(reasonsOf({ [type]: { x: {} } })).toEqual([`${type}.x ${what}, which this proof does not model (${type})`]);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["aws_ec2_tag", { key: "Role", value: "head" }],
    ["aws_ec2_tag", { key: "${var.key}", value: "head" }],
    ["aws_autoscaling_group_tag", { tag: { key: "Role", value: "head", propagate_at_launch: true } }],
  ])("%s with %j sets a role", (type, attributes) => {
    expect(reasonsOf({ [type]: { x: attributes } })).toEqual([
      `${type}.x sets a Role tag that the proof does not read (${type})`,
    ]);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["aws_db_subnet_group", { subnet_ids: SUBNETS }],
    ["aws_dms_replication_subnet_group", { replication_subnet_group_id: "g", subnet_ids: SUBNETS }],
    ["aws_flow_log", { subnet_id: "subnet-1" }],
    ["aws_nat_gateway", { subnet_id: "${aws_subnet.public.id}" }],
    ["aws_s3_bucket", { bucket: "b" }],
    ["aws_lambda_function", { vpc_config: [] }],
    ["aws_db_proxy", { vpc_security_group_ids: null }],
    ["aws_sqs_queue", { tags: { subnet: "x" }, "//": { subnet: "x" } }],
    ["null_resource", { triggers: { subnet_id: "${aws_subnet.private.id}" } }],
    ["aws_ec2_tag", { key: "Name", value: "x" }],
    ["aws_autoscaling_group_tag", { tag: { key: "Name", value: "x" } }],
  ])("%s with %j takes no part", (type, attributes) => {
    expect(reasonsOf({ [type]: { x: attributes } })).toEqual([]);
  });

  test("names what of a network is made by a provider or in a region of its own, and nothing else", () => {
    const reason = "is made by a provider, or in a region, of its own, which may be another network";
    const resources = {
      aws_eip: { here: { provider: "aws" }, there: { provider: "aws.eu" } },
      aws_security_group: { there: { region: "eu-west-1" } },
      aws_acm_certificate: { there: { provider: "aws.us_east_1" } },
    };
    expect(reasonsOf(resources)).toEqual([`aws_eip.there ${reason}`, `aws_security_group.there ${reason}`]);
  });
});
