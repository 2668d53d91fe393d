import { readPlan } from "../model/plan/read-plan";
import { renderHtml } from "../review/report/render-html";
import { reviewPlan } from "../review/review-plan";
import { Contract } from "../verify/contract/contract";
import { median } from "./bench-report";
import { planWithWorkers } from "./plan-with-workers";

/** What reviewing a plan of some size costs, in process and after one warm-up; medians. */
export interface ReviewResult {
  readonly workers: number;
  /** Seconds that `JSON.parse` takes for the plan: what nobody can do without. */
  readonly parseSeconds: number;
  /** Seconds that reading the plan takes. */
  readonly readSeconds: number;
  /** Seconds that the review itself takes. */
  readonly reviewSeconds: number;
  /** Seconds that the page takes, with both pictures. */
  readonly pageSeconds: number;
  /** Size of the page. */
  readonly pageKiB: number;
}

/** Reviews a plan with other numbers of Workers, copies of its last one, and writes the page of each. */
export function measureReviews(
  plan: string,
  contract: Contract,
  sizes: readonly number[],
  runs: number,
): readonly ReviewResult[] {
  const texts = sizes.map((workers) => planWithWorkers(plan, workers));
  const rounds = Array.from({ length: runs + 1 }, () => texts.map((text) => reviewOnce(text, contract)));
  return sizes.map((workers, index) => {
    const measured = rounds.slice(1).flatMap((round) => round.slice(index, index + 1));
    const medianOf = (value: (run: Measured) => number) => median(measured.map(value));
    return {
      workers,
      parseSeconds: medianOf(({ parseSeconds }) => parseSeconds),
      readSeconds: medianOf(({ readSeconds }) => readSeconds),
      reviewSeconds: medianOf(({ reviewSeconds }) => reviewSeconds),
      pageSeconds: medianOf(({ pageSeconds }) => pageSeconds),
      pageKiB: medianOf(({ pageKiB }) => pageKiB),
    };
  });
}

type Measured = Omit<ReviewResult, "workers">;

function reviewOnce(text: string, contract: Contract): Measured {
  const [parseSeconds] = secondsOf(() => JSON.parse(text) as unknown);
  const [readSeconds, plan] = secondsOf(() => readPlan(text, "the measured plan"));
  const [reviewSeconds, reviewed] = secondsOf(() => reviewPlan(plan, { environment: "bench", contract }));
  const [pageSeconds, page] = secondsOf(() => renderHtml(reviewed.review, { networks: reviewed }));
  return { parseSeconds, readSeconds, reviewSeconds, pageSeconds, pageKiB: Buffer.byteLength(page) / 1024 };
}

function secondsOf<Result>(work: () => Result): readonly [number, Result] {
  const started = process.hrtime.bigint();
  const result = work();
  return [Number(process.hrtime.bigint() - started) / 1e9, result];
}
