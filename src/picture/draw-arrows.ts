import { Box, isService, Layout } from "./layout";
import { pillWidth } from "./layout-columns";
import { Scene } from "./scene";
import { PILL, SPACE } from "./sizes";
import { round, svg, SvgText } from "./svg-element";
import { Point, Trace } from "./trace-routes";
import { drawMark, markClass, middleText, rectangle, titled } from "./draw-places";

const TIP = 9;
const DIRECTIONS = { up: [0, -1], down: [0, 1], right: [1, 0] } as const;

/** Lines and arrowheads. */
export function drawLines(traces: readonly Trace[]): readonly SvgText[] {
  return traces.map(({ style, lines, heads }) =>
    svg(
      "g",
      { class: `a-${style}` },
      svg("path", { class: "p-arrow", d: lines.map((line) => pathOf(beforeTip(line, heads))).join("") }),
      ...heads.map((head) => svg("path", { class: "p-tip", d: tipOf(head, style === "open" ? 1.8 : 1) })),
    ),
  );
}

/** The words on the arrows, over everything else. */
export function drawWords(traces: readonly Trace[]): readonly SvgText[] {
  return traces.map(({ style, label, words }) =>
    svg(
      "g",
      { class: `a-${style}` },
      ...words.flatMap(([x, y]) => {
        const width = pillWidth(label) + (style === "open" ? 14 : 0);
        const pill = { x: x - width / 2, y: y - PILL / 2, width, height: PILL };
        return [rectangle(pill, "p-pill", PILL / 2), middleText("p-words", pill, label)];
      }),
    ),
  );
}

/** The gateway endpoints, at the edge of the VPC in front of the service that they lead to. */
export function drawEndpoints({ columns, sinks }: Layout, { endpoints }: Scene): readonly SvgText[] {
  return endpoints.flatMap((endpoint) => {
    const [, sink] = [...sinks].find(([actor]) => isService(actor, endpoint.service)) ?? [];
    if (!sink) return [];
    const y = sink.y + sink.height / 2;
    const badge: Box = { x: columns.vpcRight - SPACE.badge / 2, y: y - 20, width: SPACE.badge, height: 40 };
    return [
      titled(
        endpoint,
        rectangle(badge, `p-gateway ${markClass(endpoint)}`, 6),
        middleText("p-soft", badge, "gateway", -5),
        middleText("p-soft", badge, "endpoint", 9),
      ),
      ...drawMark(endpoint, badge),
    ];
  });
}

/** A line that ends in an arrowhead stops within it, or it would stick out in front. */
function beforeTip(line: readonly Point[], heads: Trace["heads"]): readonly Point[] {
  const end = line.at(-1);
  const head = heads.find(({ at }) => end?.[0] === at[0] && end[1] === at[1]);
  if (!head) return line;
  const [dx, dy] = DIRECTIONS[head.towards];
  return [...line.slice(0, -1), [head.at[0] - dx * TIP, head.at[1] - dy * TIP]];
}

function pathOf(points: readonly Point[]): string {
  return points.map(([x, y], place) => `${place === 0 ? "M" : "L"}${round(x)} ${round(y)}`).join("");
}

function tipOf({ at: [x, y], towards }: Trace["heads"][number], scale: number): string {
  const length = TIP * scale;
  const half = length * 0.55;
  const [dx, dy] = DIRECTIONS[towards];
  const back: Point = [x - dx * length, y - dy * length];
  const corners: Point[] = [
    [x, y],
    [back[0] - dy * half, back[1] + dx * half],
    [back[0] + dy * half, back[1] - dx * half],
  ];
  return `${pathOf(corners)}Z`;
}
