/**
 * HTML that cannot be broken by what stands in it: whatever is put into the template is escaped, unless it is markup
 * itself.
 *
 *     markup`<p title="${address}">${message}</p>`
 */
import { plainLine } from "../../verify/plain-line";

/** HTML that needs no escaping any more. */
export class Markup {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

/** What may stand in a template; `undefined` and `false` are nothing. */
export type MarkupPart = Markup | string | number | undefined | false | readonly MarkupPart[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Builds HTML. Line breaks and characters that nobody sees, such as those that turn the direction of text, are shown. */
export function markup(strings: TemplateStringsArray, ...parts: readonly MarkupPart[]): Markup {
  return new Markup(strings.map((text, index) => (index === 0 ? text : renderPart(parts[index - 1]) + text)).join(""));
}

function renderPart(part: MarkupPart): string {
  if (part === undefined || part === false) return "";
  if (part instanceof Markup) return part.text;
  if (typeof part === "number") return String(part);
  return typeof part === "string" ? escapeText(part) : part.map(renderPart).join("");
}

function escapeText(text: string): string {
  return plainLine(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "");
}
