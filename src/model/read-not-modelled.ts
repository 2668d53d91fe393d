import { NotModelled } from "./network-model";
import { ResourceSet } from "./json/resource-set";
import { TerraformBlock, TerraformResource } from "./terraform-resource";

/** Attributes and blocks, at any depth, that put a thing on the network. */
const PARTICIPANT_KEY =
  /(^|_)(subnets?|subnet_ids?|subnet_arns?|security_groups?|security_group_(ids?|arns?|id_list)|vpc_config(uration)?|network_configuration|vpc_options|vpc_settings|subnet_group_(name|id))$/;

/** Keys that hold what people or cdktf note down, and not what the provider reads. */
const NOTE_KEYS: ReadonlySet<string> = new Set(["//", "tags", "tags_all"]);

/** Participants that need not say so: they are in the default VPC, or are placed by text. */
const PARTICIPANT_TYPES =
  /^aws_(ec2_fleet|spot_fleet_request|batch_compute_environment|emr_cluster|msk_cluster|transfer_server|dms_replication_(config|instance)|networkfirewall_firewall|cloudformation_stack|cloudformation_stack_set|db_instance|rds_cluster|rds_cluster_instance|redshift_cluster|redshiftserverless_workgroup|elasticache_cluster|elasticache_replication_group|elasticache_serverless_cache|memorydb_cluster|dax_cluster|mq_broker|docdb_cluster_instance|neptune_cluster|neptune_cluster_instance|cloud9_environment_ec2|gamelift_fleet|elastic_beanstalk_environment)$/;

/** What only keeps values of other resources, under names that people choose. */
const NON_PARTICIPANTS = /^(null_resource|terraform_data|(archive|local|random|time|tls)_\w+)$/;

/** What the model has shapes for, and what only describes subnets and groups for others. */
const MODELLED =
  /^aws_(instance|spot_instance_request|launch_template|launch_configuration|autoscaling_\w+|a?lb|a?lb_\w+|elb|elb_\w+|nat_gateway|nat_gateway_\w+|(default_)?subnet|(default_)?security_group|security_group_rule|vpc_security_group_(ingress|egress)_rule|(default_)?network_acl|network_acl_\w+|(default_)?route_table|route_table_association|network_interface|network_interface_attachment|network_interface_sg_attachment|vpc_endpoint|vpc_endpoint_\w+_association|flow_log|ec2_subnet_cidr_reservation|\w*_?subnet_group)$/;

/** What networks are made of, beside what is on them. */
const NETWORK =
  /^aws_((default_)?vpc|vpc_\w+|eip|eip_association|route|main_route_table_association|(egress_only_)?internet_gateway(_attachment)?|ec2_managed_prefix_list(_entry)?)$/;

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
  [/^aws_vpc_security_group_rules_exclusive$/, "revokes the rules that it does not list"],
  [/^awscc_(ec2|autoscaling|elasticloadbalancing\w*)_/, "may open or close a way"],
];

/** Resources that tag others, and where they say with what. */
const TAGGERS: Readonly<Record<string, (resource: TerraformResource) => readonly TerraformBlock[]>> = {
  aws_ec2_tag: (resource) => [resource],
  aws_autoscaling_group_tag: (resource) => resource.blocks("tag"),
};

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
  if (isElsewhere(resource)) return "is made by a provider, or in a region, of its own, which may be another network";
  if (tagsRole(resource)) return `sets a Role tag that the proof does not read (${type})`;
  if (MODELLED.test(type)) return undefined;
  const way = WAY_REASONS.find(([pattern]) => pattern.test(type));
  if (way !== undefined) return `${way[1]}, which this proof does not model (${type})`;
  return isParticipant(resource) ? `is a network participant that this proof does not model (${type})` : undefined;
}

/** Whether it may be in another region or account than what stands beside it. */
function isElsewhere({ type, body: { provider, region } }: TerraformResource): boolean {
  const hasAlias = typeof provider === "string" && provider.includes(".");
  const isOfNetwork = MODELLED.test(type) || NETWORK.test(type);
  return isOfNetwork && (hasAlias || (region !== undefined && region !== null));
}

/** Whether it gives another resource its role; a key that nobody can tell may be that one. */
function tagsRole(resource: TerraformResource): boolean {
  const tags = TAGGERS[resource.type]?.(resource) ?? [];
  return tags.some((tag) => {
    const key = tag.text("key");
    return key?.kind === "unknown" || key?.value === "Role";
  });
}

function isParticipant({ type, body }: TerraformResource): boolean {
  return PARTICIPANT_TYPES.test(type) || (!NON_PARTICIPANTS.test(type) && namesNetwork(body));
}

function namesNetwork(json: unknown): boolean {
  if (Array.isArray(json)) return json.some(namesNetwork);
  if (typeof json !== "object" || json === null) return false;
  return Object.entries(json).some(
    ([key, value]) => !NOTE_KEYS.has(key) && ((PARTICIPANT_KEY.test(key) && isGiven(value)) || namesNetwork(value)),
  );
}

/** An empty list says that it is not on the network, as an empty `vpc_config` of a function does. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && !(Array.isArray(value) && value.length === 0);
}
