import { Command } from "commander";
import pc from "picocolors";
import { Environment } from "../config/environment";
import { loadEnvironmentNamed } from "../config/load-environment";
import { renderReport } from "../review/report/report-format";
import { stateBucketName } from "../state/remote-state";
import { addAcceptOption } from "./accept-option";
import { Acceptance, describeRefusal, missingAcceptance, parseAcceptance } from "./acceptance";
import { assertAccount } from "./account-check";
import { assertUnchanged } from "./apply-checks";
import { applyPlan } from "./apply-plan";
import { renderSummary } from "./apply-screen";
import { askAws } from "./aws-fault";
import { confirmName } from "./confirm-name";
import { DeployedCluster, describeCluster } from "./deployed-cluster";
import { addLockTimeout, parseLockTimeout } from "./lock-timeout";
import { parseCommand } from "./parse-command";
import { destroyCommand } from "./plan-commands";
import { planEnvironment } from "./review-environment";
import { CommandError, runCommand } from "./run-command";
import { runReview } from "./run-review";
import { removePlan, SavedPlan } from "./saved-plan";
import { recordReview, ReviewRecord } from "./saved-plan-record";
import { findStateBucket } from "./state-bucket-lookup";
import { deriveStatus, isNothing } from "./status-report";
import { describeProtections } from "./teardown-guards";
import { findProtections } from "./teardown-protections";

interface Options {
  /** Whether nobody is asked. */
  readonly yes: boolean;
  readonly acceptance: Acceptance;
  readonly lockTimeout: string;
}

const command = addLockTimeout(addAcceptOption(new Command("destroy")))
  .description("Tears an environment down, after a review of what goes; the state bucket stays.")
  .argument("[environment]", "name of a file in environments/", "dev")
  .option("--yes", "do not ask");

void runCommand(async () => {
  const parsed = parseCommand(command);
  const { yes = false, ...options } = parsed.opts<{ yes?: boolean; accept: string[]; lockTimeout: string }>();
  const { exposure } = parseAcceptance(options.accept, "destroy");
  const accepted = exposure ? " --accept exposure" : "";
  const lockTimeout = parseLockTimeout(options.lockTimeout, "destroy");
  const { environment } = loadEnvironmentNamed(parsed.args[0] ?? "dev");
  if (!yes && !process.stdin.isTTY) {
    throw new CommandError(
      `destroy: nobody can be asked here; run ${destroyCommand(environment.name)}${accepted} --yes`,
    );
  }
  await assertAccount(environment);
  // Everything is to go, and whoever types the name or says --yes accepts that; what a teardown opens is another matter.
  return destroy(environment, { yes, acceptance: { impact: "loss", exposure }, lockTimeout });
});

async function destroy(environment: Environment, options: Options): Promise<number> {
  const { name } = environment;
  const cluster = await askAws("what is deployed", () => describeCluster(environment));
  if ((await findStateBucket(environment)) === "missing") {
    const bucket = stateBucketName(environment);
    return sayNothingDeployed(name, cluster, `'${bucket}' does not exist, so no state tells what belongs to ${name}`);
  }
  const { lockTimeout } = options;
  const { saved, subject } = await planEnvironment(environment, { destroy: true, lockTimeout });
  try {
    if (saved.outcome === "empty") return sayNothingDeployed(name, cluster, `the state of ${name} knows of nothing`);
    const { review } = runReview(subject);
    process.stdout.write(renderReport("text", review, { color: process.stdout.isTTY && pc.isColorSupported }));
    await assertUnprotected(environment, cluster, saved);
    const record = recordReview(saved, review, "outage");
    return await tearDown(environment, saved, record, options);
  } finally {
    removePlan(saved.files);
  }
}

/** @throws {CommandError} when something runs all the same, that no state tells of */
function sayNothingDeployed(name: string, cluster: DeployedCluster, reason: string): number {
  if (!isNothing(deriveStatus(cluster))) {
    throw new CommandError(
      `destroy: ${reason}, though something runs; see npm run status -- ${name}, and docs/operations.md on a lost state`,
    );
  }
  process.stdout.write(`${name}: nothing is deployed\n`);
  return 0;
}

/** @throws {CommandError} when something is protected, or cannot be planned */
async function assertUnprotected(environment: Environment, cluster: DeployedCluster, saved: SavedPlan): Promise<void> {
  const { name } = environment;
  const protections = await findProtections(environment, cluster, saved);
  if (protections.length > 0) throw new CommandError(describeProtections(name, protections));
  if (saved.outcome !== "failed") return;
  throw new CommandError(
    `destroy: Terraform could not plan all of it and said why above; nothing was touched. Mend it and run npm run destroy -- ${name} again`,
  );
}

async function tearDown(
  environment: Environment,
  { deployment, files }: SavedPlan,
  record: ReviewRecord,
  { yes, acceptance, lockTimeout }: Options,
): Promise<number> {
  const { name } = environment;
  const missing = missingAcceptance(record, acceptance);
  if (missing.length > 0) {
    const goOn = `${destroyCommand(name)} --accept ${missing.join(",")}${yes ? " --yes" : ""}`;
    process.stderr.write(describeRefusal("destroy", missing, goOn));
    return 1;
  }
  if (!yes && !(await confirmName(name, `Type ${name} to destroy it: `))) {
    throw new CommandError("destroy: not confirmed; nothing was touched");
  }
  await assertUnchanged("destroy", environment, deployment, files, record);
  const { roles } = await applyPlan({ command: "destroy", deployment, files, record, lockTimeout });
  process.stdout.write(`${renderSummary(roles)}${describeWhatStays(environment)}`);
  return 0;
}

function describeWhatStays(environment: Environment): string {
  const bucket = stateBucketName(environment);
  return `${environment.name} is gone. The state bucket '${bucket}' stays; other environments may keep their state in it.
To remove it for good, when none does:
  aws s3api delete-bucket-policy --bucket ${bucket}
  empty it with all versions, for example in the S3 console, then
  aws s3api delete-bucket --bucket ${bucket}
`;
}
