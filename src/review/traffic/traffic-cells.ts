/**
 * Who is compared with whom. Machines that are alike before and alike after are one end; those outside are ends by
 * themselves. Two ends, before and after, are a cell.
 */
import { NetworkInterface } from "../../model/network-model";
import { Encounter } from "../../verify/parties/encounter";
import { NodeParty, OutsideParty } from "../../verify/paths/party";
import { groupOf, NO_PASSAGE, Passage, passageOf, TrafficSide } from "./traffic-side";

/** One end of some traffic, before and after. */
export interface TrafficEnd {
  /** Role of the contract, a `Role` tag, or the address of what has none. */
  readonly role: string;
  /** What those are compared with that were not there; see {@link groupOf}. */
  readonly group: string;
  /** Names of the party on each side; undefined where it is not there. */
  readonly before?: string;
  readonly after?: string;
  /** Whether it is one machine alone, which never calls itself. */
  readonly isSingle: boolean;
  readonly outside?: OutsideParty;
}

/** How the two ends of a cell fare on one side. */
export interface CellView {
  readonly side: TrafficSide;
  /** Whether both ends are there. */
  readonly exists: boolean;
  /** Undefined where they never meet. */
  readonly encounter?: Encounter;
  /** What gets through; where an end is not there, what others of its role have. */
  readonly passage: Passage;
}

/** Two ends, before and after. */
export interface TrafficCell {
  readonly from: TrafficEnd;
  readonly to: TrafficEnd;
  readonly before: CellView;
  readonly after: CellView;
}

/** Every two ends that are there together, before or after. */
export function trafficCells(before: TrafficSide, after: TrafficSide): readonly TrafficCell[] {
  const nodes = nodeEnds(before, after);
  const outside = outsideEnds([before, after]);
  const pairs = nodes.flatMap((node) => [
    ...(before.withInside ? nodes.filter((other) => other !== node || !node.isSingle) : []).map(
      (other) => [node, other] as const,
    ),
    ...(outside.get(node.role) ?? []).flatMap((end) => [[end, node] as const, [node, end] as const]),
  ]);
  return pairs
    .map(([from, to]) => ({
      from,
      to,
      before: viewOf(before, from, to, from.before, to.before),
      after: viewOf(after, from, to, from.after, to.after),
    }))
    .filter((cell) => cell.before.exists || cell.after.exists);
}

function viewOf(side: TrafficSide, from: TrafficEnd, to: TrafficEnd, source?: string, target?: string): CellView {
  if (source === undefined || target === undefined) {
    return { side, exists: false, passage: side.betweenAny(from.group, to.group) };
  }
  const encounter = side.between(source, target);
  return { side, exists: true, encounter, passage: encounter ? passageOf(encounter) : NO_PASSAGE };
}

interface Member {
  readonly role: string;
  readonly interfaces: NetworkInterface[];
  before?: NodeParty;
  after?: NodeParty;
}

function nodeEnds(before: TrafficSide, after: TrafficSide): readonly TrafficEnd[] {
  const members = new Map<string, Member>();
  for (const [name, side] of [["before", before] as const, ["after", after] as const]) {
    for (const [node, networkInterface] of membersOf(side)) {
      const key = JSON.stringify([node.role, networkInterface.key]);
      const member = members.get(key) ?? { role: node.role, interfaces: [] };
      member[name] = node;
      member.interfaces.push(networkInterface);
      members.set(key, member);
    }
  }
  return [...alike(before, after, [...members.values()]).values()].map((those) => endOf(before, after, those));
}

function membersOf({ nodes }: TrafficSide): readonly (readonly [NodeParty, NetworkInterface])[] {
  return nodes.flatMap((node) => node.members.map((networkInterface) => [node, networkInterface] as const));
}

function alike(
  before: TrafficSide,
  after: TrafficSide,
  members: readonly Member[],
): ReadonlyMap<string, [Member, ...Member[]]> {
  const classes = new Map<string, [Member, ...Member[]]>();
  for (const member of members) {
    const sides = [member.before && before.idOf(member.before), member.after && after.idOf(member.after)];
    const key = JSON.stringify([member.role, ...sides]);
    const known = classes.get(key);
    if (known) known.push(member);
    else classes.set(key, [member]);
  }
  return classes;
}

function endOf(before: TrafficSide, after: TrafficSide, members: readonly [Member, ...Member[]]): TrafficEnd {
  const [first] = members;
  const isOne = ({ count }: NetworkInterface) => count.kind === "known" && count.value === 1;
  return {
    role: first.role,
    group: `role ${first.role}`,
    before: first.before && before.idOf(first.before),
    after: first.after && after.idOf(first.after),
    isSingle: members.length === 1 && first.interfaces.every(isOne),
  };
}

/** Those outside that each role meets. */
function outsideEnds(sides: readonly TrafficSide[]): ReadonlyMap<string, readonly TrafficEnd[]> {
  const byRole = new Map<string, Map<string, TrafficEnd>>();
  for (const { encounters } of sides) {
    for (const { from, to } of encounters) {
      const [outside, node] = from.kind === "outside" ? [from, to] : [to, from];
      if (outside.kind !== "outside") continue;
      const ends = byRole.get(node.role) ?? new Map<string, TrafficEnd>();
      const id = groupOf(outside);
      if (!ends.has(id)) {
        ends.set(id, { role: outside.role, group: id, before: id, after: id, isSingle: false, outside });
      }
      byRole.set(node.role, ends);
    }
  }
  return new Map([...byRole].map(([role, ends]) => [role, [...ends.values()]]));
}
