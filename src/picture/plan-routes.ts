import { ArrowStyle, SceneArrow } from "./combine-arrows";
import { groupBy } from "./derive-bands";
import { Row } from "./plan-rows";
import { Interval, overlaps, PILL, textWidth, ZONE } from "./sizes";

/** An arrow straight down, from one row or from the internet to the next row that it meets. */
export interface StraightRoute {
  readonly kind: "straight";
  readonly arrow: SceneArrow;
  readonly x: number;
  /** Undefined for the internet. */
  readonly source?: Row;
  readonly target: Row;
}

/** An arrow beside the rows: out of some of them, along a lane of its own, into others or to somebody outside. */
export interface LaneRoute {
  readonly kind: "lane";
  readonly side: "left" | "right";
  readonly label: string;
  readonly style: ArrowStyle;
  /** The arrows that run in it: those that lead to the same with the same words. */
  readonly arrows: readonly SceneArrow[];
  readonly sources: readonly Row[];
  readonly targets: readonly Row[];
  /** Who is at the end that is outside; undefined where none is. */
  readonly outside?: string;
}

/** One of both. */
export type Route = StraightRoute | LaneRoute;

/** Role of everybody, who stands above the whole network. */
export const INTERNET = "internet";

/** Part of a column's width behind which the names of subnets do not reach. */
const PAST_NAMES = 0.68;

/** Finds a way for every arrow that has an end in the network. */
export function planRoutes(arrows: readonly SceneArrow[], rows: readonly Row[], columns: number): readonly Route[] {
  const straight: StraightRoute[] = [];
  const others: SceneArrow[] = [];
  for (const arrow of arrows) {
    const route = straightRoute(arrow, rows, { columns, taken: straight });
    if (route) straight.push(route);
    else others.push(arrow);
  }
  return [...straight, ...laneRoutes(others, rows)];
}

function laneRoutes(arrows: readonly SceneArrow[], rows: readonly Row[]): readonly LaneRoute[] {
  const rowsOf = (actor: string) => rows.filter((row) => row.actor === actor);
  const inside = new Set(rows.map(({ actor }) => actor));
  const busOf = ({ key, from, to, label }: SceneArrow) =>
    inside.has(from) && !inside.has(to) ? JSON.stringify([to, label]) : key;
  return [...groupBy(arrows, busOf).values()].flatMap((bus) => {
    const [first] = bus;
    if (first === undefined) return [];
    const { to, from, label, style } = first;
    const sources = rows.filter(({ actor }) => bus.some((arrow) => arrow.from === actor));
    const targets = rowsOf(to);
    if (sources.length + targets.length === 0) return [];
    const outside = targets.length === 0 ? to : sources.length === 0 ? from : undefined;
    const side = targets.length === 0 ? ("right" as const) : ("left" as const);
    return [{ kind: "lane" as const, side, label, style, arrows: bus, sources, targets, outside }];
  });
}

function straightRoute(
  arrow: SceneArrow,
  rows: readonly Row[],
  { columns, taken }: { readonly columns: number; readonly taken: readonly StraightRoute[] },
): StraightRoute | undefined {
  const placeOf = (actor: string) => {
    const places = rows.flatMap((row, place) => (row.actor === actor ? [place] : []));
    return places.length === 1 ? (places[0] ?? -1) : -1;
  };
  const [from, to] = [arrow.from === INTERNET ? -1 : placeOf(arrow.from), placeOf(arrow.to)];
  const target = rows[to];
  if (target === undefined || to <= from || (from < 0 && arrow.from !== INTERNET)) return undefined;
  const between = rows.slice(from + 1, to).flatMap(({ solid }) => solid);
  const half = textWidth(arrow.label, 12) / 2 + PILL / 2;
  const neighbours = taken
    .filter((other) => overlapsRows(rows, other, { first: from, last: to }))
    .map(({ x, arrow: { label } }) => around(x, textWidth(label, 12) / 2 + PILL / 2));
  const source = rows[from];
  const ends = [...(source?.solid ?? []), ...target.solid];
  const x = candidates(columns).find(
    (candidate) =>
      ends.every((end) => end.first + PILL < candidate && candidate < end.last - PILL) &&
      between.every((solid) => !overlaps(solid, around(candidate, PILL / 2))) &&
      neighbours.every((other) => !overlaps(other, around(candidate, half))),
  );
  return x === undefined ? undefined : { kind: "straight", arrow, x, source, target };
}

function overlapsRows(rows: readonly Row[], { source, target }: StraightRoute, span: Interval): boolean {
  const first = source ? rows.indexOf(source) : -1;
  return overlaps({ first, last: rows.indexOf(target) }, span);
}

/** The middle, then between the zones, then in the zones. */
function candidates(columns: number): readonly number[] {
  const step = ZONE.width + ZONE.gap;
  const middle = (columns * step - ZONE.gap) / 2;
  const inMiddle = columns % 2 === 0 ? [middle] : [((columns - 1) / 2) * step + PAST_NAMES * ZONE.width];
  const gaps = Array.from({ length: columns - 1 }, (_, column) => (column + 1) * step - ZONE.gap / 2);
  const inner = [PAST_NAMES, 0.8, 0.56, 0.44, 0.32, 0.2].flatMap((part) =>
    Array.from({ length: columns }, (_, column) => column * step + part * ZONE.width),
  );
  const byDistance = (a: number, b: number) => Math.abs(a - middle) - Math.abs(b - middle) || a - b;
  return [...inMiddle, ...gaps.sort(byDistance), ...inner];
}

function around(x: number, half: number): Interval {
  return { first: x - half, last: x + half };
}
