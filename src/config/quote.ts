import { distance } from "fastest-levenshtein";

/** Most characters of a value that are shown. */
const SHOWN_CHARACTERS = 60;

/** Texts that must not be echoed: private keys pasted by mistake, whole or the body alone (OpenSSH, then DER in base64). */
const SECRET = /PRIVATE KEY|b3BlbnNzaC1rZXktdjE|^\s*MI[IG][A-Za-z0-9+/]{40}/;

/** Characters that would break the report's line or reach the terminal as commands. */
const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** Whether a text is or holds a private key, which no message may repeat. */
export function isSecret(text: string): boolean {
  return SECRET.test(text);
}

/** A value as the user wrote it, in quotes, cut where it is long. */
export function quote(value: unknown): string {
  if (value === null || value === undefined) return "an empty value";
  if (Array.isArray(value)) return "a list";
  if (typeof value === "object") return "a mapping";
  const text = typeof value === "string" ? value : JSON.stringify(value);
  if (isSecret(text)) return "a private key";
  return `'${escapeUnprintable(text.length > SHOWN_CHARACTERS ? `${text.slice(0, SHOWN_CHARACTERS)}…` : text)}'`;
}

/** A text in one line, its control characters written as escapes. */
export function escapeUnprintable(text: string): string {
  return text.replace(UNPRINTABLE, (character) => {
    if (character === "\n") return "\\n";
    return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
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
