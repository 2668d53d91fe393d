import { sortBy } from "../model/sort-by";
import { describeTraffic } from "../traffic/traffic-set";
import { groupBy } from "./derive-bands";
import { nameActor, shorten } from "./name-members";
import { PictureArrow } from "./picture";

/**
 * How an arrow is drawn: `open` opens something to the internet that nobody asked for, `extra` is not in the contract,
 * `new-extra` neither and was not possible before, `unsure` hangs on values that nobody knows yet.
 */
export type ArrowStyle = "plain" | "new" | "removed" | "open" | "extra" | "new-extra" | "unsure";

/** All traffic between two roles that is drawn alike. */
export interface SceneArrow {
  readonly key: string;
  readonly from: string;
  readonly to: string;
  readonly style: ArrowStyle;
  /** With its sign, for example `+ TCP 443`. */
  readonly label: string;
}

const SIGNS: Readonly<Record<ArrowStyle, string>> = {
  plain: "",
  new: "+ ",
  removed: "− ",
  open: "⚠ OPEN ",
  extra: "! ",
  "new-extra": "+ ! ",
  unsure: "? ",
};

/** Role of everybody. */
export const INTERNET = "internet";

/**
 * One arrow for all traffic between two roles that is drawn alike.
 *
 * @param actorOf what the picture calls the end of an arrow
 * @param gateways Terraform addresses of NAT gateways
 */
export function combineArrows(
  arrows: readonly PictureArrow[],
  actorOf: (end: string) => string,
  gateways: ReadonlySet<string>,
): readonly SceneArrow[] {
  const named = arrows.map((arrow) => ({ ...arrow, from: actorOf(arrow.from), to: actorOf(arrow.to) }));
  const alike = groupBy(named, (arrow) => JSON.stringify([arrow.from, arrow.to, styleOf(arrow)]));
  return sortBy([...alike], ([key]) => key).flatMap(([key, group]) => {
    const [first] = group;
    if (first === undefined) return [];
    const style = styleOf(first);
    const way = group.some(({ via = [] }) => via.some((address) => gateways.has(address))) ? " via NAT" : "";
    const label = `${SIGNS[style]}${shorten(describeAll(group), 28)}${way}`;
    return [{ key, from: first.from, to: first.to, style, label }];
  });
}

/** The arrow in a sentence, for who does not see it. */
export function describeArrow({ from, to, style, label }: SceneArrow): string {
  const words: Readonly<Record<ArrowStyle, string>> = {
    plain: "reaches",
    new: "newly reaches",
    removed: "no longer reaches",
    open: "can openly reach, though the contract does not say so,",
    extra: "reaches, though the contract does not say so,",
    "new-extra": "newly reaches, though the contract does not say so,",
    unsure: "may reach",
  };
  return `${nameActor(from)} ${words[style]} ${nameActor(to)} on ${label.slice(SIGNS[style].length)}.`;
}

function styleOf(arrow: PictureArrow): ArrowStyle {
  const { mark, expected, certainty } = arrow;
  if (mark === "removed") return "removed";
  if (isOpen(arrow)) return "open";
  if (certainty === "possible") return "unsure";
  if (mark === "new") return expected === false ? "new-extra" : "new";
  return expected === false ? "extra" : "plain";
}

/** Without a contract, nobody asked for what is new. */
function isOpen({ from, mark, expected }: PictureArrow): boolean {
  return from === INTERNET && (mark === "new" ? expected !== true : expected === false);
}

/** All of it by protocol, for example `TCP 80, 443; UDP 53`. */
function describeAll(group: readonly PictureArrow[]): string {
  const byProtocol = groupBy(group, ({ protocol }) => protocol);
  const words = [...byProtocol].map(([protocol, parts]) => {
    const ports = new Set(parts.flatMap((part) => part.ports.split(", ")));
    const sorted = [...ports].sort((a, b) => a.localeCompare(b, "en", { numeric: true }));
    return describeTraffic({ protocol, ports: ports.has("all") ? "all" : sorted.join(", ") });
  });
  return words.join("; ");
}
