import { Command } from "commander";
import pc from "picocolors";
import { failsOn } from "../review/fails-on";
import { Impact, IMPACTS } from "../review/impact";
import { describeOutcome } from "../review/report/describe-review";
import { isReportFormat, REPORT_FORMATS, ReportFormat, renderReport } from "../review/report/report-format";
import { parseCommand } from "./parse-command";
import { readPlanSubject } from "./review-subject";
import { CommandError, runCommand } from "./run-command";
import { runReview } from "./run-review";
import { writeReport } from "./write-report";

interface ReviewOptions {
  readonly plan?: string;
  readonly stack?: string;
  readonly contract?: string;
  readonly format: string;
  readonly output?: string;
  readonly failOn: string;
}

const command = new Command("review")
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
  const format = formatOf(options.format);
  const failOn = impactOf(options.failOn);
});

function formatOf(name: string): ReportFormat {
  if (isReportFormat(name)) return name;
  throw new CommandError(`review: '${name}' is no format; use one of ${REPORT_FORMATS.join(", ")}`);
}

function impactOf(name: string): Impact {
  const impact = IMPACTS.find((candidate) => candidate === name);
  if (impact !== undefined) return impact;
  throw new CommandError(`review: '${name}' is no impact; use one of ${IMPACTS.join(", ")}`);
}
