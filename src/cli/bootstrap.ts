import { Command } from "commander";
import { loadEnvironmentNamed } from "../config/load-environment";
import { stateBucketName } from "../state/remote-state";
import { findTerraform } from "../terraform/terraform-tool";
import { bootstrapState } from "./bootstrap-state";
import { parseCommand } from "./parse-command";
import { Phases } from "./phases";
import { runCommand } from "./run-command";

const command = new Command("bootstrap")
  .description("Makes the S3 bucket of the Terraform state, or makes sure that it is as it should be.")
  .argument("[environment]", "name of a file in environments/", "dev");

void runCommand(async () => {
  const { args } = parseCommand(command);
  const { environment } = loadEnvironmentNamed(args[0] ?? "dev");
  const terraform = await findTerraform();
  const bucket = stateBucketName(environment);
  const outcome = await new Phases().run(`state bucket ${bucket}`, ({ progress }) =>
    bootstrapState(environment, { terraform, onLine: progress }),
  );
  const next = `next: npm run review -- ${environment.name}`;
  process.stdout.write(outcome === "unchanged" ? `nothing to change; ${next}\n` : `${outcome}; ${next}\n`);
  return 0;
});
