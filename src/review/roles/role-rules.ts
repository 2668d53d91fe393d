/**
 * How the role of a resource is found, by its type.
 *
 * Areas that serve all roles have their types for themselves, whatever is tagged: the identity of a machine is
 * `access`, the log of a load balancer `audit`, a subnet `network`. Everything else has the role of its tag, else of
 * what it is wired to, else the one that its type stands for.
 */

/** How a type gets its role. */
export interface RoleRule {
  /** Whether the role is this one, whatever the tag says. */
  readonly isFixed?: boolean;
  /** Attributes to follow to what has the role, the best first. */
  readonly follow?: readonly string[];
  /** Types that name this one and have its role, the best first. */
  readonly users?: readonly string[];
  /** Whether it leads to what has a DNS name or public address that it holds. */
  readonly isName?: boolean;
  /** Attributes of others that make it `audit`: they write their logs into it. */
  readonly logsOf?: readonly string[];
  /** Role of those whose tags and wires say nothing; undefined where the resource's own name has to do. */
  readonly otherwise?: string;
}

const NETWORK: RoleRule = { isFixed: true, otherwise: "network" };
const ACCESS: RoleRule = { isFixed: true, otherwise: "access" };
const AUDIT: RoleRule = { isFixed: true, otherwise: "audit" };
const STORAGE: RoleRule = { isFixed: true, otherwise: "storage" };
const MACHINE: RoleRule = { follow: ["vpc_security_group_ids", "security_groups", "launch_template"] };
const CONFIG: RoleRule = { otherwise: "config" };
const LOAD_BALANCER: RoleRule = { otherwise: "load-balancer" };

const OF_LOAD_BALANCER: RoleRule = { follow: ["load_balancer_arn", "load_balancer"], otherwise: "load-balancer" };
const OF_GROUP: RoleRule = { follow: ["security_group_id"], otherwise: "network" };
const OF_LISTENER: RoleRule = { follow: ["listener_arn"], otherwise: "load-balancer" };
const OF_TARGET: RoleRule = { follow: ["target_id", "autoscaling_group_name", "instance"], otherwise: "load-balancer" };

const MACHINE_TYPES = ["aws_instance", "aws_spot_instance_request", "aws_autoscaling_group", "aws_ecs_service"];

