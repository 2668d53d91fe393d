import { distance } from "fastest-levenshtein";
import { plainLine } from "../plain-line";

/** Most characters of a value that are shown. */
const SHOWN_CHARACTERS = 60;

/** A value as the user wrote it, in quotes, cut where it is long. */
export function quote(value: unknown): string {
  if (value === null) return "null";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  return `'${plainLine(text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text)}'`;
}

/** What to do about a word that is not one of the alternatives. */
export function suggest(written: string, alternatives: readonly string[]): string {
  const ranked = alternatives
    .map((alternative) => ({ alternative, edits: distance(written.toLowerCase(), alternative.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const [best] = ranked;
  const isNear = best !== undefined && best.edits <= Math.max(1, Math.floor(best.alternative.length / 3));
  return isNear ? `did you mean '${best.alternative}'?` : `use one of ${alternatives.join(", ")}`;
}
