/** What an operator accepts of a review: impacts by the worst of them, exposures by their name only. */
import { failsOn } from "../review/fails-on";
import { Impact, IMPACTS, isAtLeast, worstOf } from "../review/impact";
import { CommandError } from "./run-command";
import { ReviewRecord } from "./saved-plan-record";

/** What was accepted on the command line. */
export interface Acceptance {
  /** The worst impact that is accepted; undefined where none is. */
  readonly impact?: Impact;
  readonly exposure: boolean;
}

/** What an acceptance is held against. */
export type Verdict = Pick<ReviewRecord, "verdict" | "exposure" | "failOn">;

/**
 * Reads the values of `--accept`, each one or several with commas between.
 *
 * @throws {CommandError} when a word is no impact
 */
export function parseAcceptance(values: readonly string[], command: string): Acceptance {
  const words = values.flatMap((value) => value.split(",")).map((word) => word.trim());
  const impacts = words.filter((word) => word !== "exposure").map((word) => impactOf(word, command));
  return {
    ...(impacts.length > 0 && { impact: worstOf(impacts) }),
    exposure: words.includes("exposure"),
  };
}

function impactOf(word: string, command: string): Impact {
  const impact = IMPACTS.find((candidate) => candidate === word);
  if (impact !== undefined) return impact;
  throw new CommandError(`${command}: --accept '${word}' is no impact; use one of ${IMPACTS.join(", ")}, exposure`);
}

/** The words that are missing after `--accept`, such as `["outage", "exposure"]`; none where everything is accepted. */
export function missingAcceptance(verdict: Verdict, accepted: Acceptance): readonly string[] {
  const isImpactMissing =
    failsOn({ verdict: verdict.verdict, exposure: false }, verdict.failOn) &&
    !(accepted.impact !== undefined && isAtLeast(accepted.impact, verdict.verdict));
  const isExposureMissing = verdict.exposure && !accepted.exposure;
  return [...(isImpactMissing ? [verdict.verdict] : []), ...(isExposureMissing ? ["exposure"] : [])];
}

/**
 * Says what a review found that nobody accepted.
 *
 * @param goOn the command that accepts all of it
 */
export function describeRefusal(command: string, missing: readonly string[], goOn: string): string {
  return (
    `${command}: the review found ${missing.join(" and ")}, and nobody accepted that; nothing was touched. ` +
    `To go on all the same, run: ${goOn}\n`
  );
}
