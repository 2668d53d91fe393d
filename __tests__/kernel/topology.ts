/**
 * A small AWS network in our own words: the Terraform JSON that the verifier reads and the Linux network that the
 * referee builds are both made from it, and neither from the other.
 *
 * Things refer to each other by their place in a list. Route table 0 is the main one, network ACL 0 and group 0 are
 * the default ones.
 */

/** Traffic as rules name it; the ends of a port range are included, a type or code of -1 is every one. */
export type Traffic =
  | { readonly protocol: "all" }
  | { readonly protocol: "tcp" | "udp"; readonly from: number; readonly to: number }
  | { readonly protocol: "icmp"; readonly type: number; readonly code: number };

/** Direction of a rule, seen from what it guards. */
export type Direction = "ingress" | "egress";

/** Who a group's rule is about: a CIDR block, or the members of a group by its place in the list. */
export type Peer =
  { readonly kind: "block"; readonly block: string } | { readonly kind: "group"; readonly group: number };

/** A permission of a security group. */
export interface GroupRule {
  readonly direction: Direction;
  readonly peer: Peer;
  readonly traffic: Traffic;
}

/** A security group; `untouched` is the default one as AWS makes it, whose members may talk, and everything go out. */
export type Group = { readonly kind: "untouched" } | { readonly kind: "written"; readonly rules: readonly GroupRule[] };

/** An entry of a network ACL; the lowest number that matches decides. */
export interface AclEntry {
  readonly direction: Direction;
  readonly number: number;
  readonly action: "allow" | "deny";
  readonly block: string;
  readonly traffic: Traffic;
}

/** A network ACL; `untouched` is the default one as AWS makes it, which lets everything pass. */
export type Acl = { readonly kind: "untouched" } | { readonly kind: "written"; readonly entries: readonly AclEntry[] };

/** A route beside the local one. */
export interface Route {
  readonly destination: string;
  readonly target: "internet-gateway" | "nat-gateway" | "blackhole";
}

/** A route table. */
export interface RouteTable {
  readonly routes: readonly Route[];
}

/** A subnet. */
export interface Subnet {
  readonly zone: string;
  readonly routeTable: number;
  readonly acl: number;
  readonly mapsPublicIp: boolean;
}

/** A machine with one network interface. */
export interface Machine {
  readonly subnet: number;
  readonly groups: readonly number[];
  readonly hasElasticIp: boolean;
  /** Undefined where the subnet's setting decides. */
  readonly associatesPublicIp?: boolean;
}

/** All of a network. */
export interface Topology {
  /** Whether an internet gateway is attached to the VPC. */
  readonly hasInternetGateway: boolean;
  /** Subnet of the NAT gateway. */
  readonly natSubnet?: number;
  readonly subnets: readonly Subnet[];
  readonly routeTables: readonly RouteTable[];
  readonly acls: readonly Acl[];
  readonly groups: readonly Group[];
  readonly machines: readonly Machine[];
}

/** Block of the VPC. */
export const VPC_BLOCK = "10.0.0.0/16";

/** Hosts in the internet, one in each half of it, by role. */
export const OUTSIDE_HOSTS = { "outside-a": "203.0.113.10", "outside-b": "52.95.110.20" } as const;

/** First three numbers of a subnet's addresses. */
function subnetPrefix(subnet: number): string {
  return `10.0.${subnet + 1}`;
}

/** Block of a subnet. */
export function subnetBlock(subnet: number): string {
  return `${subnetPrefix(subnet)}.0/24`;
}

/** Address of the router in a subnet. */
export function routerAddress(subnet: number): string {
  return `${subnetPrefix(subnet)}.1`;
}

/** Private address of the NAT gateway in a subnet. */
export function natAddress(subnet: number): string {
  return `${subnetPrefix(subnet)}.250`;
}

/** Private address of a machine. */
export function privateAddress(machine: number, subnet: number): string {
  return `${subnetPrefix(subnet)}.${10 + machine}`;
}

/** Role of a machine. */
export function roleOf(machine: number): string {
  return `m${machine + 1}`;
}

/** Whether a machine has a public address; its own setting goes before the subnet's. */
export function hasPublicAddress(topology: Topology, { subnet, hasElasticIp, associatesPublicIp }: Machine): boolean {
  return hasElasticIp || (associatesPublicIp ?? topology.subnets[subnet]?.mapsPublicIp ?? false);
}

/** Rules of a group. */
export function rulesOf(group: Group, place: number): readonly GroupRule[] {
  if (group.kind === "written") return group.rules;
  return [
    { direction: "ingress", peer: { kind: "group", group: place }, traffic: { protocol: "all" } },
    { direction: "egress", peer: { kind: "block", block: "0.0.0.0/0" }, traffic: { protocol: "all" } },
  ];
}

/** Entries of an ACL, in the order in which they are asked. */
export function entriesOf(acl: Acl): readonly AclEntry[] {
  if (acl.kind === "written") return [...acl.entries].sort((one, two) => one.number - two.number);
  return (["ingress", "egress"] as const).map((direction) => ({
    direction,
    number: 100,
    action: "allow",
    block: "0.0.0.0/0",
    traffic: { protocol: "all" },
  }));
}
