/**
 * Security groups: allow-only, united over all groups of an interface, stateful. A rule that names a group means the
 * private addresses of its members. No rule means closed.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/security-group-rules.html
 */
import { Direction, GroupRule } from "../../model/network-model";
import { TrafficSet } from "../../traffic/traffic-set";
import { anyOf, Bounds, CLOSED, exactly, OPEN, UNSURE } from "./bounds";
import { describeRulePeer } from "./describe-peer";
import { Evidence, Hop } from "./hop";
import { overAddresses } from "./over-addresses";
import { matchRulePeer, Peer } from "./peer";
import { NodeParty } from "./party";

/** What the groups of a node let pass in a direction, to or from a peer. */
export function groupHop(node: NodeParty, direction: Direction, peer: Peer, peerName: () => string): Hop {
  const rules = node.groups.flatMap((group) => group.rules).filter((rule) => rule.direction === direction);
  const hidden = [...node.hiddenGroups, ...node.groups.flatMap((group) => group.unseen)];
  const verb = direction === "ingress" ? "admits" : "lets out";
  const side = () => `${direction === "ingress" ? "from" : "to"} ${peerName()}`;
  const resource = node.groups[0]?.address ?? node.sample.address;
  return {
    way: "out",
    decides: "admission",
    resource,
    passes: groupBounds(node, rules, hidden, peer),
    evidence: (traffic) => [
      ...rules.filter((rule) => speaksFor(rule, peer, traffic)).map((rule) => evidenceOf(rule, verb)),
      ...hidden.map((reason) => ({ resource, says: `may have rules that we do not see: ${reason}` })),
      ...(node.isOpen ? [{ resource, says: "has no security group, so everything passes" }] : []),
    ],
    obstacle: (traffic) => `no ${direction} rule of ${namesOf(node)} ${verb} ${traffic.toString()} ${side()}`,
    remedy: (traffic) =>
      `add ${direction === "ingress" ? "an ingress" : "an egress"} rule for ${traffic.toString()} ${side()}`,
  };
}

function groupBounds(node: NodeParty, rules: readonly GroupRule[], hidden: readonly string[], peer: Peer): Bounds {
  if (node.isOpen) return OPEN;
  const admitted = overAddresses(
    peer,
    rules.map((rule) => rule.peer),
    (atom) => anyOf(rules.map((rule) => ruleBounds(rule, atom))),
  );
  return hidden.length > 0 ? anyOf([admitted, UNSURE]) : admitted;
}

function ruleBounds(rule: GroupRule, peer: Peer): Bounds {
  const match = matchRulePeer(rule.peer, peer);
  if (match === "no") return CLOSED;
  if (rule.traffic.kind === "unknown") return UNSURE;
  const traffic = rule.traffic.value;
  return match === "yes" ? exactly(traffic) : { surely: TrafficSet.NONE, possibly: traffic };
}

function speaksFor(rule: GroupRule, peer: Peer, traffic: TrafficSet): boolean {
  if (matchRulePeer(rule.peer, peer) === "no") return false;
  return rule.traffic.kind === "unknown" || rule.traffic.value.overlaps(traffic);
}

function evidenceOf(rule: GroupRule, verb: string): Evidence {
  const traffic =
    rule.traffic.kind === "known" ? rule.traffic.value.toString() : `what nobody knows (${rule.traffic.reason})`;
  const side = rule.direction === "ingress" ? "from" : "to";
  return { resource: rule.address, says: `${verb} ${traffic} ${side} ${describeRulePeer(rule.peer)}` };
}

function namesOf(node: NodeParty): string {
  const names = node.groups.map(({ key, address }) =>
    key === address ? address : `the default security group of ${address}`,
  );
  return names.length > 0 ? names.join(" or ") : node.sample.address;
}
