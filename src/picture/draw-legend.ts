import { ArrowStyle, SceneArrow } from "./combine-arrows";
import { Mark, MARKS } from "./picture";
import { Scene } from "./scene";
import { SPACE, textWidth } from "./sizes";
import { svg, SvgText } from "./svg-element";

/** An entry of the legend: the sign, and what it means. */
export interface LegendEntry {
  readonly sign: string;
  readonly meaning: string;
  readonly className: string;
}

const ARROW_WORDS: Readonly<Partial<Record<ArrowStyle, readonly [sign: string, meaning: string]>>> = {
  open: ["⚠ OPEN", "open to the internet, and no contract says so"],
  extra: ["!", "not in the contract"],
  "new-extra": ["+ !", "new, and not in the contract"],
  unsure: ["?", "known after apply"],
};

/** What a picture of these things and arrows has to explain. */
export function legendOf(scene: Scene, arrows: readonly SceneArrow[]): readonly LegendEntry[] {
  const used = new Set(marksOf(scene));
  for (const { style } of arrows) if (style === "new" || style === "removed") used.add(style);
  const styles = new Set(arrows.map(({ style }) => style));
  return [
    ...Object.entries(MARKS)
      .filter(([mark]) => used.has(mark as Mark))
      .map(([mark, { sign, meaning }]) => ({ sign, meaning, className: `m-${mark}` })),
    ...Object.entries(ARROW_WORDS)
      .filter(([style]) => styles.has(style as ArrowStyle))
      .map(([style, [sign, meaning]]) => ({ sign, meaning, className: `a-${style}` })),
  ];
}

function marksOf({ vpcs, endpoints }: Scene): readonly Mark[] {
  const blocks = vpcs.flatMap((vpc) => vpc.blocks);
  const boxes = blocks.flatMap(({ bands }) => bands.flatMap(({ cells }) => [...cells.values()]));
  const things = [
    ...vpcs.flatMap((vpc) => [vpc, vpc.gateway]),
    ...blocks.flatMap(({ subnets }) => subnets),
    ...boxes.flatMap((cell) => [...cell.values()]),
    ...endpoints,
  ];
  return things.flatMap((thing) => thing?.mark ?? []);
}

/** The legend in one line. */
export function drawLegend(entries: readonly LegendEntry[], y: number): readonly SvgText[] {
  let x: number = SPACE.margin;
  return entries.map(({ sign, meaning, className }) => {
    const signWidth = sign === "" ? 0 : textWidth(sign, 13) + 6;
    const at = x;
    x += signWidth + textWidth(meaning, 12) + 22;
    return svg(
      "g",
      className === "" ? {} : { class: className },
      ...(sign === "" ? [] : [svg("text", { class: "p-legend", x: at, y }, sign)]),
      svg("text", { class: "p-soft", x: at + signWidth, y }, meaning),
    );
  });
}
