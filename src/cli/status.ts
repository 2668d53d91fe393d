import { Command } from "commander";
import { loadEnvironmentNamed } from "../config/load-environment";
import { assertAccount } from "./account-check";
import { askAws } from "./aws-fault";
import { describeCluster } from "./deployed-cluster";
import { parseCommand } from "./parse-command";
import { CommandError, runCommand } from "./run-command";
import { deriveStatus, isNothing, renderStatus } from "./status-report";

const command = new Command("status")
  .description("Shows what is running of an environment, asked of the AWS API.")
  .argument("[environment]", "name of a file in environments/", "dev")
  .option("--format <format>", "text or json", "text");

void runCommand(async () => {
  const parsed = parseCommand(command);
  const { format } = parsed.opts<{ format: string }>();
  if (!["text", "json"].includes(format)) throw new CommandError(`status: '${format}' is no format; use text or json`);
  const { environment } = loadEnvironmentNamed(parsed.args[0] ?? "dev");
  await assertAccount(environment);
  const status = deriveStatus(await askAws("what is deployed", () => describeCluster(environment)));
  const nothing = isNothing(status);
  if (format === "json") process.stdout.write(`${JSON.stringify(status, null, 2)}\n`);
  else if (!nothing) process.stdout.write(renderStatus(status));
  if (!nothing) return 0;
  process.stderr.write(`${environment.name}: nothing is deployed; run npm run review -- ${environment.name}\n`);
  return 1;
});
