import { boxOf, drawMark, markClass, middleText, rectangle, titled, zoneLeft } from "./draw-places";
import { Box, Layout } from "./layout";
import { boxInterval, Row } from "./plan-rows";
import { Band, Scene, SceneBox } from "./scene";
import { Interval, ROW } from "./sizes";
import { SvgText } from "./svg-element";

/** The boxes of every band, and a frame around a role that has several. */
export function drawBands(layout: Layout, scene: Scene): readonly SvgText[] {
  const rows = new Map(
    layout.vpcs.flatMap(({ blocks }) => blocks.flatMap((block) => block.rows.map((row) => [row.key, row] as const))),
  );
  const bands = scene.vpcs.flatMap(({ blocks }) => blocks.flatMap((block) => block.bands));
  return bands.flatMap((band) => {
    const row = rows.get(band.key);
    return row ? drawBand(layout, band, row) : [];
  });
}

function drawBand(layout: Layout, band: Band, row: Row): readonly SvgText[] {
  const { first, last } = layout.heights.rows.get(row.key) ?? { first: 0, last: 0 };
  const spots = layout.zones
    .filter((zone) => band.cells.has(zone))
    .map((zone) => columnBox(layout, row, zone, first, last));
  const [left, right] = [spots[0], spots.at(-1)];
  if (!left || !right) return [];
  const whole = boxOf(left.x, first, right.x + right.width, last);
  if (band.kind === "load-balancer") return drawSpanning(band, whole);
  return [
    ...(row.isFramed ? [rectangle(frameOf(layout, row, { first, last }), "p-band", 9)] : []),
    ...layout.zones.flatMap((zone) => drawCell(layout, { band, row, zone }, { first, last })),
  ];
}

function drawCell(
  layout: Layout,
  { band, row, zone }: { readonly band: Band; readonly row: Row; readonly zone: string },
  { first, last }: Interval,
): readonly SvgText[] {
  const slots = row.slots.get(zone) ?? [];
  const height = (last - first + ROW.slotGap) / Math.max(1, slots.length) - ROW.slotGap;
  return slots.flatMap((slot, place) => {
    const content = band.cells.get(zone)?.get(slot);
    const top = first + place * (height + ROW.slotGap);
    return content ? drawBox(content, columnBox(layout, row, zone, top, top + height), band.kind) : [];
  });
}

/** Around the boxes of all pictures that are compared, for that is where the arrows end. */
function frameOf({ columns }: Layout, { extent }: Row, { first, last }: Interval): Box {
  const [left, right] = [columns.gridLeft + extent.first, columns.gridLeft + extent.last];
  return boxOf(left, first - ROW.frame, right, last + ROW.frame);
}

/** A load balancer is one thing in all its zones. */
function drawSpanning(band: Band, whole: Box): readonly SvgText[] {
  const boxes = [...band.cells.values()].flatMap((cell) => [...cell.values()]);
  const [first] = boxes;
  return first ? drawBox(first, whole, band.kind) : [];
}

function drawBox(content: SceneBox, box: Box, kind: Band["kind"]): readonly SvgText[] {
  const down = content.detail === "" ? 0 : 9;
  return [
    titled(
      content,
      rectangle(box, `${kind === "gateway" ? "p-gateway" : "p-box"} ${markClass(content)}`, 6),
      middleText(kind === "gateway" ? "p-head" : "p-name", box, content.label, -down),
      ...(down > 0 ? [middleText("p-soft", box, content.detail, down)] : []),
    ),
    ...drawMark(content, box, "left"),
  ];
}

function columnBox(layout: Layout, { kind }: Row, zone: string, top: number, bottom: number): Box {
  const interval = boxInterval(kind, 0);
  const left = zoneLeft(layout, zone);
  return boxOf(left + interval.first, top, left + interval.last, bottom);
}
