import { growthExponent } from "./bench-report";
import { ProofResult } from "./bench-proof";

/** The most that a proof of 1,000 Workers may take, in seconds. */
const AIM = { workers: 1000, seconds: 1 };

/** Exponents up to here are called linear for a time, which is never measured exactly. */
const LINEAR_TIME = 1.1;

/** What proofs cost as Markdown: a table with ratios to `JSON.parse` of the same text, the aim and the growth. */
export function renderProofReport(results: readonly ProofResult[]): string {
  return [
    "| proof of | reads | proves | together | times JSON.parse |",
    "|---|--:|--:|--:|--:|",
    ...results.map(renderRow),
    "",
    ...results.filter(({ workers }) => workers === AIM.workers).map(renderAim),
    renderGrowth(results),
    "",
  ].join("\n");
}

function renderRow(result: ProofResult): string {
  const { workers, readSeconds, verifySeconds, parseSeconds } = result;
  const cells = [
    `${workers} Workers`,
    milliseconds(readSeconds),
    milliseconds(verifySeconds),
    milliseconds(totalOf(result)),
    (totalOf(result) / parseSeconds).toFixed(1),
  ];
  return `| ${cells.join(" | ")} |`;
}

function renderAim(result: ProofResult): string {
  const seconds = totalOf(result);
  const verdict = seconds < AIM.seconds ? "met" : "missed";
  return `aim: ${AIM.workers} Workers proved in less than ${AIM.seconds} s: ${seconds.toFixed(2)} s, ${verdict}`;
}

function renderGrowth(results: readonly ProofResult[]): string {
  const exponent = growthExponent(results.map((result) => [result.workers, totalOf(result)] as const));
  if (exponent === undefined) return "growth: time of a proof per Worker: too little to be measured";
  const verdict = exponent <= LINEAR_TIME ? "no faster than linear" : "faster than linear";
  return `growth: time of a proof grows as Workers^${exponent.toFixed(2)}, ${verdict}`;
}

function totalOf({ readSeconds, verifySeconds }: ProofResult): number {
  return readSeconds + verifySeconds;
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`;
}
