import { escapeMarkdown } from "../../verify/report/escape-markdown";
import { ReviewedChange } from "../review";
import { describeAction, signOf } from "./describe-change";
import { describeImpact } from "./describe-review";
import { clip } from "./describe-value";
import { DiffLine, diffAttribute } from "./diff-attribute";

const DIFF_SIGNS: Readonly<Record<DiffLine["kind"], string>> = { same: " ", removed: "-", added: "+", note: "#" };

/** Most characters of the differences of one change. */
const DIFF_LENGTH = 5_000;

/** Most characters of an address in the text. */
const ADDRESS_LENGTH = 250;

/** Addresses that one line names. */
const NAMED = 3;

/** A text of the plan in the typeface of code. */
export function codeOf(text: string): string {
  return `<code>${escapeMarkdown(clip(text, ADDRESS_LENGTH))}</code>`;
}

/** Resources to which the same happens, in one line: the worst first, as they are. */
export function renderChangeLines(changes: readonly ReviewedChange[]): readonly string[] {
  const groups = new Map<string, ReviewedChange[]>();
  for (const change of changes) {
    const key = JSON.stringify([change.role, change.type, describeAction(change), describeImpact(change)]);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].map(renderGroup);
}

function renderGroup(group: readonly ReviewedChange[]): string {
  const [first] = group;
  if (!first) return "";
  const named = group.slice(0, NAMED).map(({ address }) => codeOf(address));
  const more = group.length > NAMED ? ` and ${(group.length - NAMED).toLocaleString("en")} more` : "";
  const role = escapeMarkdown(clip(first.role, ADDRESS_LENGTH));
  return `- ${role}: ${describeAction(first)} (${describeImpact(first)}): ${named.join(", ")}${more}\n`;
}

/** One change with its attributes, to be opened by a click. */
export function renderChange(change: ReviewedChange): string {
  const { address, previousAddress, constructPath, importId } = change;
  const notes = [
    ...(constructPath === undefined ? [] : [`made by ${codeOf(constructPath)}`]),
    ...(previousAddress === undefined ? [] : [`was ${codeOf(previousAddress)}`]),
    ...(importId === undefined ? [] : [`imported as ${codeOf(importId)}`]),
  ];
  return [
    `<details><summary><code>${signOf(change)}</code> ${codeOf(address)}: ${describeAction(change)}</summary>`,
    "",
    ...(notes.length > 0 ? [notes.join("; "), ""] : []),
    ...(change.attributes.length > 0 ? [renderDiff(change), ""] : []),
    "</details>\n\n",
  ].join("\n");
}

/** The attributes in a fence that no value can close. */
function renderDiff({ attributes }: ReviewedChange): string {
  const lines = [];
  let length = 0;
  for (const { kind, text } of attributes.flatMap(diffAttribute)) {
    length += text.length + 3;
    if (length > DIFF_LENGTH) {
      lines.push("# … and more; this is the beginning");
      break;
    }
    lines.push(`${DIFF_SIGNS[kind]} ${text}`);
  }
  const longest = Math.max(2, ...(lines.join("\n").match(/`+/g) ?? []).map((run) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}diff\n${lines.join("\n")}\n${fence}`;
}
