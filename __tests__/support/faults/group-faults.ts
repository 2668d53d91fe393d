import { CLIENT, CLIENT_GROUP, HEAD, HEAD_GROUP, LOAD_BALANCER_GROUP, VPC, WORKER, WORKERS_GROUP } from "./addresses";
import { Fault, FaultFamily } from "./fault";
import { EVERYBODY, INLINE_SSH_FROM_EVERYBODY, membersOf, ref, rule } from "./references";

const INGRESS = "aws_vpc_security_group_ingress_rule.planted";
const EGRESS = "aws_vpc_security_group_egress_rule.planted";
const DEFAULT_GROUP = "aws_default_security_group.network_default_security_group";
const API_INGRESS = "aws_vpc_security_group_ingress_rule.traffic_load-balancer-to-head-8000_ingress";
const API_EGRESS = "aws_vpc_security_group_egress_rule.traffic_load-balancer-to-head-8000_egress";
const RPC_INGRESS = "aws_vpc_security_group_ingress_rule.traffic_head-to-workers-9000-9010_ingress";
const RPC_EGRESS = "aws_vpc_security_group_egress_rule.traffic_head-to-workers-9000-9010_egress";
const OPEN = "only-contract-flows-are-open";
const LATENT = "groups-are-closed-at-both-ends";
const BLOCKED = "contract-flow-is-open";

const TOO_MUCH: readonly Fault[] = [
  {
    name: "egress of the Client opened to everybody",
    environment: "dev",
    plant: (stack) => stack.add(EGRESS, { security_group_id: ref(CLIENT_GROUP), ip_protocol: "-1", ...EVERYBODY }),
    verdict: "violated",
    named: [{ resource: EGRESS, rule: OPEN, says: ["client -> internet"] }],
  },
  {
    name: "egress of the Workers opened to everybody, with a NAT gateway to go through",
    environment: "prod",
    plant: (stack) => stack.add(EGRESS, { security_group_id: ref(WORKERS_GROUP), ip_protocol: "-1", ...EVERYBODY }),
    verdict: "violated",
    named: [{ resource: EGRESS, rule: OPEN, says: ["workers -> internet"] }],
  },
  {
    name: "egress of the Head opened to everybody, with no way out yet",
    environment: "dev",
    plant: (stack) => stack.add(EGRESS, rule(HEAD_GROUP, [443, 443], EVERYBODY)),
    verdict: "violated",
    named: [{ resource: EGRESS, rule: LATENT, says: ["head -> internet", "TCP 443"] }],
  },
  {
    name: "SSH from the Client to the Head, at both ends",
    environment: "dev",
    plant: (stack) => {
      stack.add(EGRESS, rule(CLIENT_GROUP, [22, 22], membersOf(HEAD_GROUP)));
      stack.add(INGRESS, rule(HEAD_GROUP, [22, 22], membersOf(CLIENT_GROUP)));
    },
    verdict: "violated",
    named: [
      { resource: EGRESS, rule: OPEN, says: ["client -> head", "TCP 22"] },
      { resource: INGRESS, rule: OPEN, says: ["client -> head", "TCP 22"] },
    ],
  },
  {
    name: "RPC ports of the Workers opened to the load balancer instead of the Head",
    environment: "prod",
    plant: (stack) => stack.change(RPC_INGRESS, membersOf(LOAD_BALANCER_GROUP)),
    verdict: "violated",
    named: [
      { resource: RPC_INGRESS, rule: LATENT, says: ["load-balancer -> workers", "9000-9010"] },
      { resource: WORKERS_GROUP, rule: BLOCKED, says: ["head -> workers", "ingress rule", "9000-9010"] },
    ],
  },
  {
    name: "RPC ports of the Workers opened to the Workers themselves, as a legacy self rule",
    environment: "dev",
    plant: (stack) =>
      stack.add("aws_security_group_rule.planted", {
        type: "ingress",
        security_group_id: ref(WORKERS_GROUP),
        protocol: "tcp",
        from_port: 9000,
        to_port: 9010,
        self: true,
      }),
    verdict: "violated",
    named: [{ resource: "aws_security_group_rule.planted", rule: LATENT, says: ["workers -> workers", "9000-9010"] }],
  },
  {
    name: "everything between the members of the Workers' group, at both ends",
    environment: "prod",
    plant: (stack) => {
      const everything = { security_group_id: ref(WORKERS_GROUP), ip_protocol: "-1", ...membersOf(WORKERS_GROUP) };
      stack.add(INGRESS, everything);
      stack.add(EGRESS, everything);
    },
    verdict: "violated",
    named: [
      { resource: INGRESS, rule: OPEN, says: ["workers -> workers"] },
      { resource: EGRESS, rule: OPEN, says: ["workers -> workers"] },
    ],
  },
  {
    name: "a Worker also in the Head's group",
    environment: "dev",
    plant: (stack) => stack.change(WORKER, { vpc_security_group_ids: [ref(WORKERS_GROUP), ref(HEAD_GROUP)] }),
    verdict: "violated",
    named: [{ resource: API_INGRESS, rule: OPEN, says: ["load-balancer -> workers", "TCP 8000"] }],
  },
];

