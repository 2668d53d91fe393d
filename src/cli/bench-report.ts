import { BenchResult } from "./bench-measure";

/** Times of the smallest app that an app may take, by its number of Workers. */
export const AIMS: Readonly<Record<number, number>> = { 2: 1.3, 1000: 4 };

/** Exponents up to here are called linear for a time, which is never measured exactly. */
const LINEAR_TIME = 1.1;

/** The same for bytes, which are exact; the digits of a Worker's number are part of its address. */
const LINEAR_BYTES = 1.02;

/** The results as Markdown: a table of ratios to the first app, then the aims and the growth. */
export function renderBenchReport(results: readonly BenchResult[]): string {
  const smallest = results[0] ? medianSeconds(results[0]) : Number.NaN;
  const rows = results.map((result) => renderRow(result, smallest));
  return [
    "| app | median | min-max | ratio | peak memory | JSON |",
    "|---|--:|--:|--:|--:|--:|",
    ...rows,
    "",
    ...results.flatMap((result) => renderAim(result, medianSeconds(result) / smallest)),
    renderGrowth("JSON", results, ({ jsonKiB }) => jsonKiB, LINEAR_BYTES),
    renderGrowth("time", results, medianSeconds, LINEAR_TIME),
    "",
  ].join("\n");
}

/** The middle value; of an even number of values the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.floor(middle)], sorted[Math.ceil(middle)]];
  return (low + high) / 2;
}

/**
 * How a quantity grows with the number of Workers: the exponent `e` of `workers ** e` between the last two steps, what
 * is there without any Worker taken off. 1 is linear; `undefined` where there are too few sizes or no growth to see.
 */
export function growthExponent(points: readonly (readonly [workers: number, quantity: number])[]): number | undefined {
  const [first, , middle, last] = [points[0], ...points.slice(-3)];
  if (!first || !middle || !last) return undefined;
  const [base, atBase] = first;
  const quantities = Math.log((last[1] - atBase) / (middle[1] - atBase));
  const exponent = quantities / Math.log((last[0] - base) / (middle[0] - base));
  return Number.isFinite(exponent) ? exponent : undefined;
}

function renderRow(result: BenchResult, smallest: number): string {
  const seconds = result.runs.map((run) => run.seconds);
  const cells = [
    result.title,
    `${medianSeconds(result).toFixed(2)} s`,
    `${Math.min(...seconds).toFixed(2)}-${Math.max(...seconds).toFixed(2)} s`,
    (medianSeconds(result) / smallest).toFixed(2),
    `${median(result.runs.map((run) => run.peakMemoryMiB)).toFixed(0)} MiB`,
    `${result.jsonKiB.toFixed(0)} KiB`,
  ];
  return `| ${cells.join(" | ")} |`;
}

function renderAim({ title, workers }: BenchResult, ratio: number): string[] {
  const aim = workers === undefined ? undefined : AIMS[workers];
  if (aim === undefined) return [];
  return [
    `aim: ${title} at most ${aim} times the smallest app: ${ratio.toFixed(2)}, ${ratio <= aim ? "met" : "missed"}`,
  ];
}

function renderGrowth(
  what: string,
  results: readonly BenchResult[],
  quantity: (result: BenchResult) => number,
  linear: number,
): string {
  const points = results.flatMap((result) =>
    result.workers === undefined ? [] : [[result.workers, quantity(result)] as const],
  );
  const exponent = growthExponent(points);
  if (exponent === undefined) return `growth: ${what} per Worker: too little to be measured`;
  const verdict = exponent <= linear ? "no faster than linear" : "faster than linear";
  return `growth: ${what} grows as Workers^${exponent.toFixed(2)}, ${verdict}`;
}

function medianSeconds({ runs }: BenchResult): number {
  return median(runs.map(({ seconds }) => seconds));
}
