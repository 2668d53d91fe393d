import { Link } from "../../model/link";
import { Direction, GroupRule, NetworkInterface } from "../../model/network-model";
import { AddressSet } from "../../traffic/address-set";
import { TrafficSet } from "../../traffic/traffic-set";
import { anyOf, Bounds, CLOSED, exactly, UNSURE } from "../paths/bounds";
import { overAddresses } from "../paths/over-addresses";
import { matchRulePeer, Match, Peer } from "../paths/peer";
import { nameOf, StackView } from "./stack-view";

/** A party as the rules of others see it: its interfaces' addresses and groups. */
export function peerOf(interfaces: readonly NetworkInterface[], groups: readonly Link[]): Peer {
  const addresses = interfaces.map(({ ipv4 }) => (ipv4.kind === "known" ? ipv4.value : AddressSet.ALL_IPV4));
  const named = groups.flatMap((group) => (group.kind === "unknown" ? [] : [nameOf(group)]));
  return {
    addresses: AddressSet.union(addresses),
    groups: new Set(named),
    hiddenGroups: groups.flatMap((group) => (group.kind === "unknown" ? [group.reason] : [])),
    notServices: new Set(),
  };
}

/** Whether security groups let traffic pass to or from a peer; no group at all lets everything pass. */
export function groupsPass(
  view: StackView,
  groups: readonly Link[],
  direction: Direction,
  peer: Peer,
  traffic: TrafficSet,
): Match {
  if (groups.length === 0) return "yes";
  const seen = groups.map((group) => view.securityGroup(group));
  const hasMore = seen.some((group) => group.kind === "unknown" || group.value.unseen.length > 0);
  const rules = seen
    .flatMap((group) => (group.kind === "known" ? group.value.rules : []))
    .filter((rule) => rule.direction === direction);
  const { surely, possibly } = rulesBounds(rules, peer);
  if (surely.covers(traffic)) return "yes";
  return hasMore || possibly.covers(traffic) ? "unknown" : "no";
}

/** Terraform address of the group to open for an interface; the interface's own where none is in the stack. */
export function groupToOpen(view: StackView, groups: readonly Link[], interfaceAddress: string): string {
  const group = groups.map((link) => view.securityGroup(link)).find((seen) => seen.kind === "known");
  return group?.kind === "known" ? group.value.address : interfaceAddress;
}

function rulesBounds(rules: readonly GroupRule[], peer: Peer): Bounds {
  const peers = rules.map((rule) => rule.peer);
  return overAddresses(peer, peers, (part) => anyOf(rules.map((rule) => ruleBounds(rule, part))));
}

function ruleBounds(rule: GroupRule, peer: Peer): Bounds {
  const match = matchRulePeer(rule.peer, peer);
  if (match === "no") return CLOSED;
  const bounds = rule.traffic.kind === "known" ? exactly(rule.traffic.value) : UNSURE;
  return match === "yes" ? bounds : { surely: TrafficSet.NONE, possibly: bounds.possibly };
}
