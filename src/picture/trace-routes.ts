import { ArrowStyle, INTERNET } from "./combine-arrows";
import { Box, Layout } from "./layout";
import { Heights, Stub } from "./layout-rows";
import { Row } from "./plan-rows";
import { LaneRoute, StraightRoute } from "./plan-routes";
import { Interval, ROW, SPACE } from "./sizes";

/** A point, `[x, y]`. */
export type Point = readonly [x: number, y: number];

/** Where an arrow runs, and where its words stand. */
export interface Trace {
  readonly style: ArrowStyle;
  readonly label: string;
  /** Arrows that are drawn by it, by key. */
  readonly keys: readonly string[];
  readonly lines: readonly (readonly Point[])[];
  /** Ends with an arrowhead: the last point of a line. */
  readonly heads: readonly { readonly at: Point; readonly towards: "up" | "down" | "right" }[];
  /** Middle of its words. */
  readonly words: readonly Point[];
}

/** The lines of every route of a layout. */
export function traceRoutes(layout: Layout): readonly Trace[] {
  return layout.routes.map((route, place) =>
    route.kind === "lane" ? traceLane(layout, route, place) : traceStraight(layout, route),
  );
}

function traceStraight(layout: Layout, { arrow, x, source, target }: StraightRoute): Trace {
  const { columns, heights, parties, region } = layout;
  const at = columns.gridLeft + x;
  const above = parties.get(INTERNET);
  const start = source ? edgesOf(heights, source).last : above ? above.y + above.height : 0;
  const end = edgesOf(heights, target).first;
  return {
    style: arrow.style,
    label: arrow.label,
    keys: [arrow.key],
    lines: [
      [
        [at, start],
        [at, end],
      ],
    ],
    heads: [{ at: [at, end], towards: "down" }],
    words: [[at, source ? end - spaceAbove(layout, target) : (start + region.y) / 2 - 2]],
  };
}

/** Upper and lower edge of a row, its frame included. */
function edgesOf({ rows }: Heights, { key, isFramed }: Row): Interval {
  const { first, last } = rows.get(key) ?? { first: 0, last: 0 };
  return isFramed ? { first: first - ROW.frame, last: last + ROW.frame } : { first, last };
}

/** From a row to the middle of the space above it, which is that above its subnets where it is their first. */
function spaceAbove({ vpcs }: Layout, row: Row): number {
  const isFirst = vpcs.some(({ blocks }) => blocks.some(({ rows }) => rows[0] === row));
  return isFirst ? SPACE.subnetHead + SPACE.block / 2 : ROW.gap / 2 + 2;
}

function traceLane(layout: Layout, route: LaneRoute, place: number): Trace {
  const { columns, heights } = layout;
  const x = columns.lanes.get(route) ?? 0;
  const stubs = heights.stubs.get(route) ?? [];
  const outer = outerEnd(layout, route, x, place);
  const ys = [...stubs.map(({ y }) => y), ...outer.lane];
  const inside = stubs.filter(({ isSource }) => isSource);
  const labelled = inside.length > 0 ? inside : stubs;
  const edge = (stub: Stub) =>
    columns.gridLeft + (route.side === "left" ? stub.row.extent.first : stub.row.extent.last);
  return {
    style: route.style,
    label: route.label,
    keys: route.arrows.map(({ key }) => key),
    lines: [
      [
        [x, Math.min(...ys)],
        [x, Math.max(...ys)],
      ],
      ...stubs.map(
        (stub) =>
          [
            [x, stub.y],
            [edge(stub), stub.y],
          ] as const,
      ),
      ...outer.lines,
    ],
    heads: [
      ...stubs
        .filter(({ isSource }) => !isSource)
        .map((stub) => ({ at: [edge(stub), stub.y] as const, towards: "right" as const })),
      ...outer.heads,
    ],
    words: labelled.map(({ y }): Point => [columns.labels[route.side], y]),
  };
}

type OuterEnd = Pick<Trace, "lines" | "heads"> & { readonly lane: readonly number[] };

/** How a lane gets to who is outside: up to who stands above, or to the right. */
function outerEnd(layout: Layout, route: LaneRoute, x: number, place: number): OuterEnd {
  const sink = layout.sinks.get(route.outside ?? "");
  if (sink) return endBeside(sink, x);
  const party = layout.parties.get(route.outside ?? "");
  if (!party) return { lane: [], lines: [], heads: [] };
  const channel = layout.region.y - 8 - (place % 4) * 6;
  return endAbove(party, { x, channel, isTarget: route.targets.length === 0 });
}

function endBeside(sink: Box, x: number): OuterEnd {
  const y = sink.y + sink.height / 2;
  const [start, end]: [Point, Point] = [
    [x, y],
    [sink.x, y],
  ];
  return { lane: [y], lines: [[start, end]], heads: [{ at: end, towards: "right" }] };
}

/** Straight up where the lane is under them, else through the space above the region. */
function endAbove(
  { x: left, y, width, height }: Box,
  { x, channel, isTarget }: { readonly x: number; readonly channel: number; readonly isTarget: boolean },
): OuterEnd {
  const at = Math.min(Math.max(x, left + 20), left + width - 20);
  const end: Point = [at, y + height];
  const heads = isTarget ? [{ at: end, towards: "up" as const }] : [];
  const way: readonly Point[] = [[x, channel], [at, channel], end];
  return { lane: [channel], lines: [at === x ? [[x, channel], end] : way], heads };
}
