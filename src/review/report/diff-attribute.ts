import { diffArrays } from "diff";
import { hasSensitive } from "../../model/plan/hide-alike";
import { PlanValue, SensitiveValue } from "../../model/plan/plan-value";
import { plainLine } from "../../verify/plain-line";
import { AttributeChange } from "../review";
import { clip, isShownAsJson, renderValue } from "./describe-value";

/** One line of a difference; `note` is about lines that are not shown. */
export interface DiffLine {
  readonly kind: "same" | "removed" | "added" | "note";
  /** In one line without control characters; it is not escaped for any markup. */
  readonly text: string;
}

/** Lines around a difference that show where it is. */
const CONTEXT = 3;

/** Most lines of one attribute. */
const MOST_LINES = 120;

/** Most characters of a line. */
const LINE_LENGTH = 300;

/** Texts that differ in more lines than this have nothing to do with each other. */
const MOST_EDITS = 1_000;

/**
 * How an attribute changes, line by line: JSON as JSON, long texts around their differences only, and what is left out
 * counted.
 */
export function diffAttribute(change: AttributeChange): readonly DiffLine[] {
  const { path, before, after } = change;
  const [old, young] = [linesOf(path, before), linesOf(path, after)];
  const lines =
    old.length <= 1 && young.length <= 1
      ? diffShort(change, old[0], young[0])
      : [line("same", `${path}:${reasonOf(change)}`), ...diffLong(change, old, young)];
  if (lines.length <= MOST_LINES) return lines;
  return [...lines.slice(0, MOST_LINES), line("note", `… ${lines.length - MOST_LINES} more lines`)];
}

function linesOf(path: string, value: PlanValue | undefined): readonly string[] {
  return value === undefined ? [] : renderValue(path, value).split("\n");
}

function diffShort(change: AttributeChange, old: string | undefined, young: string | undefined): DiffLine[] {
  const { path, before, after } = change;
  const isOther = before instanceof SensitiveValue && after instanceof SensitiveValue && !before.isSame(after);
  const other = isOther ? ", another one" : "";
  return [
    ...(old === undefined ? [] : [line("removed", `${path}: ${old}`)]),
    ...(young === undefined ? [] : [line("added", `${path}: ${young}${other}`)]),
    ...(change.forcesReplacement ? [line("note", `${path} forces the replacement`)] : []),
  ];
}

function reasonOf({ forcesReplacement }: AttributeChange): string {
  return forcesReplacement ? " (forces the replacement)" : "";
}

function diffLong(change: AttributeChange, old: readonly string[], young: readonly string[]): readonly DiffLine[] {
  const options = { maxEditLength: MOST_EDITS, ...(isJson(change) && { comparator: isSameElement }) };
  const parts = diffArrays([...old], [...young], options);
  if (!parts) return [...old.map((text) => line("removed", text)), ...young.map((text) => line("added", text))];
  if (parts.every(({ added, removed }) => !added && !removed)) return [line("note", describeEqual(change))];
  return parts.flatMap(({ added, removed, value }, index) => {
    if (added) return value.map((text) => line("added", text));
    if (removed) return value.map((text) => line("removed", text));
    return contextOf(value, index === 0, index === parts.length - 1);
  });
}

function isJson({ path, before, after }: AttributeChange): boolean {
  return [before, after].every((value) => value === undefined || isShownAsJson(path, value));
}

/** Whether two lines of JSON are the same element; whether another one follows, which a comma says, is not of them. */
function isSameElement(a: string, b: string): boolean {
  return a.replace(/,$/, "") === b.replace(/,$/, "");
}

function describeEqual({ before, after }: AttributeChange): string {
  return hasSensitive(before) || hasSensitive(after)
    ? "they differ in sensitive values"
    : "the same JSON, written in another way";
}

/** The equal lines that stand next to a difference. */
function contextOf(lines: readonly string[], isFirst: boolean, isLast: boolean): readonly DiffLine[] {
  const head = isFirst ? 0 : CONTEXT;
  const tail = isLast ? 0 : CONTEXT;
  const left = lines.length - head - tail;
  const show = (texts: readonly string[]) => texts.map((text) => line("same", text));
  if (left <= 1) return show(lines);
  return [
    ...show(lines.slice(0, head)),
    line("note", `… ${left} equal lines`),
    ...show(tail === 0 ? [] : lines.slice(-tail)),
  ];
}

function line(kind: DiffLine["kind"], text: string): DiffLine {
  return { kind, text: clip(plainLine(text), LINE_LENGTH) };
}
