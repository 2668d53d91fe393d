import { ArrowStyle, INTERNET, SceneArrow } from "./combine-arrows";
import { sortBy } from "../model/sort-by";
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

/** Part of a column's width behind which the names of subnets do not reach. */
const PAST_NAMES = 0.68;

/** The place of the internet, before the first row. */
const ABOVE = -1;

/** Finds a way for every arrow that has an end in the network. */
export function planRoutes(arrows: readonly SceneArrow[], rows: readonly Row[], columns: number): readonly Route[] {
  const straight: StraightRoute[] = [];
  const others: SceneArrow[] = [];
  for (const arrow of arrows) {
    const route = straightRoute(arrow, rows, { columns, taken: straight });
    if (route) straight.push(route);
    else others.push(arrow);
  }
  return [...straight, ...sortBy(laneRoutes(others, rows), (lane) => String(lengthOf(lane, rows)).padStart(6, "0"))];
}

function laneRoutes(arrows: readonly SceneArrow[], rows: readonly Row[]): readonly LaneRoute[] {
  const rowsOf = (actor: string) => rows.filter((row) => row.actor === actor);
  const inside = new Set(rows.map(({ actor }) => actor));
  const busOf = ({ key, from, to, label }: SceneArrow) =>
    inside.has(from) && !inside.has(to) ? JSON.stringify([to, label]) : key;
  return [...groupBy(arrows, busOf).values()].flatMap((bus): readonly LaneRoute[] => {
    const [first] = bus;
    if (first === undefined) return [];
    const { to, from, label, style } = first;
    const sources = rows.filter(({ actor }) => bus.some((arrow) => arrow.from === actor));
    const targets = rowsOf(to);
    if (sources.length + targets.length === 0) return [];
    const lane = { kind: "lane" as const, label, style, arrows: bus, sources, targets };
    if (targets.length === 0) return [{ ...lane, side: "right", outside: to }];
    return [{ ...lane, side: "left", outside: sources.length === 0 ? from : undefined }];
  });
}

/** Number of rows that a lane passes; short ones run near to the rows, so that few lines cross. */
function lengthOf({ side, outside, sources, targets }: LaneRoute, rows: readonly Row[]): number {
  const places = [...sources, ...targets].map((row) => rows.indexOf(row));
  const isFromAbove = outside !== undefined && (side === "left" || outside === INTERNET);
  return Math.max(...places) - (isFromAbove ? ABOVE : Math.min(...places));
}

function straightRoute(
  arrow: SceneArrow,
  rows: readonly Row[],
  { columns, taken }: { readonly columns: number; readonly taken: readonly StraightRoute[] },
): StraightRoute | undefined {
  const span = {
    first: arrow.from === INTERNET ? ABOVE : onlyPlaceOf(arrow.from, rows),
    last: onlyPlaceOf(arrow.to, rows),
  };
  const [source, target] = [rows[span.first], rows[span.last]];
  if (target === undefined || !(span.first < span.last)) return undefined;
  const between = rows.slice(span.first + 1, span.last).flatMap(({ solid }) => solid);
  const others = taken
    .filter((other) => overlapsRows(rows, other, span))
    .map((other) => aroundWords(other.x, other.arrow));
  const ends = [...(source?.solid ?? []), ...target.solid];
  const x = candidates(columns).find(
    (candidate) =>
      ends.every((end) => end.first + PILL < candidate && candidate < end.last - PILL) &&
      between.every((solid) => !overlaps(solid, around(candidate, PILL / 2))) &&
      others.every((other) => !overlaps(other, aroundWords(candidate, arrow))),
  );
  return x === undefined ? undefined : { kind: "straight", arrow, x, source, target };
}

/** The place of an actor among the rows; none for one with several rows, which needs a lane to all of them. */
function onlyPlaceOf(actor: string, rows: readonly Row[]): number {
  const places = rows.flatMap((row, place) => (row.actor === actor ? [place] : []));
  return places.length === 1 ? (places[0] ?? Number.NaN) : Number.NaN;
}

function overlapsRows(rows: readonly Row[], { source, target }: StraightRoute, span: Interval): boolean {
  const first = source ? rows.indexOf(source) : ABOVE;
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

function aroundWords(x: number, { label }: SceneArrow): Interval {
  return around(x, textWidth(label, 12) / 2 + PILL / 2);
}

function around(x: number, half: number): Interval {
  return { first: x - half, last: x + half };
}
