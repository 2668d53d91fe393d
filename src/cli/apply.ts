import { Command } from "commander";
import { Environment } from "../config/environment";
import { loadEnvironmentNamed } from "../config/load-environment";
import { addAcceptOption } from "./accept-option";
import { Acceptance, describeRefusal, missingAcceptance, parseAcceptance } from "./acceptance";
import { assertAccount } from "./account-check";
import { assertUnchanged, findReview } from "./apply-checks";
import { applyCommand } from "./apply-commands";
import { applyPlan } from "./apply-plan";
import { renderSummary } from "./apply-screen";
import { describeAge } from "./describe-age";
import { addLockTimeout, parseLockTimeout } from "./lock-timeout";
import { parseCommand } from "./parse-command";
import { Phases } from "./phases";
import { runCommand } from "./run-command";
import { assertStateIsSaved, findDeployment, planFiles } from "./saved-plan";
import { ReviewRecord } from "./saved-plan-record";

interface ApplyOptions {
  readonly accept: readonly string[];
  readonly lockTimeout: string;
}

const command = addLockTimeout(addAcceptOption(new Command("apply")))
  .description("Applies exactly the plan that npm run review showed.")
  .argument("[environment]", "name of a file in environments/", "dev");

void runCommand(async () => {
  const parsed = parseCommand(command);
  const options = parsed.opts<ApplyOptions>();
  const acceptance = parseAcceptance(options.accept, "apply");
  const lockTimeout = parseLockTimeout(options.lockTimeout, "apply");
  const { environment } = loadEnvironmentNamed(parsed.args[0] ?? "dev");
  return apply(environment, acceptance, lockTimeout);
});

async function apply(environment: Environment, acceptance: Acceptance, lockTimeout: string): Promise<number> {
  const { name } = environment;
  const deployment = await findDeployment(name);
  assertStateIsSaved(deployment);
  const files = planFiles(deployment);
  const record = findReview(files, name);
  const phases = new Phases();
  await phases.run("what was reviewed is what is there", () =>
    assertUnchanged("apply", environment, deployment, files, record),
  );
  process.stdout.write(`${name}: ${describeReview(record)}\n`);
  if (record.outcome === "empty") return say(`${name}: nothing to change\n`, 0);
  const missing = missingAcceptance(record, acceptance);
  if (missing.length > 0) {
    process.stderr.write(describeRefusal("apply", missing, applyCommand(record)));
    return 1;
  }
  await assertAccount(environment);
  const { roles, total } = await applyPlan({ command: "apply", deployment, files, record, lockTimeout });
  process.stdout.write(renderSummary(roles));
  return say(
    `${name}: ${total} of ${total} changes are made in ${phases.seconds} s; next: npm run status -- ${name}\n`,
    0,
  );
}

function describeReview({ reviewedAt, verdict, exposure, headline }: ReviewRecord): string {
  const found = exposure ? `${verdict}, exposure` : verdict;
  return `reviewed ${describeAge(Date.now() - Date.parse(reviewedAt))} ago: ${found}. ${headline}`;
}

function say(text: string, exitCode: number): number {
  process.stdout.write(text);
  return exitCode;
}