const DEFAULTS: readonly Fault[] = [
  {
    name: "a Head without a group, so that AWS gives it the VPC's default group",
    environment: "dev",
    plant: (stack) => stack.unset(HEAD, "vpc_security_group_ids"),
    verdict: "violated",
    named: [
      { resource: HEAD, rule: "machine-has-a-group-of-its-own", says: ["default"] },
      { resource: DEFAULT_GROUP, rule: BLOCKED, says: ["load-balancer -> head", "TCP 8000"] },
    ],
  },
  {
    name: "the Client in the default group, which SSH was opened on",
    environment: "dev",
    plant: (stack) => {
      stack.change(DEFAULT_GROUP, { ingress: [INLINE_SSH_FROM_EVERYBODY] });
      stack.change(CLIENT, { vpc_security_group_ids: [ref(CLIENT_GROUP), ref(DEFAULT_GROUP)] });
    },
    verdict: "violated",
    named: [{ resource: DEFAULT_GROUP, rule: OPEN, says: ["internet -> client", "TCP 22"] }],
  },
  {
    name: "the default group left as AWS makes it, and used by a Worker",
    environment: "dev",
    plant: (stack) => {
      stack.remove(DEFAULT_GROUP);
      stack.unset(WORKER, "vpc_security_group_ids");
    },
    verdict: "violated",
    named: [
      { resource: WORKER, rule: "machine-has-a-group-of-its-own", says: ["default"] },
      { resource: VPC, rule: BLOCKED, says: ["head -> workers", "9000-9010", "default security group"] },
    ],
  },
];

const TOO_LITTLE: readonly Fault[] = [
  {
    name: "ingress rule of the API removed at the Head",
    environment: "dev",
    plant: (stack) => stack.remove(API_INGRESS),
    verdict: "violated",
    named: [{ resource: HEAD_GROUP, rule: BLOCKED, says: ["load-balancer -> head", "an ingress rule", "TCP 8000"] }],
  },
  {
    name: "egress rule of the API removed at the load balancer",
    environment: "prod",
    plant: (stack) => stack.remove(API_EGRESS),
    verdict: "violated",
    named: [{ resource: LOAD_BALANCER_GROUP, rule: BLOCKED, says: ["an egress rule", "TCP 8000"] }],
  },
  {
    name: "rules of the RPC removed at both ends",
    environment: "dev",
    plant: (stack) => {
      stack.remove(RPC_INGRESS);
      stack.remove(RPC_EGRESS);
    },
    verdict: "violated",
    named: [
      { resource: HEAD_GROUP, rule: BLOCKED, says: ["head -> workers", "an egress rule", "TCP 9000-9010"] },
      { resource: WORKERS_GROUP, rule: BLOCKED, says: ["head -> workers", "an ingress rule", "TCP 9000-9010"] },
    ],
  },
  {
    name: "RPC ports of the Workers narrowed",
    environment: "dev",
    plant: (stack) => stack.change(RPC_INGRESS, { to_port: 9005 }),
    verdict: "violated",
    named: [{ resource: WORKERS_GROUP, rule: BLOCKED, says: ["head -> workers", "TCP 9006-9010"] }],
  },
  {
    name: "an operator's address taken out of the SSH rules",
    environment: "prod",
    plant: (stack) =>
      stack.remove("aws_vpc_security_group_ingress_rule.traffic_operators-to-client-22_ingress-198_51_100_0_28"),
    verdict: "violated",
    named: [{ resource: CLIENT_GROUP, rule: BLOCKED, says: ["operators -> client", "198.51.100.0/28", "TCP 22"] }],
  },
  {
    name: "protocol of the API rule changed to UDP",
    environment: "dev",
    plant: (stack) => stack.change(API_INGRESS, { ip_protocol: "udp" }),
    verdict: "violated",
    named: [
      { resource: HEAD_GROUP, rule: BLOCKED, says: ["TCP 8000"] },
      { resource: API_INGRESS, rule: LATENT, says: ["UDP 8000"] },
    ],
  },
];

