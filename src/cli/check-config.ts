import { Command } from "commander";
import { Environment } from "../config/environment";
import { loadEnvironmentFiles, loadEnvironments } from "../config/load-environment";
import { servesHttps } from "../traffic/traffic-contract";
import { parseCommand } from "./parse-command";
import { runCommand } from "./run-command";

const command = new Command("check-config")
  .description("Validates environment files anywhere; without a file, all in environments/.")
  .argument("[files...]", "environment files");

void runCommand(() => {
  const { args } = parseCommand(command);
  const files = args.length > 0 ? loadEnvironmentFiles(args) : loadEnvironments("environments");
  for (const { file, environment } of files) process.stdout.write(`${file}: ok, ${describe(environment)}\n`);
  return Promise.resolve(0);
});

function describe({ region, network, api, workers }: Environment): string {
  const zones = `${network.availabilityZones.length} zones of ${region}`;
  const protocol = servesHttps(api) ? "HTTPS" : "HTTP";
  return `${zones}, ${api.count} Head over ${protocol}, ${workers.count} Workers, egress ${network.egress}`;
}
