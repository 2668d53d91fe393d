/**
 * What a Terraform configuration builds, as far as it decides who reaches whom.
 *
 * Every spelling of the same thing is one shape here: a rule is a rule whether it stands alone, in the legacy resource
 * or inline. What the JSON does not say stays unknown, with its reason. Things that AWS makes by itself (the main route
 * table, the default network ACL, the default security group of a VPC) are there too, at the address of their VPC.
 *
 * Things refer to each other by `key`: the Terraform address, with `#default-...` behind it for what AWS makes by itself.
 */
import { AddressSet } from "../traffic/address-set";
import { TrafficSet } from "../traffic/traffic-set";
import { Known } from "./known";
import { Link } from "./link";
import { LoadBalancer, TargetGroup } from "./load-balancing";
import { Origin } from "./origin";
import { TerraformResource } from "./terraform-resource";

/** Addresses as a rule, a route or an ACL entry names them. */
export type AddressTerm =
  | { readonly kind: "addresses"; readonly addresses: AddressSet }
  /** An AWS-managed prefix list, by service such as `com.amazonaws.us-east-1.s3`, or by id where the JSON has only that. */
  | { readonly kind: "service"; readonly service: string }
  | { readonly kind: "unknown"; readonly reason: string };

/** A VPC. */
export interface Vpc extends Origin {
  readonly ipv4: Known<AddressSet>;
  /** Empty where the VPC has no IPv6; unknown where AWS assigns the block. */
  readonly ipv6: Known<AddressSet>;
  readonly dnsSupport: Known<boolean>;
  readonly dnsHostnames: Known<boolean>;
}

/** A subnet. */
export interface Subnet extends Origin {
  readonly vpc: Link;
  readonly ipv4: Known<AddressSet>;
  /** Empty where the subnet has no IPv6. */
  readonly ipv6: Known<AddressSet>;
  /** Name of its availability zone, or its id where only that is given. */
  readonly zone: Known<string>;
  readonly mapsPublicIp: Known<boolean>;
  readonly assignsIpv6: Known<boolean>;
  /** The associated table, else the main table of the VPC. */
  readonly routeTable: Link;
  /** Address of what decides the table: an association with it, one with the whole VPC, or the subnet, left to itself. */
  readonly routeTableFrom: string;
  /** The associated ACL, else the default ACL of the VPC. */
  readonly networkAcl: Link;
}

/** Kinds of things a route can lead to; `other` (peering, transit gateway, appliance, ...) leads where we cannot see. */
export const ROUTE_TARGETS = [
  "local",
  "internet-gateway",
  "nat-gateway",
  "egress-only-gateway",
  "gateway-endpoint",
  "blackhole",
  "other",
] as const;

/** What a route leads to. */
export interface RouteTarget {
  readonly kind: (typeof ROUTE_TARGETS)[number];
  /** The gateway or endpoint, where it is in the model. */
  readonly key?: string;
  /** Why nothing arrives at a `blackhole`, or what an `other` is. */
  readonly reason?: string;
}

/** A route; the implicit local routes of a VPC are not listed. */
export interface Route {
  /** Terraform address of the route, or of the table or endpoint that has it. */
  readonly address: string;
  readonly constructPath?: string;
  readonly destination: AddressTerm;
  readonly target: RouteTarget;
}

/** A route table. */
export interface RouteTable extends Origin {
  readonly vpc: Link;
  readonly routes: readonly Route[];
  /** Reasons why there may be routes that we do not see, such as a `dynamic` block. */
  readonly unseen: readonly string[];
}

/** An internet gateway, a virtual private gateway or an egress-only internet gateway. */
export interface Gateway extends Origin {
  readonly vpc: Link;
}

/** A NAT gateway. */
export interface NatGateway extends Origin {
  readonly subnet: Link;
  /** Whether it leads to the internet, and not to other networks only. */
  readonly isPublic: Known<boolean>;
  /** Its Elastic IP; undefined where it has none. */
  readonly elasticIp?: Link;
}

/** Direction of a rule, seen from the thing it protects. */
export type Direction = "ingress" | "egress";

/** Who is at the far end of a security-group rule: addresses, or the members of a group by their private addresses. */
export type RulePeer = AddressTerm | { readonly kind: "group"; readonly group: Link };

/** How a security-group rule is written; `unplaced` stands alone, and may be of any group, for nobody can tell which. */
export type RuleSpelling = "standalone" | "legacy" | "inline" | "default" | "unplaced";

/** One permission of a security group: one peer, one kind of traffic. */
export interface GroupRule {
  /** Terraform address of the rule, or of the group for inline rules. */
  readonly address: string;
  readonly constructPath?: string;
  readonly direction: Direction;
  readonly peer: RulePeer;
  readonly traffic: Known<TrafficSet>;
  readonly spelling: RuleSpelling;
  readonly description?: string;
}

