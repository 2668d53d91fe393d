/**
 * Small networks of any shape: two subnets, three groups with rules in any spelling, three machines, ACLs, NAT.
 *
 * A network is data first, so that a law can change one thing in it before it becomes Terraform JSON.
 */
import * as fc from "fast-check";
import { Resources } from "./terraform-json";

type Attributes = Readonly<Record<string, unknown>>;

/** A rule of a group, in the words of the standalone resource. */
export interface SampleRule {
  readonly group: number;
  readonly direction: "ingress" | "egress";
  readonly protocol: unknown;
  readonly from: unknown;
  readonly to: unknown;
  /** A block, or the number of a group. */
  readonly peer: unknown;
  readonly spelling: "standalone" | "legacy" | "inline";
}

/** An entry of the ACL of a subnet. */
export interface SampleEntry {
  readonly subnet: number;
  readonly direction: "ingress" | "egress";
  readonly number: unknown;
  readonly action: unknown;
  readonly protocol: unknown;
  readonly from: unknown;
  readonly to: unknown;
  readonly block: unknown;
}

/** A machine, with a role of its own. */
export interface SampleMachine {
  readonly subnet: unknown;
  readonly groups: unknown;
  readonly isPublic: unknown;
}

/** A network. */
export interface SampleNetwork {
  readonly rules: readonly SampleRule[];
  /** Subnets without an entry have the default ACL. */
  readonly entries: readonly SampleEntry[];
  readonly machines: readonly SampleMachine[];
  /** Where the default route of each subnet leads. */
  readonly defaultRoutes: readonly ("gateway" | "nat" | "none")[];
  /** Put before every name and role. */
  readonly prefix: string;
}

const GROUPS = 3;
const BLOCKS = [
  "0.0.0.0/0",
  "0.0.0.0/0",
  "0.0.0.0/0",
  "0.0.0.0/1",
  "10.0.0.0/16",
  "10.0.1.0/24",
  "10.0.2.0/25",
  "198.51.100.0/24",
];
const TRAFFIC = [
  { protocol: "-1", from: 0, to: 0 },
  { protocol: "-1", from: 0, to: 0 },
  { protocol: "tcp", from: 0, to: 65_535 },
  { protocol: "tcp", from: 80, to: 90 },
  { protocol: "tcp", from: 1024, to: 65_535 },
  { protocol: "udp", from: 53, to: 53 },
  { protocol: "udp", from: 1024, to: 65_535 },
  { protocol: "icmp", from: -1, to: -1 },
];

const directions = fc.constantFrom("ingress" as const, "egress" as const);
const blocks = fc.constantFrom(...BLOCKS);

/** Rules as they come. */
export const sampleRules: fc.Arbitrary<SampleRule> = fc
  .record({
    group: fc.nat(GROUPS - 1),
    direction: directions,
    traffic: fc.constantFrom(...TRAFFIC),
    peer: fc.oneof(blocks, fc.nat(GROUPS - 1)),
    spelling: fc.constantFrom("standalone" as const, "legacy" as const, "inline" as const),
  })
  .map(({ traffic, ...rest }) => ({ ...rest, ...traffic }));

const sampleEntries: fc.Arbitrary<SampleEntry> = fc
  .record({
    subnet: fc.nat(1),
    direction: directions,
    number: fc.integer({ min: 1, max: 30_000 }),
    action: fc.constantFrom("allow", "allow", "deny"),
    traffic: fc.constantFrom(...TRAFFIC),
    block: blocks,
  })
  .map(({ traffic, ...rest }) => ({ ...rest, ...traffic }));

const sampleMachines: fc.Arbitrary<SampleMachine> = fc.record({
  subnet: fc.nat(1),
  groups: fc.uniqueArray(fc.nat(GROUPS - 1), { minLength: 1, maxLength: 2 }),
  isPublic: fc.boolean(),
});

/** Networks as they come. */
export const sampleNetworks: fc.Arbitrary<SampleNetwork> = fc.record({
  rules: fc.array(sampleRules, { minLength: 4, maxLength: 10 }),
  entries: fc.oneof(
    fc.constant([]),
    fc.uniqueArray(sampleEntries, { minLength: 1, maxLength: 6, selector: ({ number }) => number }),
  ),
  machines: fc.array(sampleMachines, { minLength: 2, maxLength: 3 }),
  defaultRoutes: fc.tuple(
    fc.constantFrom("gateway" as const, "gateway" as const, "none" as const),
    fc.constantFrom("nat" as const, "gateway" as const, "none" as const),
  ),
  prefix: fc.constant("it"),
});

/** The Terraform resources of a network. */
export function resourcesOfNetwork(network: SampleNetwork): Resources {
  const { prefix, rules, entries, machines } = network;
  const ref: Reference = (type, name) =>
    typeof name === "number" ? `\${${type}.${prefix}_${name}.id}` : (name as string);
  const vpc = { vpc_id: ref("aws_vpc", 0) };
  const rulesOf = (group: number) => rules.filter((rule) => rule.group === group && rule.spelling === "inline");
  const entriesOf = (subnet: number) => entries.filter((entry) => entry.subnet === subnet);
  return {
    ...placesOf(network, ref),
    aws_network_acl: numbered(
      prefix,
      [0, 1].filter((subnet) => entriesOf(subnet).length > 0),
      (subnet) => ({ ...vpc, subnet_ids: [ref("aws_subnet", subnet)], ...inlineEntries(entriesOf(subnet)) }),
    ),
    aws_security_group: numbered(prefix, [0, 1, 2], (group) => ({ ...vpc, ...inlineRules(rulesOf(group), ref) })),
    ...separateRules(rules, ref, prefix),
    aws_instance: numbered(prefix, machines, ({ subnet, groups, isPublic }, index) => ({
      subnet_id: ref("aws_subnet", subnet),
      vpc_security_group_ids: Array.isArray(groups)
        ? groups.map((group: unknown) => ref("aws_security_group", group))
        : groups,
      associate_public_ip_address: isPublic,
      tags: { Role: `${prefix}-${index}` },
    })),
  };
}

