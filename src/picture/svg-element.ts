/** Text of an SVG, all of it escaped: whatever a stack calls its things, it stays text. */

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** A piece of finished SVG. */
export class SvgText {
  constructor(readonly text: string) {}
}

/** An element; children that are plain text are escaped, and so is every attribute. */
export function svg(
  tag: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  ...children: readonly (SvgText | string)[]
): SvgText {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  const words = given.map(
    ([name, value]) => ` ${name}="${escape(typeof value === "number" ? round(value) : (value ?? ""))}"`,
  );
  const inner = children.map((child) => (child instanceof SvgText ? child.text : escape(child))).join("");
  return new SvgText(inner === "" ? `<${tag}${words.join("")}/>` : `<${tag}${words.join("")}>${inner}</${tag}>`);
}

/** A number as short as it can be; a tenth of a pixel is seen by nobody. */
export function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}

function escape(text: string): string {
  // XML has no way to write control characters; those that turn the direction of text would make it read as another.
  return text
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\uFFFE\uFFFF]+/gu, " ")
    .replace(/[&<>"']/g, (character) => ESCAPES[character] ?? "");
}