/** A security group; what no rule permits is closed. */
export interface SecurityGroup extends Origin {
  /** Value of its `Role` tag. */
  readonly role?: string;
  readonly vpc: Link;
  readonly rules: readonly GroupRule[];
  /** Reasons why there may be rules that we do not see, such as a `dynamic` block. */
  readonly unseen: readonly string[];
}

/** An entry of a network ACL. */
export interface AclEntry {
  readonly address: string;
  readonly constructPath?: string;
  readonly direction: Direction;
  /** Lower numbers decide first. Valid values: 1-32766. */
  readonly number: Known<number>;
  readonly action: Known<"allow" | "deny">;
  readonly peer: AddressTerm;
  /** Matched against the destination port of each packet. */
  readonly traffic: Known<TrafficSet>;
}

/** A network ACL: stateless, first match decides, nothing matched is denied. */
export interface NetworkAcl extends Origin {
  readonly vpc: Link;
  readonly entries: readonly AclEntry[];
  /** Reasons why there may be entries that we do not see. */
  readonly unseen: readonly string[];
}

/** The public IPv4 address of an interface. */
export type PublicAddress =
  | { readonly kind: "none" }
  /** An Elastic IP; `address` is the Terraform address of whatever ties it to the interface. */
  | { readonly kind: "elastic"; readonly address: string }
  /** Assigned by AWS at launch; `address` is the resource whose setting decides. */
  | { readonly kind: "assigned"; readonly address: string }
  /** `address` is the resource whose setting nobody can tell. */
  | { readonly kind: "unknown"; readonly reason: string; readonly address: string };

/** What an interface belongs to. */
export type InterfaceOwner = "machine" | "load-balancer" | "endpoint" | "other";

/** A network interface, or `count` equal ones: a machine's, a load balancer's in one zone, an endpoint's in one zone. */
export interface NetworkInterface extends Origin {
  readonly owner: InterfaceOwner;
  /** Value of the `Role` tag of its owner, else of a group that it has. */
  readonly role?: string;
  /** Key of the instance, autoscaling group, launch template, load balancer or endpoint that it belongs to. */
  readonly ownerKey: string;
  /** Undefined for a launch template that nothing launches: it has groups, but no place. */
  readonly subnet?: Link;
  readonly groups: readonly Link[];
  /** Its fixed private IPv4 addresses, else the block of its subnet: it has one address out of it. */
  readonly ipv4: Known<AddressSet>;
  readonly publicAddress: PublicAddress;
  /** Whether it has an IPv6 address; it is out of the subnet's block. */
  readonly hasIpv6: Known<boolean>;
  /** How many there are; more than one for autoscaling groups, unknown where the capacity is. */
  readonly count: Known<number>;
}

/** A VPC endpoint. */
export interface VpcEndpoint extends Origin {
  readonly role?: string;
  readonly vpc: Link;
  readonly type: Known<"Gateway" | "Interface" | "GatewayLoadBalancer">;
  /** For example `com.amazonaws.us-east-1.s3`. */
  readonly service: Known<string>;
  readonly subnets: readonly Link[];
  readonly groups: readonly Link[];
  readonly routeTables: readonly Link[];
  readonly privateDns: Known<boolean>;
}

/** An Elastic IP and what it is tied to. */
export interface ElasticIp extends Origin {
  /** The instance, interface or NAT gateway; undefined where nothing has it. */
  readonly attachedTo?: Link;
  /** Terraform address of whatever ties it: the address itself or an association. */
  readonly attachedBy?: string;
}

/** Something that may open or close a way and that the model has no shape for. */
export interface NotModelled {
  readonly address: string;
  readonly constructPath?: string;
  readonly reason: string;
}

/** All of a configuration. Lists are sorted by key. */
export interface NetworkModel {
  readonly vpcs: readonly Vpc[];
  readonly subnets: readonly Subnet[];
  readonly routeTables: readonly RouteTable[];
  readonly internetGateways: readonly Gateway[];
  readonly egressOnlyGateways: readonly Gateway[];
  readonly natGateways: readonly NatGateway[];
  readonly securityGroups: readonly SecurityGroup[];
  readonly networkAcls: readonly NetworkAcl[];
  readonly interfaces: readonly NetworkInterface[];
  readonly loadBalancers: readonly LoadBalancer[];
  readonly targetGroups: readonly TargetGroup[];
  readonly endpoints: readonly VpcEndpoint[];
  readonly elasticIps: readonly ElasticIp[];
  readonly notModelled: readonly NotModelled[];
  /** Every managed resource by its Terraform address, for what the shapes above leave out. */
  readonly resources: ReadonlyMap<string, TerraformResource>;
}
