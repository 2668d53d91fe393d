import { sortBy } from "../model/sort-by";
import { groupBy } from "./derive-bands";
import { SceneArrow } from "./combine-arrows";
import { Mark } from "./picture";
import { Interval, ROW, ZONE } from "./sizes";
import { Band, BandKind, Block, Scene } from "./scene";

/** A band of all scenes with its place from left to right. */
export interface Row {
  readonly key: string;
  readonly actor: string;
  readonly kind: BandKind;
  /** Boxes by zone, of all scenes: what one of them does not have stays empty there. */
  readonly slots: ReadonlyMap<string, readonly (Mark | "same")[]>;
  /** From the left edge of its first box to the right edge of its last. */
  readonly extent: Interval;
  /** Whether a frame holds its boxes together; arrows end at it. */
  readonly isFramed: boolean;
  /** What arrows cannot pass. */
  readonly solid: readonly Interval[];
}

/** Rows of subnets of one tier. */
export interface BlockRows {
  readonly key: string;
  readonly rows: readonly Row[];
}

/** A VPC with its rows from top to bottom. */
export interface VpcRows {
  readonly key: string;
  readonly blocks: readonly BlockRows[];
}

const NOT_REACHED = 99;
/** Sorts behind every key. */
const LAST = "\uffff";
const KIND_ORDER: readonly BandKind[] = ["machine", "load-balancer", "endpoint", "gateway"];

/** Puts the bands of all scenes in order: who is reached first from outside stands first. */
export function planRows(scenes: readonly Scene[], zones: readonly string[], arrows: readonly SceneArrow[]): VpcRows[] {
  const depths = depthsOf(scenes, arrows);
  const vpcs = groupBy(
    scenes.flatMap((scene) => scene.vpcs),
    ({ key }) => key,
  );
  return sortBy([...vpcs], ([key]) => (key === "" ? LAST : key)).map(([key, alike]) => ({
    key,
    blocks: mergeBlocks(alike.flatMap(({ blocks }) => blocks)).map(([block, bands]) => {
      const rows = [...groupBy(bands, (band) => band.key).values()].flatMap((same) => rowOf(same, zones));
      const order = ({ kind, actor, slots }: Row) =>
        [kind === "gateway" ? 2 : kind === "endpoint" ? 1 : 0, depths.get(actor) ?? NOT_REACHED, slots.size] as const;
      return {
        key: block,
        rows: sortBy(rows, (row) => `${rank(order(row))} ${KIND_ORDER.indexOf(row.kind)} ${row.actor}`),
      };
    }),
  }));
}

/** By the place that their key says, not by which scene has them. */
function mergeBlocks(blocks: readonly Block[]): readonly (readonly [string, readonly Band[]])[] {
  const merged = groupBy(blocks, ({ key }) => key);
  return sortBy([...merged], ([, [first]]) => first?.order ?? "").map(
    ([key, alike]) => [key, alike.flatMap(({ bands }) => bands)] as const,
  );
}

function rank(numbers: readonly number[]): string {
  return numbers.map((number) => String(number).padStart(4, "0")).join(" ");
}

function rowOf(same: readonly Band[], zones: readonly string[]): readonly Row[] {
  const [first] = same;
  if (first === undefined) return [];
  const { key, actor, kind } = first;
  const slots = slotsOf(same);
  const hasSeveral = slots.size > 1 || [...slots.values()].some((marks) => marks.length > 1);
  const isFramed = hasSeveral && (kind === "machine" || kind === "endpoint");
  const boxes = zones.flatMap((zone, column) => (slots.has(zone) ? [boxInterval(kind, column)] : []));
  const extent = around(boxes, isFramed ? ROW.frame : 0);
  return [{ key, actor, kind, slots, extent, isFramed, solid: kind === "gateway" ? boxes : [extent] }];
}

function slotsOf(same: readonly Band[]): Row["slots"] {
  const slots = new Map<string, readonly (Mark | "same")[]>();
  for (const [zone, cell] of same.flatMap(({ cells }) => [...cells])) {
    slots.set(zone, [...new Set([...(slots.get(zone) ?? []), ...cell.keys()])]);
  }
  return slots;
}

function around(boxes: readonly Interval[], frame: number): Interval {
  return { first: (boxes[0]?.first ?? 0) - frame, last: (boxes.at(-1)?.last ?? 0) + frame };
}

/** Where a box is in a column. */
export function boxInterval(kind: BandKind, column: number): Interval {
  const left = column * (ZONE.width + ZONE.gap);
  const last = left + ZONE.width - ZONE.inset;
  return { first: kind === "gateway" ? last - ZONE.gatewayWidth : left + ZONE.inset, last };
}

/**
 * Number of arrows from the outside to an actor, by the shortest way. What should not be there changes no order: it only
 * counts for who is reached in no other way.
 */
function depthsOf(scenes: readonly Scene[], arrows: readonly SceneArrow[]): ReadonlyMap<string, number> {
  const bands = scenes.flatMap(({ vpcs }) => vpcs.flatMap(({ blocks }) => blocks.flatMap((block) => block.bands)));
  const inside = new Set(bands.map(({ actor }) => actor));
  const usual = spread(
    arrows.filter(({ style }) => style === "plain"),
    inside,
  );
  return new Map([...spread(arrows, inside), ...usual]);
}

function spread(arrows: readonly SceneArrow[], inside: ReadonlySet<string>): ReadonlyMap<string, number> {
  const depths = new Map<string, number>();
  let reached = arrows.filter(({ from }) => !inside.has(from)).map(({ to }) => to);
  for (let depth = 1; reached.length > 0; depth += 1) {
    for (const actor of reached) if (!depths.has(actor)) depths.set(actor, depth);
    const next = arrows.filter(({ from, to }) => depths.get(from) === depth && inside.has(from) && !depths.has(to));
    reached = next.map(({ to }) => to);
  }
  return depths;
}
