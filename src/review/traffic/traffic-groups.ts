/**
 * Differences of many cells, put together to the fewest lines: one for each two roles, the same traffic, and whether the
 * contract allows it.
 */
import { AddressSet } from "../../traffic/address-set";
import { TrafficSet } from "../../traffic/traffic-set";
import { Allowance } from "../../verify/findings/allowance";
import { isTogether } from "../../verify/findings/judge-contract";
import { INTERNET } from "../../verify/contract/contract";
import { OTHER_NETWORKS, OutsideParty } from "../../verify/paths/party";
import { TrafficChange } from "../review";
import { CellDifference } from "./cell-difference";
import { nameAddresses } from "./name-addresses";
import { outsideOf, Share, TrafficGroup, withoutRepetition } from "./traffic-group";

/** What groups have in common before their traffic is told apart. */
interface Kind {
  readonly expected?: boolean;
  readonly certainty: TrafficChange["certainty"];
  /** Every cell of the two roles. */
  readonly cells: readonly CellDifference[];
}

/** @param allowance what the contract allows; undefined where there is no contract */
export function trafficGroups(
  differences: readonly CellDifference[],
  allowance: Allowance | undefined,
): readonly TrafficGroup[] {
  const groups = [...byRoles(differences).values()].flatMap((cells) =>
    (["certain", "possible"] as const).flatMap((certainty) => groupsOf(cells, certainty, allowance)),
  );
  return withoutRepetition(groups);
}

function byRoles(differences: readonly CellDifference[]): ReadonlyMap<string, readonly CellDifference[]> {
  const byPair = new Map<string, CellDifference[]>();
  for (const each of differences) {
    const { from, to } = each.cell;
    const key = JSON.stringify([from.role, to.role, outsideOf(each)?.realm]);
    const known = byPair.get(key);
    if (known) known.push(each);
    else byPair.set(key, [each]);
  }
  return byPair;
}

function groupsOf(
  cells: readonly CellDifference[],
  certainty: TrafficChange["certainty"],
  allowance: Allowance | undefined,
): readonly TrafficGroup[] {
  const changed = cells.filter(({ difference }) => !difference[certainty].isEmpty);
  if (changed.length === 0) return [];
  if (!allowance) return groupsOfKind({ certainty, cells }, sharesOf(changed, certainty, everything));
  const allowed = ({ encounter: { from, to } }: CellDifference) =>
    allowance.between(from, to).union(allowance.impliedBetween(from, to));
  return [
    ...groupsOfKind({ certainty, cells, expected: true }, sharesOf(changed, certainty, allowed)),
    ...groupsOfKind(
      { certainty, cells, expected: false },
      sharesOf(changed, certainty, (each) => TrafficSet.ALL.subtract(allowed(each))),
    ),
  ];
}

function everything(): TrafficSet {
  return TrafficSet.ALL;
}

function sharesOf(
  differences: readonly CellDifference[],
  certainty: TrafficChange["certainty"],
  within: (difference: CellDifference) => TrafficSet,
): readonly Share[] {
  return differences.flatMap((each) => {
    const traffic = each.difference[certainty].intersect(within(each));
    return traffic.isEmpty ? [] : [{ of: each, traffic }];
  });
}

/** What the same addresses have in the same extent is one group. */
function groupsOfKind(kind: Kind, shares: readonly Share[]): readonly TrafficGroup[] {
  const groups = new Map<string, TrafficGroup>();
  for (const traffic of partsOf(shares)) {
    const part = groupOfPart(kind, shares, traffic);
    const key = JSON.stringify([part.from, part.to, part.extent]);
    const known = groups.get(key);
    groups.set(key, known ? joinGroups(known, part) : part);
  }
  return [...groups.values()];
}

/** The traffic cut up so that each share has all of a part or nothing of it. */
function partsOf(shares: readonly Share[]): readonly TrafficSet[] {
  const distinct = new Map(shares.map(({ traffic }) => [traffic.key, traffic]));
  const all = TrafficSet.union([...distinct.values()]);
  return [...distinct.values()].reduce<readonly TrafficSet[]>(
    (parts, cutter) =>
      parts.flatMap((part) => [part.intersect(cutter), part.subtract(cutter)].filter((piece) => !piece.isEmpty)),
    all.isEmpty ? [] : [all],
  );
}

function groupOfPart(kind: Kind, shares: readonly Share[], traffic: TrafficSet): TrafficGroup {
  const { cells, certainty, expected } = kind;
  const having = shares.filter((share) => share.traffic.overlaps(traffic)).map(({ of }) => ({ of, traffic }));
  const [first] = having as [Share];
  const { from, to } = first.of.cell;
  const outside = nameOutside(kind, having);
  const name = (end: typeof from) => (end.outside && outside ? outside.name : end.role);
  return {
    from: name(from),
    to: name(to),
    expected,
    certainty,
    extent: extentOf(cells, having, certainty),
    traffic,
    shares: having,
    outside,
  };
}

function joinGroups(one: TrafficGroup, other: TrafficGroup): TrafficGroup {
  return { ...one, traffic: one.traffic.union(other.traffic), shares: [...one.shares, ...other.shares] };
}

/** Whether all that could share the traffic do: those in one VPC, and outside those who are named. */
function extentOf(
  cells: readonly CellDifference[],
  having: readonly Share[],
  certainty: TrafficChange["certainty"],
): TrafficChange["extent"] {
  const named = new Set(having.flatMap(({ of }) => outsideNameOf(of)));
  const meant = cells.filter(
    (each) => outsideOf(each) === undefined || outsideNameOf(each).some((id) => named.has(id)),
  );
  const together = meant.filter(({ encounter }) => isTogether(encounter.from, encounter.to));
  const traffic = TrafficSet.union(having.map((share) => share.traffic));
  const sharing = ({ difference: { certain, possible } }: CellDifference) =>
    certainty === "certain" ? certain : certain.union(possible);
  return (together.length > 0 ? together : meant).every((each) => sharing(each).covers(traffic)) ? "all" : "some";
}

/** A role by its name, for all of it is meant; everybody else by the addresses. */
function outsideNameOf({ cell }: CellDifference): readonly string[] {
  return [cell.from, cell.to].flatMap(({ outside, role, group }) =>
    outside ? [isUnnamed(outside) ? group : role] : [],
  );
}

function isUnnamed({ role }: OutsideParty): boolean {
  return role === INTERNET || role === OTHER_NETWORKS;
}

/** Those of no role of their own are named by their addresses. */
function nameOutside({ cells, certainty }: Kind, having: readonly Share[]): TrafficGroup["outside"] {
  const [first] = having;
  const outside = first && outsideOf(first.of);
  if (!outside) return undefined;
  const traffic = TrafficSet.union(having.map((share) => share.traffic));
  const others = cells.filter(({ encounter }) => passesAll(encounter, traffic, certainty));
  const space = addressesOf(cells);
  if (!isUnnamed(outside)) return { name: outside.role, blocks: [], isEverybody: false, space };
  const addresses = addressesOf(having.map(({ of }) => of));
  return { ...nameAddresses(addresses, space, addressesOf(others), outside.role), space };
}

function passesAll(
  { admitted }: CellDifference["encounter"],
  traffic: TrafficSet,
  certainty: TrafficChange["certainty"],
): boolean {
  return admitted[certainty === "certain" ? "surely" : "possibly"].covers(traffic);
}

function addressesOf(differences: readonly CellDifference[]): AddressSet {
  return AddressSet.union(differences.flatMap((each) => outsideOf(each)?.peer.addresses ?? []));
}
