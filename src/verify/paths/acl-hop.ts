/**
 * Network ACLs: stateless, asked where a packet leaves or enters a subnet, lowest number first, first match decides,
 * nothing matched is denied. They see each packet's own destination port: for an answer that is the port the caller
 * chose, 1024-65535.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-network-acls.html
 */
import { AclEntry, Direction, NetworkAcl, Subnet } from "../../model/network-model";
import { TrafficSet } from "../../traffic/traffic-set";
import { anyOf, Bounds, CLOSED, exactly, inSequence, OPEN, UNSURE } from "./bounds";
import { describeRulePeer } from "./describe-peer";
import { Evidence, Hop } from "./hop";
import { follow, NetworkIndex, whyHidden } from "./network-index";
import { overAddresses } from "./over-addresses";
import { matchTerm, Peer } from "./peer";
import { ANSWERS, answersPass } from "./answers";

/** What the ACL of a subnet lets pass to or from a peer, on the way out or on the way back. */
export function aclHop(index: NetworkIndex, subnet: Subnet, direction: Direction, peer: Peer, way: Hop["way"]): Hop {
  const { acl, hidden, entries } = entriesAt(index, subnet, direction);
  const packets = hidden.length > 0 ? UNSURE : overAddresses(peer, termsOf(entries), (atom) => decide(entries, atom));
  const resource = denialIn(entries, peer, way)?.address ?? acl?.address ?? subnet.address;
  const passage = passageOf(subnet, direction, way);
  const ports = (traffic: TrafficSet) => (way === "out" ? traffic.toString() : "ports 1024-65535");
  return {
    way,
    decides: "admission",
    resource,
    passes: way === "out" ? packets : answersPass(packets),
    evidence: (traffic) => [
      ...hidden.map((reason) => ({ resource, says: `may let ${passage}: ${reason}` })),
      ...relevantEntries(entries, peer, way === "out" ? traffic : ANSWERS).map((entry) => evidenceOf(entry, acl)),
    ],
    obstacle: () => `${resource} does not let ${passage}`,
    remedy: (traffic) => `allow ${ports(traffic)} in an ${direction} entry before the one that denies it`,
  };
}

/** The entries of a subnet's ACL, or the reasons why nobody can see them. */
function entriesAt(index: NetworkIndex, subnet: Subnet, direction: Direction) {
  const acl = follow(index.networkAcls, subnet.networkAcl);
  if (!acl) return { acl, hidden: [whyHidden(subnet.networkAcl, "network ACL")], entries: [] };
  return { acl, hidden: acl.unseen, entries: acl.unseen.length > 0 ? [] : entriesOf(acl, direction) };
}

/** The entry of its own that denies what a later one would allow. */
function denialIn(entries: readonly AclEntry[], peer: Peer, way: Hop["way"]): AclEntry | undefined {
  const packets = way === "out" ? TrafficSet.ALL : ANSWERS;
  const [first] = relevantEntries(entries, peer, packets);
  return first?.action.kind === "known" && first.action.value === "deny" ? first : undefined;
}

function passageOf({ address }: Subnet, direction: Direction, way: Hop["way"]): string {
  const packets = way === "out" ? "packets" : "the answers, to ports 1024-65535,";
  return `${packets} ${direction === "ingress" ? "enter" : "leave"} ${address}`;
}

function entriesOf({ entries }: NetworkAcl, direction: Direction): readonly AclEntry[] {
  const place = ({ number }: AclEntry) => (number.kind === "known" ? number.value : 0);
  return entries.filter((entry) => entry.direction === direction).sort((a, b) => place(a) - place(b));
}

function termsOf(entries: readonly AclEntry[]): readonly AclEntry["peer"][] {
  return entries.map((entry) => entry.peer);
}

/** What the entries up to one have decided, and what they leave to the later ones. */
interface Walk {
  readonly decided: Bounds;
  readonly undecided: Bounds;
}

function decide(entries: readonly AclEntry[], peer: Peer): Bounds {
  if (entries.some(({ number }) => number.kind === "unknown")) return UNSURE;
  const met = entries.filter((entry) => matchTerm(entry.peer, peer) !== "no");
  return met.reduce((walk, entry) => meetEntry(walk, entry, peer), { decided: CLOSED, undecided: OPEN }).decided;
}

/** What an uncertain entry may decide stays open for the later ones too. */
function meetEntry({ decided, undecided }: Walk, entry: AclEntry, peer: Peer): Walk {
  const traffic = entry.traffic.kind === "known" ? entry.traffic.value : TrafficSet.ALL;
  const isSure = isCertain(entry, peer);
  const [mayAllow, mayDeny] = mayDo(entry);
  const allowed = mayAllow ? inSequence([undecided, exactly(traffic)]) : CLOSED;
  return {
    decided: anyOf([decided, isSure ? allowed : { ...allowed, surely: TrafficSet.NONE }]),
    undecided: {
      surely: isSure || mayDeny ? undecided.surely.subtract(traffic) : undecided.surely,
      possibly: isSure ? undecided.possibly.subtract(traffic) : undecided.possibly,
    },
  };
}

function isCertain({ peer: term, traffic, action }: AclEntry, peer: Peer): boolean {
  return matchTerm(term, peer) === "yes" && traffic.kind === "known" && action.kind === "known";
}

function mayDo({ action }: AclEntry): readonly [allow: boolean, deny: boolean] {
  if (action.kind === "unknown") return [true, true];
  return [action.value === "allow", action.value === "deny"];
}

function relevantEntries(entries: readonly AclEntry[], peer: Peer, packets: TrafficSet): readonly AclEntry[] {
  return entries.filter(
    (entry) =>
      matchTerm(entry.peer, peer) !== "no" &&
      (entry.traffic.kind === "unknown" || entry.traffic.value.overlaps(packets)),
  );
}

function evidenceOf(
  { address, direction, number, action, traffic, peer }: AclEntry,
  acl: NetworkAcl | undefined,
): Evidence {
  const by = acl && acl.key !== acl.address ? "by its default network ACL " : "";
  const what = traffic.kind === "known" ? traffic.value.toString() : "unknown traffic";
  const verb = action.kind === "known" ? `${action.value}s` : `may allow or deny (${action.reason})`;
  const side = direction === "ingress" ? "from" : "to";
  const entry = number.kind === "known" ? `entry ${number.value}` : "an entry of unknown number";
  return {
    resource: address,
    says: `${by}${verb.replace("denys", "denies")} ${what} ${side} ${describeRulePeer(peer)} (${entry})`,
  };
}
