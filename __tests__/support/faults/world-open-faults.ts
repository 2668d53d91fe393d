import {
  CLIENT,
  CLIENT_GROUP,
  ENDPOINTS_GROUP,
  HEAD,
  HEAD_GROUP,
  LOAD_BALANCER_GROUP,
  PUBLIC_A,
  PUBLIC_TABLE,
  VPC,
  WORKER,
  WORKERS_GROUP,
} from "./addresses";
import { Fault, FaultFamily } from "./fault";
import { EVERYBODY, INLINE_SSH_FROM_EVERYBODY, OPEN_GROUP, ref, rule, TO_INTERNET_GATEWAY } from "./references";

const PLANTED = "aws_vpc_security_group_ingress_rule.planted";
const SECOND = "aws_vpc_security_group_ingress_rule.planted_second";
const OPEN = "only-contract-flows-are-open";
const LATENT = "groups-are-closed-at-both-ends";
const UNSURE = "reachability-is-known";
const OPERATOR_RULE = "aws_vpc_security_group_ingress_rule.traffic_operators-to-client-22_ingress-203_0_113_7_32";
const HTTP_RULE = "aws_vpc_security_group_ingress_rule.traffic_internet-to-load-balancer-80_ingress";
const RPC_RULE = "aws_vpc_security_group_ingress_rule.traffic_head-to-workers-9000-9010_ingress";
const EVERYBODY_V6 = { cidr_ipv6: "::/0" };

const ON_PUBLIC_MACHINES: readonly Fault[] = [
  {
    name: "SSH of the Client from everybody",
    environment: "dev",
    plant: (stack) => stack.add(PLANTED, rule(CLIENT_GROUP, [22, 22], EVERYBODY)),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: OPEN, says: ["internet -> client", "TCP 22", "0.0.0.0/0"] }],
    innocent: [OPERATOR_RULE],
  },
  {
    name: "SSH of the Client from two half-internets",
    environment: "prod",
    plant: (stack) => {
      stack.add(PLANTED, rule(CLIENT_GROUP, [22, 22], { cidr_ipv4: "0.0.0.0/1" }));
      stack.add(SECOND, rule(CLIENT_GROUP, [22, 22], { cidr_ipv4: "128.0.0.0/1" }));
    },
    verdict: "violated",
    named: [
      { resource: PLANTED, rule: OPEN, says: ["TCP 22", "0.0.0.0/1"] },
      { resource: SECOND, rule: OPEN, says: ["TCP 22", "128.0.0.0/1"] },
    ],
  },
  {
    name: "SSH of the Client from everybody, with the protocol as a number and the ports as text",
    environment: "dev",
    plant: (stack) =>
      stack.add(
        PLANTED,
        rule(CLIENT_GROUP, [22, 22], { ...EVERYBODY, ip_protocol: "6", from_port: "22", to_port: "22" }),
      ),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: OPEN, says: ["TCP 22"] }],
  },
  {
    name: "every protocol to the Client from everybody",
    environment: "prod",
    plant: (stack) => stack.add(PLANTED, { security_group_id: ref(CLIENT_GROUP), ip_protocol: "-1", ...EVERYBODY }),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: OPEN, says: ["internet -> client"] }],
  },
  {
    name: "ping of the Client from everybody",
    environment: "dev",
    plant: (stack) => stack.add(PLANTED, rule(CLIENT_GROUP, [8, 0], { ...EVERYBODY, ip_protocol: "icmp" })),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: OPEN, says: ["ICMP"] }],
  },
  {
    name: "port range of an operator's SSH rule widened",
    environment: "dev",
    plant: (stack) =>
      stack.change(OPERATOR_RULE, {
        to_port: 3389,
      }),
    verdict: "violated",
    named: [
      {
        resource: OPERATOR_RULE,
        rule: OPEN,
        says: ["operators -> client", "23-3389", "203.0.113.7/32"],
      },
    ],
  },
  {
    name: "an operator's network widened to a /8",
    environment: "dev",
    plant: (stack) =>
      stack.change(OPERATOR_RULE, {
        cidr_ipv4: "203.0.0.0/8",
      }),
    verdict: "violated",
    named: [
      {
        resource: OPERATOR_RULE,
        rule: OPEN,
        says: ["internet -> client", "TCP 22"],
      },
    ],
  },
  {
    name: "port range of the load balancer's HTTP rule widened",
    environment: "dev",
    plant: (stack) =>
      stack.change(HTTP_RULE, {
        from_port: 0,
        to_port: 65535,
      }),
    verdict: "violated",
    named: [{ resource: HTTP_RULE, rule: OPEN }],
  },
  {
    name: "database port of the load balancer from everybody, as a legacy rule",
    environment: "prod",
    plant: (stack) =>
      stack.add("aws_security_group_rule.planted", {
        type: "ingress",
        security_group_id: ref(LOAD_BALANCER_GROUP),
        protocol: "tcp",
        from_port: 5432,
        to_port: 5432,
        cidr_blocks: ["0.0.0.0/0"],
      }),
    verdict: "violated",
    named: [{ resource: "aws_security_group_rule.planted", rule: OPEN, says: ["internet -> load-balancer", "5432"] }],
  },
  {
    name: "UDP of the load balancer from everybody",
    environment: "dev",
    plant: (stack) => stack.add(PLANTED, rule(LOAD_BALANCER_GROUP, [53, 53], { ...EVERYBODY, ip_protocol: "udp" })),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: OPEN, says: ["UDP 53"] }],
  },
  {
    name: "SSH of the Client from everybody through a customer-managed prefix list",
    environment: "dev",
    plant: (stack) => {
      stack.add("aws_ec2_managed_prefix_list.offices", {
        name: "offices",
        address_family: "IPv4",
        max_entries: 2,
        entry: [{ cidr: "203.0.113.0/24" }, { cidr: "0.0.0.0/0" }],
      });
      stack.add(PLANTED, rule(CLIENT_GROUP, [22, 22], { prefix_list_id: ref("aws_ec2_managed_prefix_list.offices") }));
    },
    verdict: "violated",
    named: [{ resource: PLANTED, rule: OPEN, says: ["internet -> client", "TCP 22"] }],
  },
];

