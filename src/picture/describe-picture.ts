import { describeArrow, SceneArrow } from "./combine-arrows";
import { MARKS } from "./picture";
import { Scene, SceneBox, SceneVpc } from "./scene";

const MOST_SENTENCES = 60;

/** The picture in words, for who does not see it. */
export function describePicture(
  { region, vpcs, endpoints }: Scene,
  arrows: readonly SceneArrow[],
  note?: string,
): string {
  const sentences = [
    ...(region === undefined ? [] : [`Region ${region}.`]),
    ...vpcs.flatMap(describeVpc),
    ...endpoints.map((endpoint) => `${withMark(endpoint)} has a gateway endpoint.`),
    ...arrows.map(describeArrow),
    ...(note === undefined ? [] : [`${note}.`]),
  ];
  const rest = sentences.length - MOST_SENTENCES;
  return [...sentences.slice(0, MOST_SENTENCES), ...(rest > 0 ? [`And ${rest} more.`] : [])].join(" ");
}

function describeVpc({ blocks, ...vpc }: SceneVpc): readonly string[] {
  const gateway = vpc.gateway ? ` with ${withMark(vpc.gateway)}` : "";
  const places = blocks.flatMap(({ subnets, bands }) =>
    subnets.map((subnet) => {
      const cells = bands.flatMap(({ cells: byZone }) => [...(byZone.get(subnet.zone)?.values() ?? [])]);
      const zone = subnet.zone === "" ? "a zone that is not known" : subnet.zone;
      return `Subnet ${withMark(subnet)} in ${zone}: ${cells.map(describeBox).join("; ") || "nothing"}.`;
    }),
  );
  return [`${withMark(vpc)}${gateway}.`, ...places];
}

function describeBox(box: SceneBox): string {
  return box.detail === "" ? withMark(box) : `${withMark(box)}, ${box.detail}`;
}

function withMark({ label, mark }: Pick<SceneBox, "label" | "mark">): string {
  return mark === undefined ? label : `${label} (${MARKS[mark].meaning})`;
}
