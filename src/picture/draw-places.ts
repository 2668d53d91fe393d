import { MARKS } from "./picture";
import { Box, Layout } from "./layout";
import { nameActor } from "./name-members";
import { isPublicBlock } from "./places";
import { Labelled, Scene, SceneVpc } from "./scene";
import { Interval, PILL, SPACE, textWidth, ZONE } from "./sizes";
import { svg, SvgText } from "./svg-element";

/** Region, VPCs, zones and subnets, from the outside to the inside. */
export function drawPlaces(layout: Layout, { vpcs }: Scene): readonly SvgText[] {
  return [rectangle(layout.region, "p-region", 10), ...vpcs.flatMap((vpc) => drawVpc(layout, vpc))];
}

/** Names of the region, the VPCs and the subnets, over the arrows that cross them. */
export function drawNames({ columns, heights, region, zones }: Layout, scene: Scene): readonly SvgText[] {
  const name = scene.region === undefined ? "AWS" : `Region ${scene.region}`;
  const x = columns.gridLeft;
  return [
    svg("text", { class: "p-head p-soft p-halo", x, y: region.y + SPACE.head / 2 + 2 }, name),
    ...scene.vpcs.flatMap((vpc) => {
      const y = heights.vpcs.find(({ key }) => key === vpc.key)?.first ?? 0;
      return [
        svg("text", { class: "p-head p-vpc-halo", x, y: y + SPACE.head / 2 + 12 }, vpc.label),
        ...subnetBoxes({ columns, heights, zones }, vpc).map(({ subnet, box, tier }) =>
          svg("text", { class: `p-soft ${tier}-halo`, x: box.x + 10, y: box.y + SPACE.subnetHead / 3 }, subnet.label),
        ),
      ];
    }),
  ];
}

/** Marks of the VPCs and subnets, within their upper right corners and over the arrows that cross them. */
export function drawPlaceMarks(layout: Layout, { vpcs }: Scene): readonly SvgText[] {
  return vpcs.flatMap((vpc) => [
    ...drawMark(vpc, lower(vpcBox(layout, vpc), SPACE.head)),
    ...subnetBoxes(layout, vpc).flatMap(({ subnet, box }) => drawMark(subnet, lower(box, PILL - 2))),
  ]);
}

function lower(box: Box, down: number): Box {
  return { ...box, y: box.y + down, width: box.width - 10 };
}

function vpcBox({ columns, heights }: Layout, vpc: SceneVpc): Box {
  const { first, last } = heights.vpcs.find(({ key }) => key === vpc.key) ?? { first: 0, last: 0 };
  return boxOf(columns.vpcLeft, first, columns.vpcRight, last);
}

function subnetBoxes(layout: Pick<Layout, "columns" | "heights" | "zones">, vpc: SceneVpc) {
  const blocks = layout.heights.vpcs.find(({ key }) => key === vpc.key)?.blocks;
  return vpc.blocks.flatMap(({ key, subnets }) => {
    const { first, last } = blocks?.get(key) ?? { first: 0, last: 0 };
    return subnets.map((subnet) => {
      const x = zoneLeft(layout, subnet.zone) + ZONE.subnetInset;
      const box = boxOf(x, first, x + ZONE.width - 2 * ZONE.subnetInset, last);
      return { subnet, box, tier: isPublicBlock(key) ? "p-public" : "p-private" };
    });
  });
}

function drawVpc(layout: Layout, vpc: SceneVpc): readonly SvgText[] {
  const zones = layout.heights.vpcs.find(({ key }) => key === vpc.key)?.zones ?? { first: 0, last: 0 };
  const subnets = subnetBoxes(layout, vpc);
  const present = layout.zones.filter((zone) => subnets.some(({ subnet }) => subnet.zone === zone));
  return [
    titled(vpc, rectangle(vpcBox(layout, vpc), `p-vpc ${markClass(vpc)}`, 8)),
    ...present.flatMap((zone) => drawZone(zoneLeft(layout, zone), zones, zone)),
    ...subnets.map(({ subnet, box, tier }) => titled(subnet, rectangle(box, `${tier} ${markClass(subnet)}`, 5))),
  ];
}

