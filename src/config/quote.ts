import { distance } from "fastest-levenshtein";

/** Most characters of a value that are shown. */
const SHOWN_CHARACTERS = 60;

/** Words that must not be echoed, because they are secrets that were pasted by mistake. */
const SECRET = /PRIVATE KEY/;

/** A value as the user wrote it, in quotes, cut where it is long. */
export function quote(value: unknown): string {
  if (value === null || value === undefined) return "an empty value";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  const text = String(value);
  if (SECRET.test(text)) return "a private key";
  return `'${text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text}'`;
}

/** The alternative that the user may have meant, where one is near. */
export function nearMiss(written: string, alternatives: readonly string[]): string | undefined {
  const ranked = alternatives
    .map((alternative) => ({ alternative, edits: distance(written.toLowerCase(), alternative.toLowerCase()) }))
    .sort((a, b) => a.edits - b.edits);
  const best = ranked[0];
  return best && best.edits <= Math.max(1, Math.floor(best.alternative.length / 3)) ? best.alternative : undefined;
}

/** What to do about a word that is not one of the alternatives. */
export function suggest(written: string, alternatives: readonly string[]): string {
  const guess = nearMiss(written, alternatives);
  return guess === undefined ? `use one of ${alternatives.join(", ")}` : `did you mean '${guess}'?`;
}
