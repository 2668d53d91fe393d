import { NotModelled } from "./network-model";
import { ResourceSet } from "./json/resource-set";
import { TerraformResource } from "./terraform-resource";

/** Attributes that put a thing on the network. */
const PARTICIPANT_KEYS = [
  "vpc_security_group_ids",
  "security_group_ids",
  "security_groups",
  "subnet_ids",
  "subnet_id",
  "vpc_config",
  "vpc_options",
  "vpc_settings",
  "network_configuration",
  "subnet_group_name",
  "db_subnet_group_name",
  "neptune_subnet_group_name",
  "cache_subnet_group_name",
  "cluster_subnet_group_name",
  "replication_subnet_group_id",
] as const;

/** Participants that say so in blocks of their own, deeper down. */
const PARTICIPANT_TYPES =
  /^aws_(ec2_fleet|spot_fleet_request|batch_compute_environment|emr_cluster|msk_cluster|transfer_server|dms_replication_config|networkfirewall_firewall|cloudformation_stack|cloudformation_stack_set)$/;

/** What the model has shapes for, and what only describes subnets and groups for others. */
const MODELLED =
  /^aws_(instance|spot_instance_request|launch_template|launch_configuration|autoscaling_\w+|a?lb|a?lb_\w+|elb|elb_\w+|nat_gateway|nat_gateway_\w+|(default_)?subnet|(default_)?security_group|security_group_rule|vpc_security_group_(ingress|egress)_rule|vpc_security_group_rules_exclusive|(default_)?network_acl|network_acl_\w+|(default_)?route_table|route_table_association|network_interface|network_interface_attachment|network_interface_sg_attachment|vpc_endpoint|vpc_endpoint_\w+_association|flow_log|ec2_subnet_cidr_reservation|\w*_?subnet_group)$/;

/** Ways to and from other networks, and what closes or filters ways. */
const WAY_REASONS: readonly (readonly [RegExp, string])[] = [
  [/^aws_vpc_peering_connection(_accepter)?$/, "opens a way to another VPC"],
  [/^aws_ec2_transit_gateway_\w*attachment(_accepter)?$/, "opens a way through a transit gateway"],
  [/^aws_networkmanager_\w*attachment$/, "opens a way through a global network"],
  [/^aws_(vpn_gateway(_attachment)?|vpn_connection)$/, "opens a way through a virtual private network"],
  [/^aws_ec2_client_vpn_(endpoint|network_association)$/, "opens a way through a virtual private network"],
  [/^aws_dx_\w*(association|interface)$/, "opens a way through a direct connection"],
  [/^aws_ec2_(carrier_gateway|local_gateway_route_table_vpc_association)$/, "opens a way out of the VPC"],
  [/^aws_vpclattice_service_network_\w*association$/, "opens a way through VPC Lattice"],
  [/^aws_vpc_endpoint_service$/, "lets others in through their endpoints"],
  [/^aws_globalaccelerator_(custom_routing_)?endpoint_group$/, "opens a way from the internet to private addresses"],
  [/^aws_cloudfront_vpc_origin$/, "opens a way from the internet to private addresses"],
  [/^aws_network_interface_permission$/, "lets another account use a network interface"],
  [/^aws_vpc_security_group_vpc_association$/, "lets a security group be used in another VPC"],
  [/^aws_vpc_route_server\w*$/, "changes routes while the network runs"],
  [/^aws_vpc_block_public_access_(options|exclusion)$/, "closes or opens ways to the internet"],
  [/^awscc_(ec2|autoscaling|elasticloadbalancing\w*)_/, "may open or close a way"],
];

/** Resources that may open or close a way, or talk on one, and that the model has no shape for. */
export function readNotModelled(resources: ResourceSet): readonly NotModelled[] {
  return resources.all.flatMap((resource) => {
    const reason = reasonFor(resource);
    const { address, constructPath } = resource;
    return reason === undefined ? [] : [{ address, constructPath, reason }];
  });
}

function reasonFor(resource: TerraformResource): string | undefined {
  const { type } = resource;
  if (MODELLED.test(type)) return undefined;
  const way = WAY_REASONS.find(([pattern]) => pattern.test(type));
  if (way !== undefined) return `${way[1]}, which this proof does not model (${type})`;
  const isParticipant =
    PARTICIPANT_TYPES.test(type) ||
    PARTICIPANT_KEYS.some((key) => isGiven(resource.raw(key)) || resource.hasDynamic(key));
  return isParticipant ? `is a network participant that this proof does not model (${type})` : undefined;
}

/** An empty list says that it is not on the network, as an empty `vpc_config` of a function does. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
