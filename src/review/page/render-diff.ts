import { AttributeChange } from "../review";
import { DiffLine, diffAttribute } from "../report/diff-attribute";
import { UnknownValue } from "../../model/plan/plan-value";
import { Markup, markup } from "./markup";

/** Attributes as a difference, line by line: those that force a replacement first, those without a value yet last. */
export function renderDiff(attributes: readonly AttributeChange[]): Markup {
  const known = attributes.filter((attribute) => !isNewAndUnknown(attribute));
  const unknown = attributes.filter(isNewAndUnknown).map(({ path }) => path);
  const ordered = [...known.filter(isForcing), ...known.filter((attribute) => !isForcing(attribute))];
  const lines = ordered.flatMap((attribute) => diffAttribute(attribute).map(renderLine));
  return markup`${lines.length > 0 && markup`<pre class="diff">${lines}</pre>`}
${unknown.length > 0 && markup`<p class="note">Known after apply: <code>${unknown.join(", ")}</code></p>`}`;
}

function isForcing({ forcesReplacement }: AttributeChange): boolean {
  return forcesReplacement;
}

/** Whether nothing can be said of an attribute but that it will have a value. */
export function isNewAndUnknown({ before, after, forcesReplacement }: AttributeChange): boolean {
  return before === undefined && after instanceof UnknownValue && !forcesReplacement;
}

const LINE_BREAK = new Markup("\n");

function renderLine({ kind, text }: DiffLine): Markup {
  if (kind === "removed") return markup`<del>- ${text}</del>${LINE_BREAK}`;
  if (kind === "added") return markup`<ins>+ ${text}</ins>${LINE_BREAK}`;
  return kind === "note" ? markup`<i># ${text}</i>${LINE_BREAK}` : markup`  ${text}${LINE_BREAK}`;
}