const BY_EXPRESSION: readonly Fault[] = [
  {
    name: "SSH of the Client for each of two half-internets",
    environment: "dev",
    plant: (stack) =>
      stack.add(PLANTED, {
        for_each: '${toset(["0.0.0.0/1", "128.0.0.0/1"])}',
        ...rule(CLIENT_GROUP, [22, 22], { cidr_ipv4: "${each.value}" }),
      }),
    verdict: "violated",
    named: [
      { resource: `${PLANTED}["0.0.0.0/1"]`, rule: OPEN, says: ["internet -> client"] },
      { resource: `${PLANTED}["128.0.0.0/1"]`, rule: OPEN, says: ["internet -> client"] },
    ],
  },
  {
    name: "SSH of the Client from a local value that is everybody",
    environment: "dev",
    plant: (stack) => {
      stack.addPart("locals", { office: "0.0.0.0/0" });
      stack.add(PLANTED, rule(CLIENT_GROUP, [22, 22], { cidr_ipv4: "${local.office}" }));
    },
    verdict: "violated",
    named: [{ resource: PLANTED, rule: OPEN, says: ["internet -> client"] }],
  },
  {
    name: "SSH of the Client from blocks of a function",
    environment: "dev",
    plant: (stack) =>
      stack.add(PLANTED, rule(CLIENT_GROUP, [22, 22], { cidr_ipv4: '${cidrsubnet("0.0.0.0/0", 2, 0)}' })),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: OPEN, says: ["internet -> client"] }],
  },
  {
    name: "an open group on a network interface that the Client was moved to",
    environment: "dev",
    plant: (stack) => {
      stack.add("aws_security_group.planted", OPEN_GROUP);
      stack.add("aws_network_interface.planted", {
        subnet_id: ref(PUBLIC_A),
        security_groups: [ref("aws_security_group.planted"), ref(CLIENT_GROUP)],
      });
      stack.unset(CLIENT, "subnet_id");
      stack.unset(CLIENT, "vpc_security_group_ids");
      stack.change(CLIENT, {
        network_interface: [{ network_interface_id: ref("aws_network_interface.planted"), device_index: 0 }],
      });
    },
    verdict: "violated",
    named: [{ resource: "aws_security_group.planted", rule: OPEN, says: ["internet -> client"] }],
  },
];

