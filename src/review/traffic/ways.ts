/** The Terraform addresses on the way of some traffic, and those that make the difference. */
import { TrafficSet } from "../../traffic/traffic-set";
import { addressesOn, blockersOf, clearestPath, doubtsOf } from "../../verify/findings/trace";
import { Encounter } from "../../verify/parties/encounter";
import { Path } from "../../verify/paths/hop";
import { Share, TrafficGroup } from "./traffic-group";
import { TrafficSide } from "./traffic-side";

/** Terraform addresses on the way of a group's traffic, from the source to the target. */
export function wayOfGroup({ shares }: TrafficGroup): readonly string[] {
  const perEnd = new Map(shares.map((share) => [outsideOf(share), share] as const));
  return [...new Set([...perEnd.values()].flatMap(wayOf))];
}

/** What can be to blame for a difference, from the likeliest to the least likely. */
export interface Suspects {
  /** On the way on the side that has the traffic, and not on the other one. */
  readonly onOneSide: readonly string[];
  /** What stops the traffic on the other side, or may stop it. */
  readonly stopping: readonly string[];
  /** What the machines at the ends are in. */
  readonly around: readonly string[];
  readonly way: readonly string[];
}

/** What can be to blame for what one cell has on one side only. */
export function suspectsOf(share: Share): Suspects {
  const { of, traffic } = share;
  const { encounter } = of.other;
  const way = wayOf(share);
  const around = [...placesOf(of.side, of.encounter), ...(encounter ? placesOf(of.other.side, encounter) : [])];
  if (!encounter) return { onOneSide: way, stopping: [], around, way };
  const path = clearestPath(pathsFor(encounter, of.working, traffic), traffic);
  const onOtherSide = new Set(addressesOn(encounter, path, traffic));
  const doubts = doubtsOf(path, traffic).flatMap((hop) => hop.evidence(traffic));
  return {
    onOneSide: way.filter((address) => !onOtherSide.has(address)),
    stopping: [...blockersOf(path, traffic), ...doubts].map(({ resource }) => resource),
    around,
    way,
  };
}

function placesOf(side: TrafficSide, { from, to }: Encounter): readonly string[] {
  return [from, to].flatMap((party) => side.placesOf(party));
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
