/** The Terraform addresses on the way of some traffic, and those that make the difference. */
import { TrafficSet } from "../../traffic/traffic-set";
import { addressesOn, blockersOf, clearestPath, doubtsOf } from "../../verify/findings/trace";
import { Encounter } from "../../verify/parties/encounter";
import { Path } from "../../verify/paths/hop";
import { Share, TrafficGroup } from "./traffic-group";

/** Terraform addresses on the way of a group's traffic, from the source to the target. */
export function wayOfGroup({ shares }: TrafficGroup): readonly string[] {
  const perEnd = new Map(shares.map((share) => [outsideOf(share), share] as const));
  return [...new Set([...perEnd.values()].flatMap(wayOf))];
}

/** What can be to blame for a difference, the likeliest first: each list has those that are as likely. */
export function suspectsOf(share: Share): readonly (readonly string[])[] {
  const { of, traffic } = share;
  const way = wayOf(share);
  const { encounter } = of.other;
  if (!encounter) return [way];
  const path = clearestPath(pathsFor(encounter, of.working, traffic), traffic);
  const onOtherSide = new Set(addressesOn(encounter, path, traffic));
  const blockers = blockersOf(path, traffic).map(({ resource }) => resource);
  const doubtful = doubtsOf(path, traffic).flatMap((hop) => hop.evidence(traffic).map(({ resource }) => resource));
  return [way.filter((address) => !onOtherSide.has(address)), [...blockers, ...doubtful], way];
}

/** Terraform addresses on the way of one cell's share. */
export function wayOf({ of: { encounter, working }, traffic }: Share): readonly string[] {
  return addressesOn(encounter, clearestPath(pathsFor(encounter, working, traffic), traffic), traffic);
}

/** Where connections work, the way has the listeners and targets on it. */
function pathsFor({ paths, workingPaths }: Encounter, working: TrafficSet, traffic: TrafficSet): readonly Path[] {
  return working.overlaps(traffic) ? workingPaths : paths;
}

function outsideOf({ of: { cell } }: Share): string {
  return JSON.stringify([cell.from, cell.to].map(({ outside, group }) => outside && group));
}
