/** Tells how traffic gets from one party to another, or what stops it: a path in words. */
import { TrafficSet } from "../../traffic/traffic-set";
import { Encounter } from "../parties/encounter";
import { Evidence, Hop, Path } from "../paths/hop";
import { Party } from "../paths/party";

/** Hops that do not let all of the traffic through, not even possibly. */
export function blockersOf({ hops }: Path, traffic: TrafficSet): readonly Hop[] {
  return hops.filter(({ passes }) => !passes.possibly.covers(traffic));
}

/** Hops of which nobody knows whether they let some of the traffic through. */
export function doubtsOf({ hops }: Path, traffic: TrafficSet): readonly Hop[] {
  return hops.filter(({ passes }) => passes.possibly.subtract(passes.surely).overlaps(traffic));
}

/** The path on which the least stands in the way of some traffic. */
export function clearestPath(paths: readonly Path[], traffic: TrafficSet): Path {
  const rated = paths.map((path) => ({
    path,
    cost: blockersOf(path, traffic).length * 1000 + doubtsOf(path, traffic).length,
  }));
  rated.sort((a, b) => a.cost - b.cost);
  return rated[0]?.path ?? { hops: [] };
}

/** The path in lines, one for each thing that decides, from the source to the target and back. */
export function tellPath({ from, to }: Encounter, path: Path, traffic: TrafficSet): readonly string[] {
  const told = inOrder(path).flatMap((hop) => tellHop(hop, traffic));
  return [describeParty(from), ...new Set(told), describeParty(to)];
}

/** Terraform addresses on a path, from the source to the target. */
export function addressesOn({ from, to }: Encounter, path: Path, traffic: TrafficSet): readonly string[] {
  const onTheWay = inOrder(path).flatMap((hop) => evidenceOf(hop, traffic).map(({ resource }) => resource));
  return [...new Set([...endOf(from), ...onTheWay, ...endOf(to)])];
}

/** A party in words: its role, and one of its members. */
export function describeParty(party: Party): string {
  if (party.kind === "outside") return party.role;
  const { role, sample, count } = party;
  const others = count === undefined ? ", one of a group" : count > 1 ? `, one of ${count}` : "";
  return sample.address === role ? role : `${role} (${sample.address}${others})`;
}

function tellHop(hop: Hop, traffic: TrafficSet): readonly string[] {
  const passing = hop.passes.possibly.intersect(traffic);
  const lines = evidenceOf(hop, passing.isEmpty ? traffic : passing).map(({ resource, says }) => `${resource} ${says}`);
  const stops = !hop.passes.possibly.covers(traffic);
  return stops ? [`✘ ${hop.obstacle(traffic.subtract(hop.passes.possibly))}`] : lines;
}

function evidenceOf(hop: Hop, traffic: TrafficSet): readonly Evidence[] {
  return hop.evidence(traffic);
}

function inOrder({ hops }: Path): readonly Hop[] {
  return [...hops.filter(({ way }) => way === "out"), ...hops.filter(({ way }) => way === "back")];
}

function endOf(party: Party): readonly string[] {
  return party.kind === "node" ? [party.sample.address] : [];
}
