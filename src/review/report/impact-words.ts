import { Impact } from "../impact";

/** How an impact looks where there is no room for a sentence: a sign of one column, and what it means. */
export const IMPACT_WORDS: Readonly<Record<Impact, { readonly sign: string; readonly meaning: string }>> = {
  none: { sign: "✔", meaning: "nobody notices" },
  "in-place": { sign: "~", meaning: "AWS updates it while it serves" },
  restart: { sign: "↻", meaning: "a machine stops and starts" },
  degraded: { sign: "◐", meaning: "some of it is away" },
  outage: { sign: "✘", meaning: "it serves nobody" },
  loss: { sign: "∅", meaning: "something is gone for good" },
};

/** How an exposure looks. */
export const EXPOSURE_WORDS = {
  sign: "!",
  meaning: "something can be reached, read or done that could not, and that nobody asked for",
} as const;