const MISWRITTEN: readonly Fault[] = [
  {
    name: "inline rules beside standalone ones",
    environment: "dev",
    plant: (stack) =>
      stack.change(LOAD_BALANCER_GROUP, {
        ingress: [{ protocol: "tcp", from_port: 80, to_port: 80, cidr_blocks: ["0.0.0.0/0"] }],
      }),
    verdict: "violated",
    named: [
      {
        resource: LOAD_BALANCER_GROUP,
        rule: "group-rules-are-written-in-one-way",
        says: ["revoke", "traffic_internet-to-load-balancer-80_ingress"],
      },
    ],
  },
  {
    name: "a rule for a group that is not in the JSON",
    environment: "dev",
    plant: (stack) => stack.change(API_INGRESS, membersOf("aws_security_group.load_balancer")),
    verdict: "unknown",
    named: [{ resource: API_INGRESS, rule: "group-references-exist", says: ["aws_security_group.load_balancer"] }],
  },
  {
    name: "ports of a rule the wrong way round",
    environment: "dev",
    plant: (stack) => stack.change(RPC_INGRESS, { from_port: 9010, to_port: 9000 }),
    verdict: "violated",
    named: [{ resource: RPC_INGRESS, rule: "group-rule-has-valid-ports", says: ["9010"] }],
  },
  {
    name: "groups of the Head from a variable",
    environment: "dev",
    plant: (stack) => {
      stack.addPart("variable", { groups: { type: "list(string)" } });
      stack.change(HEAD, { vpc_security_group_ids: "${var.groups}" });
    },
    verdict: "unknown",
    named: [{ resource: HEAD, rule: "contract-flow-is-known", says: ["load-balancer -> head", "var.groups"] }],
  },
];

const ROLES: readonly Fault[] = [
  {
    name: "a Head tagged as a Worker",
    environment: "prod",
    plant: (stack) => stack.change(HEAD, { tags: { Role: "workers" } }),
    verdict: "violated",
    named: [{ resource: API_INGRESS, rule: OPEN, says: ["load-balancer -> workers", "TCP 8000"] }],
  },
  {
    name: "the Role tags of the only Head and its group removed",
    environment: "dev",
    plant: (stack) => {
      stack.unset(HEAD, "tags");
      stack.unset(HEAD_GROUP, "tags");
    },
    verdict: "violated",
    named: [{ resource: API_INGRESS, rule: OPEN, says: [HEAD, "TCP 8000"] }],
  },
  {
    name: "the Role tag of the only Head from a variable",
    environment: "dev",
    plant: (stack) => {
      stack.addPart("variable", { role: { type: "string" } });
      stack.change(HEAD, { tags: { Role: "${var.role}" } });
    },
    verdict: "unknown",
    named: [{ resource: HEAD, rule: "everything-is-modelled", says: ["var.role"] }],
  },
];

/** Security groups that let through more or less than the contract, or are not what they seem. */
export const GROUP_FAULTS: FaultFamily = {
  family: "security groups",
  faults: [...TOO_MUCH, ...DEFAULTS, ...TOO_LITTLE, ...MISWRITTEN, ...ROLES],
};
