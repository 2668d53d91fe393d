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
    ["awscc_ec2_security_group_ingress", "may open or close a way"],
  ])("%s %s", (type, what) => {
    expect(reasonsOf({ [type]: { x: {} } })).toEqual([`${type}.x ${what}, which this proof does not model (${type})`]);
  });

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ["aws_db_subnet_group", { subnet_ids: SUBNETS }],
    ["aws_dms_replication_subnet_group", { replication_subnet_group_id: "g", subnet_ids: SUBNETS }],
    ["aws_flow_log", { subnet_id: "subnet-1" }],
    ["aws_nat_gateway", { subnet_id: "${aws_subnet.public.id}" }],
    ["aws_s3_bucket", { bucket: "b" }],
    ["aws_lambda_function", { vpc_config: [] }],
    ["aws_db_instance", { vpc_security_group_ids: null }],
  ])("%s with %j takes no part", (type, attributes) => {
    expect(reasonsOf({ [type]: { x: attributes } })).toEqual([]);
  });
});
