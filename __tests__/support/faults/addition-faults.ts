import {
  HEAD,
  HEAD_GROUP,
  LOAD_BALANCER,
  LOAD_BALANCER_GROUP,
  PRIVATE_A,
  PRIVATE_B,
  PUBLIC_A,
  VPC,
  WORKER,
  WORKERS_GROUP,
} from "./addresses";
import { Fault, FaultFamily } from "./fault";
import { EVERYBODY, membersOf, OPEN_GROUP, ref, rule } from "./references";

const OPEN = "only-contract-flows-are-open";
const NO_PUBLIC_ADDRESS = "private-role-has-no-public-address";
const NOT_MODELLED = "everything-is-modelled";
const GROUP = "aws_security_group.planted";

const FAULTS: readonly Fault[] = [
  {
    name: "a new untagged instance open to the world",
    environment: "dev",
    plant: (stack) => {
      stack.add(GROUP, OPEN_GROUP);
      stack.add("aws_instance.planted", { subnet_id: ref(PUBLIC_A), vpc_security_group_ids: [ref(GROUP)] });
    },
    verdict: "violated",
    named: [{ resource: GROUP, rule: OPEN, says: ["internet -> ", "aws_instance.planted"] }],
  },
  {
    name: "a new instance of a role that the contract does not know",
    environment: "prod",
    plant: (stack) => {
      stack.add(GROUP, OPEN_GROUP);
      stack.add("aws_instance.planted", {
        subnet_id: ref(PUBLIC_A),
        vpc_security_group_ids: [ref(GROUP)],
        tags: { Role: "bastion" },
      });
    },
    verdict: "violated",
    named: [{ resource: GROUP, rule: OPEN, says: ["internet -> bastion"] }],
  },
  {
    name: "autoscaled Workers whose launch template gives them public addresses",
    environment: "dev",
    plant: (stack) => {
      stack.add("aws_launch_template.planted", {
        network_interfaces: [{ associate_public_ip_address: true, security_groups: [ref(WORKERS_GROUP)] }],
        tag_specifications: [{ resource_type: "instance", tags: { Role: "workers" } }],
      });
      stack.add("aws_autoscaling_group.planted", {
        min_size: 1,
        max_size: 3,
        vpc_zone_identifier: [ref(PUBLIC_A)],
        launch_template: { id: ref("aws_launch_template.planted"), version: "$Latest" },
      });
    },
    verdict: "violated",
    named: [{ resource: "aws_launch_template.planted", rule: NO_PUBLIC_ADDRESS, says: ["public address"] }],
  },
  {
    name: "a database in the private subnets",
    environment: "prod",
    plant: (stack) => {
      stack.add("aws_db_subnet_group.planted", { subnet_ids: [ref(PRIVATE_A), ref(PRIVATE_B)] });
      stack.add("aws_db_instance.planted", {
        db_subnet_group_name: ref("aws_db_subnet_group.planted", "name"),
        vpc_security_group_ids: [ref(WORKERS_GROUP)],
      });
    },
    verdict: "unknown",
    named: [{ resource: "aws_db_instance.planted", rule: NOT_MODELLED, says: ["aws_db_instance"] }],
  },
  {
    name: "a database that names its subnets only, and so gets the default group",
    environment: "dev",
    plant: (stack) => {
      stack.add("aws_db_subnet_group.planted", { subnet_ids: [ref(PRIVATE_A), ref(PRIVATE_B)] });
      stack.add("aws_db_instance.planted", { db_subnet_group_name: ref("aws_db_subnet_group.planted", "name") });
    },
    verdict: "unknown",
    named: [{ resource: "aws_db_instance.planted", rule: NOT_MODELLED, says: ["aws_db_instance"] }],
  },
  {
    name: "a cache that names its subnets only, and so gets the default group",
    environment: "prod",
    plant: (stack) => {
      stack.add("aws_elasticache_subnet_group.planted", { subnet_ids: [ref(PRIVATE_A)] });
      stack.add("aws_elasticache_cluster.planted", {
        subnet_group_name: ref("aws_elasticache_subnet_group.planted", "name"),
      });
    },
    verdict: "unknown",
    named: [{ resource: "aws_elasticache_cluster.planted", rule: NOT_MODELLED, says: ["aws_elasticache_cluster"] }],
  },
  {
    name: "a world-open rule for a group that a variable names",
    environment: "dev",
    plant: (stack) => {
      stack.addPart("variable", { group: { type: "string" } });
      stack.add("aws_vpc_security_group_ingress_rule.planted", {
        ...rule(HEAD_GROUP, [22, 22], EVERYBODY),
        security_group_id: "${var.group}",
      });
    },
    verdict: "unknown",
    named: [{ resource: "aws_vpc_security_group_ingress_rule.planted", rule: NOT_MODELLED, says: ["var.group"] }],
  },
  {
    name: "an endpoint for SSH into the private subnet",
    environment: "dev",
    plant: (stack) => stack.add("aws_ec2_instance_connect_endpoint.planted", { subnet_id: ref(PRIVATE_A) }),
    verdict: "unknown",
    named: [{ resource: "aws_ec2_instance_connect_endpoint.planted", rule: NOT_MODELLED }],
  },
  {
    name: "a function in the private subnets",
    environment: "dev",
    plant: (stack) =>
      stack.add("aws_lambda_function.planted", {
        function_name: "planted",
        vpc_config: { subnet_ids: [ref(PRIVATE_A)], security_group_ids: [ref(HEAD_GROUP)] },
      }),
    verdict: "unknown",
    named: [{ resource: "aws_lambda_function.planted", rule: NOT_MODELLED }],
  },
  {
    name: "a module",
    environment: "dev",
    plant: (stack) => {
      stack.addPart("module", { cache: { source: "terraform-aws-modules/elasticache/aws", version: "1.0.0" } });
    },
    verdict: "unknown",
    named: [{ resource: "module.cache", rule: NOT_MODELLED, says: ["module"] }],
  },
  {
    name: "a Worker moved into another VPC",
    environment: "dev",
    plant: (stack) => {
      stack.add("aws_vpc.planted", { cidr_block: "10.8.0.0/16" });
      stack.add("aws_subnet.planted", { vpc_id: ref("aws_vpc.planted"), cidr_block: "10.8.0.0/24" });
      stack.change(WORKER, { subnet_id: ref("aws_subnet.planted") });
    },
    verdict: "violated",
    named: [{ resource: WORKER, rule: "interface-groups-are-in-its-vpc", says: ["aws_vpc.planted"] }],
  },
  {
    name: "a machine with six groups",
    environment: "dev",
    plant: (stack) => {
      const groups = ["a", "b", "c", "d", "e"].map((name) => `aws_security_group.planted_${name}`);
      for (const group of groups) stack.add(group, { vpc_id: ref(VPC) });
      stack.change(WORKER, { vpc_security_group_ids: [WORKERS_GROUP, ...groups].map((group) => ref(group)) });
    },
    verdict: "violated",
    named: [{ resource: WORKER, rule: "interface-has-at-most-five-groups", says: ["6"] }],
  },
  {
    name: "a second way into the Head, through a listener that nobody asked for",
    environment: "dev",
    plant: (stack) => {
      stack.add("aws_lb_target_group.planted", { port: 22, protocol: "HTTP", vpc_id: ref(VPC) });
      stack.add("aws_lb_target_group_attachment.planted", {
        target_group_arn: ref("aws_lb_target_group.planted", "arn"),
        target_id: ref(HEAD),
      });
      stack.add("aws_lb_listener.planted", {
        load_balancer_arn: ref(LOAD_BALANCER, "arn"),
        port: 2222,
        protocol: "HTTP",
        default_action: [{ type: "forward", target_group_arn: ref("aws_lb_target_group.planted", "arn") }],
      });
      stack.add("aws_vpc_security_group_ingress_rule.planted", rule(LOAD_BALANCER_GROUP, [2222, 2222], EVERYBODY));
      stack.add(
        "aws_vpc_security_group_egress_rule.planted",
        rule(LOAD_BALANCER_GROUP, [22, 22], membersOf(HEAD_GROUP)),
      );
      stack.add("aws_vpc_security_group_ingress_rule.head", rule(HEAD_GROUP, [22, 22], membersOf(LOAD_BALANCER_GROUP)));
    },
    verdict: "violated",
    named: [
      {
        resource: "aws_vpc_security_group_ingress_rule.planted",
        rule: OPEN,
        says: ["internet -> load-balancer", "TCP 2222"],
      },
      { resource: "aws_vpc_security_group_ingress_rule.head", rule: OPEN, says: ["load-balancer -> head", "TCP 22"] },
    ],
  },
];

/** Things that somebody added or moved, and that the contract says nothing of. */
export const ADDITION_FAULTS: FaultFamily = { family: "additions", faults: FAULTS };