const ON_PRIVATE_MACHINES: readonly Fault[] = [
  {
    name: "API port of the Head from two half-internets",
    environment: "dev",
    plant: (stack) => {
      stack.add(PLANTED, rule(HEAD_GROUP, [8000, 8000], { cidr_ipv4: "0.0.0.0/1" }));
      stack.add(SECOND, rule(HEAD_GROUP, [8000, 8000], { cidr_ipv4: "128.0.0.0/1" }));
    },
    verdict: "violated",
    named: [
      { resource: PLANTED, rule: LATENT, says: ["TCP 8000", "internet -> head"] },
      { resource: SECOND, rule: LATENT, says: ["TCP 8000", "internet -> head"] },
    ],
  },
  {
    name: "every protocol to the Head from everybody",
    environment: "prod",
    plant: (stack) => stack.add(PLANTED, { security_group_id: ref(HEAD_GROUP), ip_protocol: "-1", ...EVERYBODY }),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: LATENT, says: ["internet -> head"] }],
  },
  {
    name: "SSH of the Head from everybody, as an inline list of blocks",
    environment: "dev",
    plant: (stack) => stack.change(HEAD_GROUP, { ingress: [INLINE_SSH_FROM_EVERYBODY] }),
    verdict: "violated",
    named: [{ resource: HEAD_GROUP, rule: LATENT, says: ["TCP 22"] }],
  },
  {
    name: "SSH of the Workers from everybody, as one inline block",
    environment: "dev",
    plant: (stack) => stack.change(WORKERS_GROUP, { ingress: INLINE_SSH_FROM_EVERYBODY }),
    verdict: "violated",
    named: [{ resource: WORKERS_GROUP, rule: LATENT, says: ["TCP 22"] }],
  },
  {
    name: "an open group as a second group of the Head",
    environment: "prod",
    plant: (stack) => {
      stack.add("aws_security_group.planted", OPEN_GROUP);
      stack.change(HEAD, { vpc_security_group_ids: [ref(HEAD_GROUP), ref("aws_security_group.planted")] });
    },
    verdict: "violated",
    named: [{ resource: "aws_security_group.planted", rule: LATENT, says: ["internet -> head"] }],
  },
  {
    name: "an open group attached to the interface of a Worker",
    environment: "dev",
    plant: (stack) => {
      stack.add("aws_security_group.planted", OPEN_GROUP);
      stack.add("aws_network_interface_sg_attachment.planted", {
        security_group_id: ref("aws_security_group.planted"),
        network_interface_id: ref(WORKER, "primary_network_interface_id"),
      });
    },
    verdict: "violated",
    named: [{ resource: "aws_security_group.planted", rule: LATENT, says: ["internet -> workers"] }],
  },
  {
    name: "RPC ports of the Workers widened",
    environment: "prod",
    plant: (stack) => stack.change(RPC_RULE, { to_port: 9999 }),
    verdict: "violated",
    named: [
      {
        resource: RPC_RULE,
        rule: LATENT,
        says: ["head -> workers", "9011-9999"],
      },
    ],
  },
  {
    name: "HTTPS of the Session Manager endpoints from everybody",
    environment: "prod",
    overrides: { network: { sessionManagerEndpoints: true } },
    plant: (stack) => stack.add(PLANTED, rule(ENDPOINTS_GROUP, [443, 443], EVERYBODY)),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: LATENT, says: ["internet -> endpoints", "TCP 443"] }],
  },
  {
    name: "the Head open to the whole VPC",
    environment: "dev",
    plant: (stack) => stack.add(PLANTED, rule(HEAD_GROUP, [22, 22], { cidr_ipv4: "10.0.0.0/16" })),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: LATENT, says: ["client -> head", "TCP 22"] }],
  },
];

