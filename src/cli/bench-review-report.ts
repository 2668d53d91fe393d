import { growthExponent } from "./bench-report";
import { ReviewResult } from "./bench-review";

/** The most that the page of 1,000 Workers may take, with its pictures, and how large it may be. */
const AIM = { workers: 1000, seconds: 2, KiB: 1500 };

/** Exponents up to here are called linear for a time, which is never measured exactly. */
const LINEAR_TIME = 1.1;

/** What reviews cost as Markdown: a table with ratios to `JSON.parse` of the same plan, the aims and the growth. */
export function renderReviewReport(results: readonly ReviewResult[]): string {
  return [
    "| review-page of | reads | reviews | writes | together | times JSON.parse | page |",
    "|---|--:|--:|--:|--:|--:|--:|",
    ...results.map(renderRow),
    "",
    ...results.filter(({ workers }) => workers === AIM.workers).flatMap(renderAims),
    renderGrowth(results),
    "",
  ].join("\n");
}

function renderRow(result: ReviewResult): string {
  const { workers, readSeconds, reviewSeconds, pageSeconds, parseSeconds, pageKiB } = result;
  const cells = [
    `${workers} Workers`,
    milliseconds(readSeconds),
    milliseconds(reviewSeconds),
    milliseconds(pageSeconds),
    milliseconds(totalOf(result)),
    (totalOf(result) / parseSeconds).toFixed(1),
    `${pageKiB.toFixed(0)} KiB`,
  ];
  return `| ${cells.join(" | ")} |`;
}

function renderAims({ pageSeconds, pageKiB }: ReviewResult): readonly string[] {
  const verdict = (isMet: boolean) => (isMet ? "met" : "missed");
  return [
    `aim: page of ${AIM.workers} Workers written in less than ${AIM.seconds} s: ${pageSeconds.toFixed(2)} s, ${verdict(pageSeconds < AIM.seconds)}`,
    `aim: page of ${AIM.workers} Workers smaller than ${AIM.KiB} KiB: ${pageKiB.toFixed(0)} KiB, ${verdict(pageKiB < AIM.KiB)}`,
  ];
}

function renderGrowth(results: readonly ReviewResult[]): string {
  const exponent = growthExponent(results.map((result) => [result.workers, totalOf(result)] as const));
  if (exponent === undefined) return "growth: time of a review per Worker: too little to be measured";
  const verdict = exponent <= LINEAR_TIME ? "no faster than linear" : "faster than linear";
  return `growth: time of a review grows as Workers^${exponent.toFixed(2)}, ${verdict}`;
}

function totalOf({ readSeconds, reviewSeconds, pageSeconds }: ReviewResult): number {
  return readSeconds + reviewSeconds + pageSeconds;
}

function milliseconds(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`;
}
