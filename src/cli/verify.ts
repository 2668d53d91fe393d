import { Command } from "commander";
import pc from "picocolors";
import { readNetworkModel } from "../model/read-network-model";
import { assertJudgeable } from "../verify/assert-judgeable";
import { describeVerdict } from "../verify/report/describe-verdict";
import { isReportFormat, REPORT_FORMATS, ReportFormat, renderReport } from "../verify/report/report-format";
import { PROOF_RULES } from "../verify/proof-rules";
import { ALL_RULES } from "../verify/rules/all-rules";
import { verify } from "../verify/verify";
import { parseCommand } from "./parse-command";
import { CommandError, runCommand } from "./run-command";
import { readSubject, SubjectOptions } from "./verify-subject";
import { writeReport } from "./write-report";

type VerifyOptions = SubjectOptions & { readonly format: string; readonly output?: string };

const command = new Command("verify")
  .description(
    "Proves on the generated JSON that exactly the traffic contract is possible, before anything is deployed.",
  )
  .argument("[environment]", "name of a file in environments/ (default: dev)")
  .option("--stack <file>", "any cdk.tf.json whose machines carry Role tags, instead of the environment's own")
  .option("--contract <file>", "any contract, instead of the environment's own")
  .option("--format <format>", REPORT_FORMATS.join(", "), "text")
  .option("--output <file>", "write the report there and print the verdict only");

void runCommand(async () => {
  const parsed = parseCommand(command);
  const options = parsed.opts<VerifyOptions>();
  const format = formatOf(options.format);
  const { environment, source, contract } = await readSubject({ ...options, name: parsed.args[0] });
  const model = readNetworkModel(source.text, source.file);
  assertJudgeable(model, source.file);
  const verification = verify(model, contract, environment);
  const color = options.output === undefined && process.stdout.isTTY && pc.isColorSupported;
  const report = renderReport(format, verification, { color, source, rules: [...PROOF_RULES, ...ALL_RULES] });
  if (options.output !== undefined) writeReport(options.output, report);
  process.stdout.write(options.output === undefined ? report : `${describeVerdict(verification)}\n`);
  return verification.verdict === "proved" ? 0 : 1;
});

function formatOf(name: string): ReportFormat {
  if (isReportFormat(name)) return name;
  throw new CommandError(`verify: '${name}' is no format; use one of ${REPORT_FORMATS.join(", ")}`);
}
