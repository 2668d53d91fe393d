/** Traffic that is told in one line, and what is said of it already by another line. */
import { AddressSet } from "../../traffic/address-set";
import { TrafficSet } from "../../traffic/traffic-set";
import { everywhere, OutsideParty } from "../../verify/paths/party";
import { TrafficChange } from "../review";
import { CellDifference } from "./cell-difference";
import { AddressName } from "./name-addresses";

const EVERYWHERE = everywhere("ipv4");

/** The part of a group that one cell has. */
export interface Share {
  readonly of: CellDifference;
  readonly traffic: TrafficSet;
}

/** Traffic between two roles that is told in one line. */
export interface TrafficGroup extends Pick<TrafficChange, "from" | "to" | "expected" | "extent" | "certainty"> {
  readonly traffic: TrafficSet;
  readonly shares: readonly Share[];
  /** Those outside, where one of the ends is; `space` is who they could be. */
  readonly outside?: AddressName & { readonly space: AddressSet };
}

/** Whoever is outside, where one of the ends is. */
export function outsideOf({ cell: { from, to } }: CellDifference): OutsideParty | undefined {
  return from.outside ?? to.outside;
}

/** Whether somebody outside or an endpoint is called: that is a matter of the caller. */
export function isOutward({ shares: [first] }: TrafficGroup): boolean {
  if (!first) return false;
  const { from, to } = first.of.encounter;
  return to.kind === "outside" || (from.kind === "node" && to.sample.owner === "endpoint");
}

/** The groups without what follows, inside the VPC, from everybody having it: no address is kept out. */
export function withoutImplied(groups: readonly TrafficGroup[], all: readonly TrafficGroup[]): readonly TrafficGroup[] {
  const everybody = all.filter(
    (group) => isEverybodyPublic(group) && !isOutward(group) && group.certainty === "certain",
  );
  return groups.flatMap((group) => {
    if (isOutside(group)) return [group];
    return without(
      group,
      everybody.filter(({ to }) => to === group.to),
    );
  });
}

function isOutside({ shares: [first] }: TrafficGroup): boolean {
  return first !== undefined && outsideOf(first.of) !== undefined;
}

/** What is true of everybody need not be said of somebody. */
export function withoutRepetition(groups: readonly TrafficGroup[]): readonly TrafficGroup[] {
  return groups.flatMap((group) =>
    without(
      group,
      groups.filter((other) => saysMore(other, group)),
    ),
  );
}

function without(group: TrafficGroup, others: readonly TrafficGroup[]): readonly TrafficGroup[] {
  const traffic = group.traffic.subtract(TrafficSet.union(others.map((other) => other.traffic)));
  if (traffic.isEmpty) return [];
  const shares = group.shares.map((share) => ({ ...share, traffic: share.traffic.intersect(traffic) }));
  return [{ ...group, traffic, shares: shares.filter((share) => !share.traffic.isEmpty) }];
}

function saysMore(everybody: TrafficGroup, group: TrafficGroup): boolean {
  if (!isEverybodyPublic(everybody) || isEverybodyPublic(group) || !isPublic(group)) return false;
  const isSameEnd = everybody.from === group.from || everybody.to === group.to;
  return isSameEnd && everybody.expected === group.expected && everybody.certainty === group.certainty;
}

/** IPv6 alone is not everybody. */
function isEverybodyPublic(group: TrafficGroup): boolean {
  return isPublic(group) && group.outside?.blocks.includes(EVERYWHERE) === true;
}

function isPublic({ shares: [first] }: TrafficGroup): boolean {
  const realm = first && outsideOf(first.of)?.realm;
  return realm === "public" || realm === "service";
}
