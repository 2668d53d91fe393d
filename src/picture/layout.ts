import { INTERNET, SceneArrow } from "./combine-arrows";
import { Columns, layoutColumns } from "./layout-columns";
import { Heights, layoutRows } from "./layout-rows";
import { planRows, VpcRows } from "./plan-rows";
import { planRoutes, Route } from "./plan-routes";
import { Scene } from "./scene";
import { Interval, SPACE, textWidth } from "./sizes";
import { nameActor } from "./name-members";

/** A rectangle. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Where everything is. */
export interface Layout {
  readonly zones: readonly string[];
  readonly vpcs: readonly VpcRows[];
  readonly routes: readonly Route[];
  readonly columns: Columns;
  readonly heights: Heights;
  /** Who stands above the network. */
  readonly parties: ReadonlyMap<string, Box>;
  /** Who stands to the right of it and is only talked to. */
  readonly sinks: ReadonlyMap<string, Box>;
  readonly region: Box;
  readonly bottom: number;
}

const SINK_HEIGHT = 48;

/** Lays out all scenes at once, so that the same thing has the same place in each. */
export function layoutScenes(scenes: readonly Scene[], arrows: readonly SceneArrow[]): Layout {
  const zones = zonesOf(scenes);
  const vpcs = planRows(scenes, zones, arrows);
  const rows = vpcs.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows));
  const routes = planRoutes(arrows, rows, zones.length);
  const { above, beside } = outsidersOf(scenes, routes);
  const services = scenes.flatMap(({ endpoints }) => endpoints);
  const columns = layoutColumns(routes, { zones: zones.length, sinks: beside.length, endpoints: services.length });
  const partyTop = SPACE.margin + SPACE.title;
  const regionTop = partyTop + SPACE.party + SPACE.channel;
  const heights = layoutRows(vpcs, routes, regionTop + SPACE.head + SPACE.pad);
  const sinks = layoutSinks(beside, routes, { columns, heights });
  const lowest = Math.max(heights.bottom, ...[...sinks.values()].map(({ y, height }) => y + height));
  const region = { x: columns.regionLeft, y: regionTop, width: columns.regionRight - columns.regionLeft, height: 0 };
  return {
    zones,
    vpcs,
    routes,
    columns,
    heights,
    parties: layoutParties(above, columns, partyTop),
    sinks,
    region: { ...region, height: lowest + SPACE.pad - regionTop },
    bottom: lowest + SPACE.pad,
  };
}

function zonesOf(scenes: readonly Scene[]): readonly string[] {
  const all = new Set(scenes.flatMap(({ zones }) => zones));
  return [...[...all].filter(Boolean).sort(), ...(all.has("") ? [""] : [])];
}

/** Who begins connections stands above, and so does the internet; who only accepts them stands beside. */
function outsidersOf(scenes: readonly Scene[], routes: readonly Route[]) {
  const lanes = routes.filter((route) => route.kind === "lane");
  const callers = lanes.flatMap(({ outside, side }) => (outside !== undefined && side === "left" ? [outside] : []));
  const called = lanes.flatMap(({ outside, side }) => (outside !== undefined && side === "right" ? [outside] : []));
  const above = new Set([...callers.filter((actor) => actor !== INTERNET).sort(), INTERNET]);
  const services = scenes.flatMap(({ endpoints }) => endpoints.map(({ service }) => service));
  const idle = services.filter((service) => !called.some((actor) => isService(actor, service)));
  return { above: [...above], beside: [...new Set([...called, ...idle])].filter((actor) => !above.has(actor)).sort() };
}

/** Whether somebody is an AWS service, called by its whole name or by the last part of it. */
export function isService(actor: string, service: string): boolean {
  return actor === service || service.endsWith(`.${actor}`);
}

/** The internet over the zones and the lanes beside them, everybody else to the left of it. */
function layoutParties(actors: readonly string[], columns: Columns, y: number): ReadonlyMap<string, Box> {
  const boxes = new Map<string, Box>();
  let x = columns.vpcLeft;
  for (const actor of actors.filter((each) => each !== INTERNET)) {
    const width = Math.max(columns.gridLeft - columns.vpcLeft - 24, textWidth(nameActor(actor), 14) + 28, 110);
    boxes.set(actor, { x, y, width, height: SPACE.party });
    x += width + 14;
  }
  const left = Math.max(x, columns.gridLeft);
  boxes.set(INTERNET, { x: left, y, width: Math.max(columns.vpcRight - left, 140), height: SPACE.party });
  return boxes;
}

/** As near to their arrows as they can be without lying on each other. */
function layoutSinks(
  actors: readonly string[],
  routes: readonly Route[],
  { columns, heights }: { readonly columns: Columns; readonly heights: Heights },
): ReadonlyMap<string, Box> {
  const wanted = actors.map((actor) => {
    const stubs = routes.flatMap((route) =>
      route.kind === "lane" && route.outside === actor ? (heights.stubs.get(route) ?? []) : [],
    );
    const middle = stubs.reduce((sum, { y }) => sum + y, 0) / Math.max(1, stubs.length);
    return { actor, middle: stubs.length > 0 ? middle : heights.bottom - SINK_HEIGHT };
  });
  const boxes = new Map<string, Box>();
  let free: Interval["first"] = heights.vpcs[0]?.zones.first ?? 0;
  for (const { actor, middle } of wanted.sort((a, b) => a.middle - b.middle)) {
    const y = Math.max(free, middle - SINK_HEIGHT / 2);
    boxes.set(actor, { x: columns.sinkLeft, y, width: SPACE.sink, height: SINK_HEIGHT });
    free = y + SINK_HEIGHT + 16;
  }
  return boxes;
}