const RULES: Readonly<Record<string, RoleRule>> = {
  aws_lb: LOAD_BALANCER,
  aws_alb: LOAD_BALANCER,
  aws_elb: LOAD_BALANCER,
  aws_lb_listener: OF_LOAD_BALANCER,
  aws_alb_listener: OF_LOAD_BALANCER,
  aws_lb_listener_rule: OF_LISTENER,
  aws_alb_listener_rule: OF_LISTENER,
  aws_lb_listener_certificate: OF_LISTENER,
  aws_alb_listener_certificate: OF_LISTENER,
  aws_wafv2_web_acl_association: { follow: ["resource_arn"], otherwise: "load-balancer" },
  aws_lb_target_group: { users: ["aws_lb_target_group_attachment", ...MACHINE_TYPES], otherwise: "load-balancer" },
  aws_alb_target_group: { users: ["aws_alb_target_group_attachment", ...MACHINE_TYPES], otherwise: "load-balancer" },
  aws_lb_target_group_attachment: OF_TARGET,
  aws_alb_target_group_attachment: OF_TARGET,
  aws_autoscaling_attachment: OF_TARGET,
  aws_elb_attachment: OF_TARGET,
  aws_launch_template: { users: MACHINE_TYPES, follow: ["vpc_security_group_ids"] },
  aws_launch_configuration: { users: MACHINE_TYPES, follow: ["security_groups"] },
  aws_instance: MACHINE,
  aws_spot_instance_request: MACHINE,
  aws_autoscaling_group: { follow: ["launch_template", "launch_configuration", "mixed_instances_policy"] },
  aws_ecs_service: {},
  aws_lambda_function: {},
  aws_autoscaling_policy: { follow: ["autoscaling_group_name"], otherwise: "config" },
  aws_autoscaling_schedule: { follow: ["autoscaling_group_name"], otherwise: "config" },
  aws_eip: {
    follow: ["instance", "network_interface"],
    users: ["aws_eip_association", "aws_nat_gateway"],
    otherwise: "network",
  },
  aws_eip_association: { follow: ["instance_id", "network_interface_id"], otherwise: "network" },
  aws_network_interface: { follow: ["attachment"], users: MACHINE_TYPES, otherwise: "network" },
  aws_network_interface_attachment: { follow: ["instance_id"], otherwise: "network" },
  aws_network_interface_sg_attachment: { follow: ["security_group_id"], otherwise: "network" },
  aws_security_group: {
    users: [...MACHINE_TYPES, "aws_launch_template", "aws_lb", "aws_alb", "aws_elb", "aws_db_instance"],
    otherwise: "network",
  },
  aws_security_group_rule: OF_GROUP,
  aws_vpc_security_group_ingress_rule: OF_GROUP,
  aws_vpc_security_group_egress_rule: OF_GROUP,
  aws_volume_attachment: { follow: ["instance_id"], otherwise: "storage" },
  aws_route53_record: { follow: ["alias", "records"], isName: true, otherwise: "network" },
  aws_acm_certificate: {
    users: ["aws_lb_listener", "aws_alb_listener", "aws_lb_listener_certificate"],
    otherwise: "network",
  },
  aws_acm_certificate_validation: { follow: ["certificate_arn"], otherwise: "network" },
  aws_key_pair: ACCESS,
  aws_flow_log: AUDIT,
  aws_cloudtrail: AUDIT,
  aws_config_configuration_recorder: AUDIT,
  aws_s3_bucket: { ...STORAGE, logsOf: ["access_logs", "connection_logs", "log_destination", "target_bucket"] },
  aws_ebs_volume: STORAGE,
  aws_ebs_snapshot: STORAGE,
  aws_db_instance: STORAGE,
  aws_rds_cluster: STORAGE,
  aws_rds_cluster_instance: STORAGE,
  aws_elasticache_cluster: STORAGE,
  aws_elasticache_replication_group: STORAGE,
  aws_sqs_queue: STORAGE,
  aws_ecr_repository: STORAGE,
  aws_ssm_parameter: CONFIG,
  aws_route: NETWORK,
  aws_nat_gateway: NETWORK,
  aws_internet_gateway: NETWORK,
  aws_egress_only_internet_gateway: NETWORK,
  aws_vpc_endpoint: { otherwise: "network" },
  aws_customer_gateway: NETWORK,
  aws_vpn_connection: NETWORK,
};

/** Types of a family that the table does not name one by one; the first that fits counts. */
const FAMILIES: readonly (readonly [prefix: string, rule: RoleRule])[] = [
  ["aws_iam_", ACCESS],
  ["aws_cloudwatch_log_", AUDIT],
  ["aws_s3_bucket_", STORAGE],
  ["aws_s3_", STORAGE],
  ["aws_vpc", NETWORK],
  ["aws_default_", NETWORK],
  ["aws_subnet", NETWORK],
  ["aws_route_table", NETWORK],
  ["aws_main_route_table", NETWORK],
  ["aws_route53_", { otherwise: "network" }],
  ["aws_network_acl", NETWORK],
  ["aws_ec2_managed_prefix_list", NETWORK],
  ["aws_kms_", STORAGE],
  ["aws_dynamodb_", STORAGE],
  ["aws_efs_", STORAGE],
  ["aws_secretsmanager_", STORAGE],
];

/** The rule for a type; undefined where there is none. */
export function roleRule(type: string): RoleRule | undefined {
  return RULES[type] ?? FAMILIES.find(([prefix]) => type.startsWith(prefix))?.[1];
}
