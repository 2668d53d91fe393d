import { Command } from "commander";
import pc from "picocolors";
import { loadEnvironmentNamed } from "../config/load-environment";
import { failsOn } from "../review/fails-on";
import { Impact, IMPACTS } from "../review/impact";
import { describeOutcome } from "../review/report/describe-review";
import {
  isReportFormat,
  REPORT_FORMATS,
  ReportFormat,
  ReportOptions,
  renderReport,
} from "../review/report/report-format";
import { Review } from "../review/review";
import { ReviewedPlan } from "../review/review-plan";
import { addLockTimeout, parseLockTimeout } from "./lock-timeout";
import { parseCommand } from "./parse-command";
import { planEnvironment } from "./review-environment";
import { detailsFile, writeReviewReports } from "./review-reports";
import { PlanOptions, readPlanSubject, ReviewSubject } from "./review-subject";
import { CommandError, runCommand } from "./run-command";
import { runReview } from "./run-review";
import { recordReview } from "./saved-plan-record";
import { writeReport } from "./write-report";

interface ReviewOptions {
  readonly plan?: string;
  readonly stack?: string;
  readonly contract?: string;
  readonly format: string;
  readonly output?: string;
  readonly failOn: string;
  readonly lockTimeout: string;
}

/** The options, read. */
type Settings = Omit<ReviewOptions, "format" | "failOn"> & {
  readonly name?: string;
  readonly format: ReportFormat;
  readonly failOn: Impact;
};

const DEFAULT_ENVIRONMENT = "dev";

const command = addLockTimeout(new Command("review"))
  .description("Says what a Terraform plan does to each role of the running cluster, before it is applied.")
  .argument("[environment]", "name of a file in environments/ (default: dev)")
  .option("--plan <file>", "the JSON of any plan, as 'terraform show -json PLANFILE' prints it, instead of a new one")
  .option("--stack <file>", "with --plan: the cdk.tf.json that it was made from, for construct paths")
  .option("--contract <file>", "any contract, instead of the environment's own")
  .option("--format <format>", REPORT_FORMATS.join(", "), "text")
  .option("--output <file>", "write the report there and print the verdict only")
  .option("--fail-on <impact>", `exit code 1 from this impact on: ${IMPACTS.join(", ")}; an exposure always`, "outage");

void runCommand(async () => {
  const parsed = parseCommand(command);
  const options = parsed.opts<ReviewOptions>();
  const settings = {
    ...options,
    name: parsed.args[0],
    format: formatOf(options.format),
    failOn: impactOf(options.failOn),
    lockTimeout: parseLockTimeout(options.lockTimeout, "review"),
  };
  assertPlanOf(options);
  const { plan } = options;
  const review = plan === undefined ? await reviewEnvironment(settings) : reviewFile({ ...settings, plan });
  return failsOn(review, settings.failOn) ? 1 : 0;
});

/** A plan that somebody made: nothing is written but what is asked for. */
function reviewFile(settings: Settings & PlanOptions): Review {
  const subject = readPlanSubject(settings);
  const reviewed = runReview(subject);
  printReport(settings, reviewed.review, optionsOf(reviewed, subject));
  return reviewed.review;
}

/** A plan of our own, kept for `npm run apply`. */
async function reviewEnvironment(settings: Settings): Promise<Review> {
  const { environment } = loadEnvironmentNamed(settings.name ?? DEFAULT_ENVIRONMENT);
  const { saved, subject } = await planEnvironment(environment, settings);
  const reviewed = runReview(subject);
  const reviewedAt = `${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const options = { ...optionsOf(reviewed, subject), details: detailsFile(environment.name), reviewedAt };
  writeReviewReports(reviewed.review, options);
  printReport(settings, reviewed.review, options);
  recordReview(saved, reviewed.review, settings.failOn);
  return reviewed.review;
}

function optionsOf({ before, after }: ReviewedPlan, { stack }: ReviewSubject): ReportOptions {
  return { networks: { before, after }, ...(stack && { source: stack }) };
}

function printReport({ format, output }: Settings, review: Review, options: ReportOptions): void {
  const color = output === undefined && process.stdout.isTTY && pc.isColorSupported;
  const report = renderReport(format, review, { ...options, color });
  if (output !== undefined) writeReport(output, report);
  process.stdout.write(output === undefined ? report : `${describeOutcome(review)}\n`);
}

function assertPlanOf({ plan, stack }: ReviewOptions): void {
  if (plan !== undefined || stack === undefined) return;
  throw new CommandError("review: --stack goes with --plan; name the plan that was made from it, or leave --stack out");
}

function formatOf(name: string): ReportFormat {
  if (isReportFormat(name)) return name;
  throw new CommandError(`review: '${name}' is no format; use one of ${REPORT_FORMATS.join(", ")}`);
}

function impactOf(name: string): Impact {
  const impact = IMPACTS.find((candidate) => candidate === name);
  if (impact !== undefined) return impact;
  throw new CommandError(`review: '${name}' is no impact; use one of ${IMPACTS.join(", ")}`);
}
