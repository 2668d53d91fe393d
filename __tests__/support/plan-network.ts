/**
 * A small network as the state of a plan has it, ids and mirrored lists included: a Client in a public subnet, a Head and
 * two Workers in a private one behind a NAT gateway, and rules that stand alone. Operators reach the Client, the Client the
 * Head, the Head the Workers.
 */
import { createHash } from "node:crypto";
import { parseContract } from "../../src/verify/contract/parse-contract";
import { ResourceJson, ResourcesJson } from "./plan-json";

type Json = Readonly<Record<string, unknown>>;

/** An id as AWS makes them, the same for the same name, for example `sg-...` of `sg` and `head`. */
export function id(kind: string, name: string): string {
  return `${kind}-${createHash("sha256").update(`${kind} ${name}`).digest("hex").slice(0, 17)}`;
}

/** A resource that stays as it is. */
export function stays(before: Json, expressions: Json = {}): ResourceJson {
  return { before, expressions };
}

/** A resource that is made, with those of its attributes that nobody knows yet. */
export function made(after: Json, ...unknown: readonly string[]): ResourceJson {
  return { after, unknown: Object.fromEntries(["id", ...unknown].map((name) => [name, true])) };
}

/** A rule of its own of a group of the network: TCP on a port. */
export function rule(group: string, port: number, peer: Json): Json {
  return { security_group_id: id("sg", group), ip_protocol: "tcp", from_port: port, to_port: port, ...peer };
}

/** A block in a group: TCP on a port. */
export function block(port: number, peer: Json): Json {
  return {
    protocol: "tcp",
    from_port: port,
    to_port: port,
    self: false,
    cidr_blocks: [],
    security_groups: [],
    ...peer,
  };
}

/** A group of the network. */
export function group(name: string, rest: Json = {}): Json {
  return { id: id("sg", name), vpc_id: VPC, name, ingress: [], egress: [], tags: { Role: name }, ...rest };
}

/** A machine that runs; one in the public subnet has a public address. */
export function machine(name: string, subnet: string, groups: readonly string[], role: string, rest: Json = {}): Json {
  const isPublic = subnet === PUBLIC;
  return {
    id: id("i", name),
    primary_network_interface_id: id("eni", name),
    instance_state: "running",
    subnet_id: subnet,
    vpc_security_group_ids: groups.map((each) => id("sg", each)),
    public_ip: isPublic ? "192.0.2.1" : "",
    associate_public_ip_address: isPublic,
    tags: { Role: role },
    ...rest,
  };
}

export const VPC = id("vpc", "net");
export const PUBLIC = id("subnet", "public");
export const PRIVATE = id("subnet", "private");
export const PUBLIC_TABLE = id("rtb", "public");
export const PRIVATE_TABLE = id("rtb", "private");
export const GATEWAY = id("igw", "gate");
export const NAT = id("nat", "nat");
export const DEFAULT_GROUP = id("sg", "default");

/** Everybody who speaks IPv4, as the peer of a rule. */
export const EVERYBODY = { cidr_ipv4: "0.0.0.0/0" };

function subnetAndTable(name: string, block: string, table: string, route: Json): ResourcesJson {
  const subnet = id("subnet", name);
  const toAll = { cidr_block: "0.0.0.0/0", ...route };
  return {
    [`aws_subnet.${name}`]: stays({ id: subnet, vpc_id: VPC, cidr_block: block, map_public_ip_on_launch: false }),
    [`aws_route_table.${name}`]: stays({ id: table, vpc_id: VPC, route: [toAll] }),
    [`aws_route.${name}`]: stays({
      id: id("r", name),
      route_table_id: table,
      destination_cidr_block: "0.0.0.0/0",
      ...route,
    }),
    [`aws_route_table_association.${name}`]: stays({
      id: id("rtbassoc", name),
      subnet_id: subnet,
      route_table_id: table,
    }),
  };
}

const NETWORK: ResourcesJson = {
  "aws_vpc.net": stays({ id: VPC, cidr_block: "10.0.0.0/16", default_security_group_id: DEFAULT_GROUP }),
  "aws_internet_gateway.gate": stays({ id: GATEWAY, vpc_id: VPC }),
  "aws_nat_gateway.nat": stays({ id: NAT, subnet_id: PUBLIC, allocation_id: id("eipalloc", "nat") }),
  ...subnetAndTable("public", "10.0.0.0/24", PUBLIC_TABLE, { gateway_id: GATEWAY }),
  ...subnetAndTable("private", "10.0.1.0/24", PRIVATE_TABLE, { nat_gateway_id: NAT }),
  "aws_security_group.client": stays(group("client")),
  "aws_security_group.head": stays(group("head")),
  "aws_security_group.workers": stays(group("workers")),
  "aws_vpc_security_group_ingress_rule.ssh": stays(rule("client", 22, { cidr_ipv4: "203.0.113.0/24" })),
  "aws_vpc_security_group_egress_rule.api": stays(rule("client", 8000, membersOf("head"))),
  "aws_vpc_security_group_ingress_rule.api": stays(rule("head", 8000, membersOf("client"))),
  "aws_vpc_security_group_egress_rule.rpc": stays(rule("head", 9000, membersOf("workers"))),
  "aws_vpc_security_group_ingress_rule.rpc": stays(rule("workers", 9000, membersOf("head"))),
  "aws_instance.client": stays(machine("client", PUBLIC, ["client"], "client")),
  "aws_instance.head": stays(machine("head", PRIVATE, ["head"], "head")),
  "aws_instance.worker[0]": stays(machine("worker 0", PRIVATE, ["workers"], "workers")),
  "aws_instance.worker[1]": stays(machine("worker 1", PRIVATE, ["workers"], "workers")),
};

/** The members of a group of the network, as the peer of a rule. */
export function membersOf(name: string): Json {
  return { referenced_security_group_id: id("sg", name) };
}

/** The network with some of its resources changed, and with further ones. */
export function planNetwork(changes: ResourcesJson): ResourcesJson {
  return { ...NETWORK, ...changes };
}

/** What the network is for. */
export const NETWORK_CONTRACT = parseContract(
  JSON.stringify({
    addresses: { operators: ["203.0.113.0/24"] },
    flows: [
      { from: "operators", to: "client", ports: "22" },
      { from: "client", to: "head", ports: "8000" },
      { from: "head", to: "workers", ports: "9000" },
    ],
  }),
  "contract.json",
);
