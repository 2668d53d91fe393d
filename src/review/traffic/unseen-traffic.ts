import { NetworkModel, NotModelled } from "../../model/network-model";
import { sortBy } from "../../model/sort-by";
import { clearestPath, doubtsOf } from "../../verify/findings/trace";
import { NotSeen } from "../review";
import { TrafficGroup } from "./traffic-group";
import { TrafficSide } from "./traffic-side";

/** What the comparison of traffic cannot see, and what nobody knows before or after. */
export function unseenTraffic(
  models: readonly NetworkModel[],
  kept: readonly TrafficGroup[],
  sides: readonly TrafficSide[],
): readonly NotSeen[] {
  return [...notModelled(models.flatMap((model) => model.notModelled)), ...doubts(kept), ...tooMany(sides)];
}

function tooMany(sides: readonly TrafficSide[]): readonly NotSeen[] {
  if (sides.every(({ withInside }) => withInside)) return [];
  const kinds = Math.max(...sides.map(({ nodes }) => nodes.length));
  const reason = `there are ${kinds} kinds of machines, too many to compare every two of them; compared is what comes from outside and goes there`;
  return [{ about: "traffic between machines", reason }];
}

/** Each reason once, with the first resource that it is about. */
function notModelled(all: readonly NotModelled[]): readonly NotSeen[] {
  const byReason = new Map<string, Set<string>>();
  for (const { address, reason } of all) byReason.set(reason, (byReason.get(reason) ?? new Set()).add(address));
  const entries = [...byReason].map(([reason, addresses]) => ({ about: describeAddresses([...addresses]), reason }));
  return sortBy(entries, ({ about, reason }) => `${about} ${reason}`);
}

/** A doubt that is the same before and after is no difference, but there may be one. */
function doubts(kept: readonly TrafficGroup[]): readonly NotSeen[] {
  const byResource = new Map<string, { readonly pairs: Set<string>; readonly says: string }>();
  for (const group of kept.filter(({ certainty }) => certainty === "possible")) {
    const [share] = group.shares;
    const { resource, says } = (share && doubtOf(share)) ?? { resource: "", says: "" };
    const known = byResource.get(resource) ?? { pairs: new Set<string>(), says };
    known.pairs.add(`${group.from} -> ${group.to}`);
    byResource.set(resource, known);
  }
  const entries = [...byResource].map(([about, { pairs, says }]) => ({
    about,
    reason: `${says}; so nobody knows, before or after, about ${describeAddresses([...pairs])}`,
  }));
  return sortBy(entries, ({ about }) => about);
}

function doubtOf({ of: { encounter }, traffic }: TrafficGroup["shares"][number]) {
  const [doubt] = doubtsOf(clearestPath(encounter.paths, traffic), traffic);
  return doubt?.evidence(traffic)[0] ?? { resource: encounter.to.role, says: "has something that is not known" };
}

function describeAddresses(all: readonly string[]): string {
  const [first = "", ...others] = all;
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}
