import { Command, InvalidArgumentError } from "commander";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliDecompressSync } from "node:zlib";
import { parseDocument } from "yaml";
import { loadEnvironmentNamed } from "../config/load-environment";
import { environmentContract } from "../verify/contract/environment-contract";
import { BenchSubject, measureAlternating } from "./bench-measure";
import { measureProofs } from "./bench-proof";
import { renderProofReport } from "./bench-proof-report";
import { renderBenchReport } from "./bench-report";
import { measureReviews } from "./bench-review";
import { renderReviewReport } from "./bench-review-report";
import { parseCommand } from "./parse-command";
import { runCommand } from "./run-command";

const WORKERS = [2, 10, 100, 1000];
const PROVED_WORKERS = [10, 100, 1000, 10_000];
const REVIEWED_WORKERS = [10, 100, 1000];

/** A plan that Terraform made, in which every Worker is replaced: more cannot happen to them. */
const REVIEWED_PLAN = "__tests__/review/plans/vpc-block-changed.plan.json.br";

const command = new Command("bench")
  .description(
    "Measures synthesis for 2 to 1,000 Workers side by side with the smallest cdktf app, the proof of 10 to 10,000, and the review of plans that replace 10 to 1,000.",
  )
  .option("--runs <number>", "measured runs of each app, after one warm-up", parseRuns, 5)
  .option("--format <format>", "text or json", parseFormat, "text");

void runCommand(() => {
  const { runs, format } = parseCommand(command).opts<{ runs: number; format: "text" | "json" }>();
  const folder = mkdtempSync(join(tmpdir(), "private-cluster-bench-"));
  try {
    const results = measureAlternating([smallestApp(folder), ...WORKERS.map((count) => cluster(folder, count))], runs);
    const { environment } = loadEnvironmentNamed("dev");
    const proofs = measureProofs(generatedStack(folder), environment, PROVED_WORKERS, runs);
    const reviews = measureReviews(reviewedPlan(), environmentContract(environment), REVIEWED_WORKERS, runs);
    process.stdout.write(
      format === "json"
        ? `${JSON.stringify({ synthesis: results, proof: proofs, "review-page": reviews }, null, 2)}\n`
        : [renderBenchReport(results), renderProofReport(proofs), renderReviewReport(reviews)].join("\n"),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return Promise.resolve(0);
});

function smallestApp(folder: string): BenchSubject {
  const outdir = join(folder, "smallest.out");
  return { title: "smallest app", outdir, args: argsOf("bench-smallest-app.ts", outdir) };
}

/** The JSON of the dev environment, as the measured apps wrote it. */
function generatedStack(folder: string): string {
  return join(folder, `${WORKERS[0] ?? ""}.out`, "stacks", "dev", "cdk.tf.json");
}

function reviewedPlan(): string {
  return brotliDecompressSync(readFileSync(REVIEWED_PLAN)).toString("utf8");
}

/** The dev environment with another number of Workers. */
function cluster(folder: string, workers: number): BenchSubject {
  const outdir = join(folder, `${workers}.out`);
  const environments = join(folder, String(workers));
  const document = parseDocument(readFileSync("environments/dev.yaml", "utf8"));
  document.setIn(["workers", "count"], workers);
  mkdirSync(environments);
  writeFileSync(join(environments, "dev.yaml"), document.toString());
  return { title: `${workers} Workers`, workers, outdir, args: argsOf("bench-app.ts", environments, outdir) };
}

/** As in cdktf.json, but for the type check, which is the same for both. */
function argsOf(app: string, ...args: readonly string[]): string[] {
  return ["--import", "tsx", join(__dirname, app), ...args];
}

function parseRuns(value: string): number {
  if (!/^[1-9]\d{0,2}$/.test(value)) throw new InvalidArgumentError("write a number from 1 to 999");
  return Number(value);
}

function parseFormat(value: string): string {
  if (value !== "text" && value !== "json") throw new InvalidArgumentError("write text or json");
  return value;
}
