import { Link } from "../../model/link";
import { NetworkInterface, SecurityGroup, Subnet, Vpc } from "../../model/network-model";
import { Peer } from "./peer";

/** Machines, load balancers or endpoints that are alike in everything that decides who reaches them. */
export interface NodeParty {
  readonly kind: "node";
  /** Its `Role` tag; the address of what has none. */
  readonly role: string;
  /** Whether nobody can tell its role, so that any flow of the contract may be meant for it. */
  readonly hasUnknownRole: boolean;
  /** One of them, to be named in messages. */
  readonly sample: NetworkInterface;
  /** The interfaces that are alike; none where nothing runs yet. */
  readonly members: readonly NetworkInterface[];
  /** How many there are; undefined where nobody knows. */
  readonly count?: number;
  /** Keys of the machines or load balancers they belong to. */
  readonly owners: ReadonlySet<string>;
  readonly vpc?: Vpc;
  /** Undefined where it is not in the JSON, or where nothing runs yet: then only the groups are judged. */
  readonly subnet?: Subnet;
  /** Why its place is unknown; undefined where it is known, or where nothing runs yet. */
  readonly unknownPlace?: string;
  readonly groups: readonly SecurityGroup[];
  /** Reasons why it may have groups, or groups rules, that are not in the JSON. */
  readonly hiddenGroups: readonly string[];
  /** It has no groups at all, as a network load balancer may, and everything passes. */
  readonly isOpen: boolean;
  /** How others in the VPC see it over IPv4. */
  readonly peer: Peer;
  /** How others see it over IPv6; undefined where it surely has no IPv6 address. */
  readonly ipv6?: { readonly peer: Peer; readonly isSure: boolean };
}

/** Where addresses outside the VPCs are. */
export type Realm = "public" | "service" | "other-networks";

/** Addresses outside the VPCs that all rules and routes treat alike. */
export interface OutsideParty {
  readonly kind: "outside";
  /** The narrowest role of the contract that they have, else `internet` or `other-networks`. */
  readonly role: string;
  /** Every role of the contract that they have; `internet` is one for public addresses. */
  readonly roles: readonly string[];
  readonly realm: Realm;
  readonly family: "ipv4" | "ipv6";
  readonly peer: Peer;
}

/** The block that means every address of a family. */
export function everywhere(family: OutsideParty["family"]): string {
  return family === "ipv4" ? "0.0.0.0/0" : "::/0";
}

/** Link to the VPC of a node; undefined where nothing tells it. */
export function vpcLinkOf({ subnet, vpc }: NodeParty): Link | undefined {
  return subnet?.vpc ?? (vpc && { kind: "resource", key: vpc.key });
}

/** Whoever can be at one end of a flow. */
export type Party = NodeParty | OutsideParty;

/** Role of addresses that are neither public nor in a VPC of the JSON: what peering, VPN and transit gateways lead to. */
export const OTHER_NETWORKS = "other-networks";

/** Whether nobody can tell the role of a party. */
export function hasUnknownRole(party: Party): boolean {
  return party.kind === "node" && party.hasUnknownRole;
}

const FEW_BLOCKS = 3;

/** A party outside in words: its role, with the addresses where they are few, for example `operators (203.0.113.7/32)`. */
export function describeOutsideParty({ role, realm, peer }: OutsideParty): string {
  const blocks = realm === "service" ? [] : peer.addresses.toBlocks();
  return blocks.length > 0 && blocks.length <= FEW_BLOCKS ? `${role} (${blocks.join(", ")})` : role;
}
