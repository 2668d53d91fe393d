import { LaneRoute, Route } from "./plan-routes";
import { PILL, SPACE, textWidth, ZONE } from "./sizes";

/** Where things are from left to right. */
export interface Columns {
  readonly regionLeft: number;
  readonly vpcLeft: number;
  readonly gridLeft: number;
  readonly gridRight: number;
  readonly vpcRight: number;
  readonly sinkLeft: number;
  readonly regionRight: number;
  readonly width: number;
  /** The line of each route that runs in a lane. */
  readonly lanes: ReadonlyMap<LaneRoute, number>;
  /** The middle of the words on the arrows of each side. */
  readonly labels: { readonly left: number; readonly right: number };
}

/** Gives the lanes, and the words on them, the room that they need on both sides of the zones. */
export function layoutColumns(
  routes: readonly Route[],
  counts: { readonly zones: number; readonly sinks: number; readonly endpoints: number },
): Columns {
  const left = routes.filter((route) => route.kind === "lane" && route.side === "left") as readonly LaneRoute[];
  const right = routes.filter((route) => route.kind === "lane" && route.side === "right") as readonly LaneRoute[];
  const [leftLabel, rightLabel] = [labelRoom(left), labelRoom(right)];
  const regionLeft = SPACE.margin;
  const vpcLeft = regionLeft + SPACE.pad;
  const gridLeft = vpcLeft + SPACE.pad + left.length * SPACE.lane + leftLabel;
  const gridRight = gridLeft + Math.max(1, counts.zones) * (ZONE.width + ZONE.gap) - ZONE.gap;
  const lanesRight = gridRight + rightLabel;
  const badge = counts.endpoints > 0 ? SPACE.badge / 2 + 6 : 0;
  const vpcRight = lanesRight + right.length * SPACE.lane + SPACE.pad + badge;
  const sinkLeft = vpcRight + badge + SPACE.pad + 16;
  const regionRight = (counts.sinks > 0 ? sinkLeft + SPACE.sink : vpcRight) + SPACE.pad;
  const lanes = new Map<LaneRoute, number>([
    ...left.map((route, place) => [route, gridLeft - leftLabel - (place + 0.5) * SPACE.lane] as const),
    ...right.map((route, place) => [route, lanesRight + (place + 0.5) * SPACE.lane] as const),
  ]);
  const labels = { left: gridLeft - leftLabel / 2, right: gridRight + rightLabel / 2 };
  const width = regionRight + SPACE.margin;
  return { regionLeft, vpcLeft, gridLeft, gridRight, vpcRight, sinkLeft, regionRight, width, lanes, labels };
}

/** Width of the ground behind the words on an arrow. */
export function pillWidth(label: string): number {
  return textWidth(label, 12) + PILL / 2;
}

function labelRoom(routes: readonly LaneRoute[]): number {
  return routes.length === 0 ? 0 : Math.max(...routes.map(({ label }) => pillWidth(label))) + 28;
}