const IN_IPV6: readonly Fault[] = [
  {
    name: "SSH of the Client from everybody in IPv6, though nothing has an IPv6 address yet",
    environment: "dev",
    plant: (stack) => stack.add(PLANTED, rule(CLIENT_GROUP, [22, 22], EVERYBODY_V6)),
    verdict: "violated",
    named: [{ resource: PLANTED, rule: LATENT, says: ["TCP 22", "::/0"] }],
  },
  {
    name: "the Head from two IPv6 half-internets",
    environment: "prod",
    plant: (stack) => {
      stack.add(PLANTED, rule(HEAD_GROUP, [8000, 8000], { cidr_ipv6: "::/1" }));
      stack.add(SECOND, rule(HEAD_GROUP, [8000, 8000], { cidr_ipv6: "8000::/1" }));
    },
    verdict: "violated",
    // Nobody on the internet has an address in the upper half: it is private, link-local and multicast.
    named: [{ resource: PLANTED, rule: LATENT, says: ["internet -> head", "TCP 8000"] }],
  },
  {
    name: "SSH of the Client from everybody in IPv6, with the Client on IPv6",
    environment: "dev",
    plant: (stack) => {
      stack.change(VPC, { ipv6_cidr_block: "2600:1f18:1::/56", ipv6_ipam_pool_id: "ipam-pool-1" });
      stack.change(PUBLIC_A, {
        ipv6_cidr_block: "2600:1f18:1::/64",
        assign_ipv6_address_on_creation: true,
      });
      stack.add("aws_route.planted", {
        route_table_id: ref(PUBLIC_TABLE),
        destination_ipv6_cidr_block: "::/0",
        ...TO_INTERNET_GATEWAY,
      });
      stack.add(PLANTED, rule(CLIENT_GROUP, [22, 22], EVERYBODY_V6));
    },
    verdict: "violated",
    named: [{ resource: PLANTED, rule: OPEN, says: ["internet -> client", "TCP 22", "::/0"] }],
  },
];

const HIDDEN: readonly Fault[] = [
  {
    name: "SSH of the Client from an AWS-managed prefix list",
    environment: "dev",
    plant: (stack) => {
      stack.addPart("data", {
        aws_ec2_managed_prefix_list: { cloudfront: { name: "com.amazonaws.global.cloudfront.origin-facing" } },
      });
      stack.add(
        PLANTED,
        rule(CLIENT_GROUP, [22, 22], { prefix_list_id: ref("data.aws_ec2_managed_prefix_list.cloudfront") }),
      );
    },
    verdict: "unknown",
    named: [{ resource: PLANTED, rule: UNSURE, says: ["cloudfront"] }],
  },
  {
    name: "SSH of the Client from a variable",
    environment: "dev",
    plant: (stack) => {
      stack.addPart("variable", { office: { type: "string" } });
      stack.add(PLANTED, rule(CLIENT_GROUP, [22, 22], { cidr_ipv4: "${var.office}" }));
    },
    verdict: "unknown",
    named: [{ resource: PLANTED, rule: UNSURE, says: ["var.office", "TCP 22"] }],
  },
  {
    name: "a port of the Client from a variable",
    environment: "prod",
    plant: (stack) => {
      stack.addPart("variable", { port: { type: "number" } });
      stack.add(
        PLANTED,
        rule(CLIENT_GROUP, [22, 22], { ...EVERYBODY, from_port: "${var.port}", to_port: "${var.port}" }),
      );
    },
    verdict: "unknown",
    named: [{ resource: PLANTED, rule: UNSURE, says: ["var.port"] }],
  },
  {
    name: "rules of the Head's group made by a dynamic block",
    environment: "dev",
    plant: (stack) => {
      stack.addPart("variable", { rules: { type: "any" } });
      stack.change(HEAD_GROUP, { dynamic: { ingress: { for_each: "${var.rules}", content: {} } } });
    },
    verdict: "unknown",
    named: [{ resource: HEAD_GROUP, rule: UNSURE, says: ["rules that we do not see"] }],
  },
];

/** Ports that somebody opened to the world, in every spelling, on every kind of machine. */
export const WORLD_OPEN_FAULTS: FaultFamily = {
  family: "ports open to the world",
  faults: [...ON_PUBLIC_MACHINES, ...BY_EXPRESSION, ...ON_PRIVATE_MACHINES, ...IN_IPV6, ...HIDDEN],
};
