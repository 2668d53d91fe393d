import { join } from "node:path";
import { Review } from "../review/review";
import { ReportFormat, ReportOptions, renderReport } from "../review/report/report-format";
import { writeReport } from "./write-report";

/** Reports that are kept of each review of an environment. */
const KEPT: readonly (readonly [format: ReportFormat, name: string])[] = [
  ["markdown", "review.md"],
  ["json", "review.json"],
  ["html", "review.html"],
  ["sarif", "review.sarif"],
];

/** File that has each attribute of a review. */
export function detailsFile(environment: string): string {
  return join("reports", environment, "review.html");
}

/**
 * Writes the reports of a review into the environment's folder.
 *
 * @throws {CommandError} when one of them cannot be written
 */
export function writeReviewReports(review: Review, options: ReportOptions): void {
  for (const [format, name] of KEPT) {
    writeReport(join("reports", review.environment, name), renderReport(format, review, options));
  }
}