function drawZone(x: number, { first, last }: Interval, zone: string): readonly SvgText[] {
  const name = zone === "" ? "zone not known" : zone;
  return [
    rectangle(boxOf(x, first, x + ZONE.width, last), "p-zone", 6),
    svg("text", { class: "p-soft p-middle", x: x + ZONE.width / 2, y: first + SPACE.head / 2 + 2 }, name),
  ];
}

/** The internet gateway of each VPC, over the arrows that pass through it. */
export function drawGateways({ columns, heights }: Layout, { vpcs }: Scene): readonly SvgText[] {
  return vpcs.flatMap((vpc) => {
    const height = heights.vpcs.find(({ key }) => key === vpc.key);
    if (!height || !vpc.gateway) return [];
    const { gateway } = vpc;
    const box = boxOf(columns.vpcLeft + SPACE.pad, height.first - 11, columns.vpcRight - SPACE.pad, height.first + 11);
    return [
      titled(gateway, rectangle(box, `p-gateway ${markClass(gateway)}`, 11)),
      svg(
        "text",
        { class: "p-soft", x: Math.max(columns.gridLeft, box.x + SPACE.pad), y: height.first },
        gateway.label,
      ),
      ...drawMark(gateway, box),
    ];
  });
}

/** Who is outside: above the network, or at its side, where a gateway endpoint may lead to them. */
export function drawOutside(layout: Layout, actors: ReadonlySet<string>): readonly SvgText[] {
  const outsiders = [...layout.parties, ...layout.sinks].filter(([actor]) => actors.has(actor));
  return outsiders.map(([actor, box]) =>
    svg("g", {}, rectangle(box, "p-gateway", 20), middleText("p-name", box, nameActor(actor))),
  );
}

/** A thing that says what it is where the pointer rests on it. */
export function titled({ tooltip }: Pick<Labelled, "tooltip">, ...children: readonly SvgText[]): SvgText {
  return svg("g", {}, svg("title", {}, tooltip), ...children);
}

/** A frame around a thing, with its class. */
export function rectangle({ x, y, width, height }: Box, className: string, radius: number): SvgText {
  return svg("rect", { class: className.trim(), x, y, width, height, rx: radius });
}

/** A text in the middle of a frame. */
export function middleText(className: string, box: Box, text: string, down = 0): SvgText {
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2 + down];
  return svg("text", { class: `${className} p-middle`, x, y }, text);
}

/** Classes of the line around a thing that is marked. */
export function markClass({ mark }: Pick<Labelled, "mark">): string {
  return mark === undefined ? "" : `p-marked m-${mark}`;
}

/** The sign and the word of a mark, on an upper corner of a thing. */
export function drawMark(
  { mark }: Pick<Labelled, "mark">,
  box: Box,
  corner: "left" | "right" = "right",
): readonly SvgText[] {
  if (mark === undefined) return [];
  const words = `${MARKS[mark].sign} ${mark}`;
  const width = textWidth(words, 12) + PILL;
  const x = corner === "left" ? box.x - 8 : box.x + box.width - width + 8;
  const badge = { x, y: box.y - PILL + 5, width, height: PILL };
  return [svg("g", { class: `m-${mark}` }, rectangle(badge, "p-badge", PILL / 2), middleText("p-sign", badge, words))];
}

/** A rectangle by its corners. */
export function boxOf(left: number, top: number, right: number, bottom: number): Box {
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** Left edge of a zone's column. */
export function zoneLeft({ columns, zones }: Pick<Layout, "columns" | "zones">, zone: string): number {
  return columns.gridLeft + Math.max(0, zones.indexOf(zone)) * (ZONE.width + ZONE.gap);
}
