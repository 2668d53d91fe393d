import { BlockRows, Row, VpcRows } from "./plan-rows";
import { LaneRoute, Route } from "./plan-routes";
import { Interval, ROW, SPACE } from "./sizes";

/** Where the arrows of a lane leave a row and come into it. */
export interface Stub {
  readonly row: Row;
  readonly y: number;
  readonly isSource: boolean;
}

/** Heights of a VPC and of the blocks in it. */
export interface VpcHeights extends Interval {
  readonly key: string;
  readonly zones: Interval;
  readonly blocks: ReadonlyMap<string, Interval>;
}

/** Where things are from top to bottom. */
export interface Heights {
  readonly rows: ReadonlyMap<string, Interval>;
  readonly vpcs: readonly VpcHeights[];
  readonly stubs: ReadonlyMap<LaneRoute, readonly Stub[]>;
  readonly bottom: number;
}

type RowStub = Omit<Stub, "y"> & { readonly route: LaneRoute };

/** Puts all rows under each other, each high enough for its boxes and for the arrows at its sides. */
export function layoutRows(vpcs: readonly VpcRows[], routes: readonly Route[], top: number): Heights {
  const lanes = routes.filter((route) => route.kind === "lane");
  const rows = new Map<string, Interval>();
  const heights: VpcHeights[] = [];
  let y = top;
  for (const { key, blocks } of vpcs) {
    const zonesTop = y + SPACE.head + SPACE.pad;
    const placed = placeBlocks(blocks, lanes, { top: zonesTop + SPACE.head + 6, rows });
    const zones = { first: zonesTop, last: placed.bottom + SPACE.pad };
    heights.push({ key, first: y, last: zones.last + SPACE.pad, zones, blocks: placed.blocks });
    y = zones.last + SPACE.pad + SPACE.block;
  }
  return { rows, vpcs: heights, stubs: stubsOf(lanes, rows), bottom: y - SPACE.block };
}

function placeBlocks(
  blocks: readonly BlockRows[],
  lanes: readonly LaneRoute[],
  { top, rows }: { readonly top: number; readonly rows: Map<string, Interval> },
): { readonly blocks: ReadonlyMap<string, Interval>; readonly bottom: number } {
  const placed = new Map<string, Interval>();
  let first = top;
  for (const block of blocks) {
    let y = first + SPACE.subnetHead;
    for (const row of block.rows) {
      const last = y + heightOf(row, lanes);
      rows.set(row.key, { first: y, last });
      y = last + ROW.gap;
    }
    const last = block.rows.length === 0 ? y + 4 : y - ROW.gap + SPACE.pad;
    placed.set(block.key, { first, last });
    first = last + SPACE.block;
  }
  return { blocks: placed, bottom: blocks.length === 0 ? top : first - SPACE.block };
}

function heightOf(row: Row, lanes: readonly LaneRoute[]): number {
  const most = Math.max(0, ...[...row.slots.values()].map((slots) => slots.length));
  const sides = (["left", "right"] as const).map((side) => rowStubs(row, lanes, side).length * ROW.stub);
  return Math.max(most * (ROW.box + ROW.slotGap) - ROW.slotGap, ...sides);
}

function rowStubs(row: Row, lanes: readonly LaneRoute[], side: LaneRoute["side"]): readonly RowStub[] {
  return lanes
    .filter((route) => route.side === side)
    .flatMap((route) => [
      ...(route.targets.includes(row) ? [{ row, route, isSource: false }] : []),
      ...(route.sources.includes(row) ? [{ row, route, isSource: true }] : []),
    ]);
}

/** Evenly along the side of their row. */
function stubsOf(
  lanes: readonly LaneRoute[],
  heights: ReadonlyMap<string, Interval>,
): ReadonlyMap<LaneRoute, readonly Stub[]> {
  const stubs = new Map<LaneRoute, Stub[]>(lanes.map((route) => [route, []]));
  for (const row of new Set(lanes.flatMap(({ sources, targets }) => [...sources, ...targets]))) {
    const { first, last } = heights.get(row.key) ?? { first: 0, last: 0 };
    for (const side of ["left", "right"] as const) {
      const own = rowStubs(row, lanes, side);
      own.forEach(({ route, isSource }, place) => {
        const y = first + ((place + 0.5) * (last - first)) / own.length;
        stubs.get(route)?.push({ row, y, isSource });
      });
    }
  }
  return stubs;
}