type Reference = (type: string, name: unknown) => string;

function numbered<Item>(
  prefix: string,
  items: readonly Item[],
  make: (item: Item, index: number) => Attributes,
): Readonly<Record<string, Attributes>> {
  return Object.fromEntries(items.map((item, index) => [`${prefix}_${index}`, make(item, index)]));
}

function placesOf({ prefix, defaultRoutes }: SampleNetwork, ref: Reference): Resources {
  const vpc = { vpc_id: ref("aws_vpc", 0) };
  return {
    aws_vpc: numbered(prefix, [0], () => ({ cidr_block: "10.0.0.0/16" })),
    aws_internet_gateway: numbered(prefix, [0], () => vpc),
    aws_subnet: numbered(prefix, [0, 1], (index) => ({ ...vpc, cidr_block: `10.0.${index + 1}.0/24` })),
    aws_eip: numbered(prefix, [0], () => ({ domain: "vpc" })),
    aws_nat_gateway: numbered(prefix, [0], () => ({
      subnet_id: ref("aws_subnet", 0),
      allocation_id: ref("aws_eip", 0),
    })),
    aws_route_table: numbered(prefix, defaultRoutes, () => vpc),
    aws_route_table_association: numbered(prefix, defaultRoutes, (_, index) => ({
      subnet_id: ref("aws_subnet", index),
      route_table_id: ref("aws_route_table", index),
    })),
    aws_route: numbered(prefix, defaultRoutes, (target, index) => ({
      route_table_id: ref("aws_route_table", index),
      ...ROUTES[target](ref),
    })),
  };
}

const ROUTES: Readonly<Record<SampleNetwork["defaultRoutes"][number], (ref: Reference) => Attributes>> = {
  gateway: (ref) => ({ destination_cidr_block: "0.0.0.0/0", gateway_id: ref("aws_internet_gateway", 0) }),
  nat: (ref) => ({ destination_cidr_block: "0.0.0.0/0", nat_gateway_id: ref("aws_nat_gateway", 0) }),
  none: () => ({ destination_cidr_block: "10.0.0.0/16", gateway_id: "local" }),
};

function inlineEntries(entries: readonly SampleEntry[]): Attributes {
  const of = (direction: string) =>
    entries
      .filter((entry) => entry.direction === direction)
      .map(({ number, action, protocol, from, to, block }) => ({
        rule_no: number,
        action,
        protocol,
        ...(protocol === "icmp" ? { icmp_type: from, icmp_code: to } : { from_port: from, to_port: to }),
        cidr_block: block,
      }));
  return { ingress: of("ingress"), egress: of("egress") };
}

function inlineRules(rules: readonly SampleRule[], ref: Reference): Attributes {
  const of = (direction: string) =>
    rules
      .filter((rule) => rule.direction === direction)
      .map(({ protocol, from, to, peer }) => ({
        protocol,
        from_port: from,
        to_port: to,
        ...(isGroup(peer) ? { security_groups: [ref("aws_security_group", peer)] } : { cidr_blocks: [peer] }),
      }));
  return { ingress: of("ingress"), egress: of("egress") };
}

function separateRules(rules: readonly SampleRule[], ref: Reference, prefix: string): Resources {
  const separate: Record<string, Record<string, Attributes>> = {};
  rules.forEach((rule, index) => {
    if (rule.spelling === "inline") return;
    const isLegacy = rule.spelling === "legacy";
    const type = isLegacy ? "aws_security_group_rule" : `aws_vpc_security_group_${rule.direction}_rule`;
    const attributes = isLegacy ? legacyRule(rule, ref) : standaloneRule(rule, ref);
    separate[type] = { ...separate[type], [`${prefix}_${index}`]: attributes };
  });
  return separate;
}

function standaloneRule({ group, protocol, from, to, peer }: SampleRule, ref: Reference): Attributes {
  return {
    security_group_id: ref("aws_security_group", group),
    ip_protocol: protocol,
    from_port: from,
    to_port: to,
    ...(isGroup(peer) ? { referenced_security_group_id: ref("aws_security_group", peer) } : { cidr_ipv4: peer }),
  };
}

function legacyRule({ group, direction, protocol, from, to, peer }: SampleRule, ref: Reference): Attributes {
  return {
    security_group_id: ref("aws_security_group", group),
    type: direction,
    protocol,
    from_port: from,
    to_port: to,
    ...(isGroup(peer) ? { source_security_group_id: ref("aws_security_group", peer) } : { cidr_blocks: [peer] }),
  };
}

function isGroup(peer: unknown): boolean {
  return typeof peer === "number";
}
