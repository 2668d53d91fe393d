import { AddressTerm, RulePeer } from "../../model/network-model";
import { Link } from "../../model/link";
import { AddressSet } from "../../traffic/address-set";
import { PUBLIC_SPACE } from "./address-space";

/** Whoever is at the far end of a connection, as a rule, a route or an ACL entry sees it. */
export interface Peer {
  /** It has one of these addresses, nobody knows which. */
  readonly addresses: AddressSet;
  /** Groups that it is a member of, by key or id; none for traffic through public addresses. */
  readonly groups: ReadonlySet<string>;
  /** Reasons why it may be a member of more groups. */
  readonly hiddenGroups: readonly string[];
  /** It is this AWS service. */
  readonly service?: string;
  /** AWS services that it surely is not. */
  readonly notServices: ReadonlySet<string>;
  /**
   * Whether it may be a member of a group that is not in the JSON: a peered VPC's machines are in groups of their own.
   *
   * @default false
   */
  readonly isElsewhere?: boolean;
  /**
   * Whether it is all of its addresses, so that what means only some of them does not mean it.
   *
   * @default false
   */
  readonly isWhole?: boolean;
}

/** Whether a term means a peer. */
export type Match = "yes" | "no" | "unknown";

/** A peer known by its addresses only. */
export function addressPeer(addresses: AddressSet, notServices: ReadonlySet<string> = new Set()): Peer {
  return { addresses, groups: new Set(), hiddenGroups: [], notServices };
}

/** Whether an address term means the peer, for every address that it may have. */
export function matchTerm(term: AddressTerm, peer: Peer): Match {
  if (term.kind === "unknown") return "unknown";
  if (term.kind === "service") return matchService(term.service, peer);
  if (term.addresses.covers(peer.addresses)) return peer.addresses.isEmpty ? "no" : "yes";
  return term.addresses.overlaps(peer.addresses) && !peer.isWhole ? "unknown" : "no";
}

/** Whether the far end of a rule means the peer. */
export function matchRulePeer(rulePeer: RulePeer, peer: Peer): Match {
  return rulePeer.kind === "group" ? matchGroup(rulePeer.group, peer) : matchTerm(rulePeer, peer);
}

function matchService(service: string, peer: Peer): Match {
  if (peer.service === service) return "yes";
  if (peer.notServices.has(service)) return "no";
  // A service's list has public addresses only; what a list's bare id stands for may be anything.
  const mayBePrivate = service.startsWith("pl-");
  return mayBePrivate || PUBLIC_SPACE.overlaps(peer.addresses) ? "unknown" : "no";
}

function matchGroup(group: Link, peer: Peer): Match {
  const isMachine = peer.groups.size > 0 || peer.hiddenGroups.length > 0;
  if (!isMachine) return peer.isElsewhere && group.kind !== "resource" ? "unknown" : "no";
  if (group.kind === "unknown") return "unknown";
  return matchMember(group.kind === "resource" ? group.key : group.id, peer);
}

function matchMember(id: string, { groups, hiddenGroups }: Peer): Match {
  if (groups.has(id)) return "yes";
  return hiddenGroups.length > 0 ? "unknown" : "no";
}
