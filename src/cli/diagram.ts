import { Command } from "commander";
import { writeReport } from "./write-report";
import { drawSubject, readDiagramSubject } from "./diagram-subject";
import { parseCommand } from "./parse-command";
import { runCommand } from "./run-command";

const command = new Command("diagram")
  .description("Draws an architecture from its Terraform JSON: zones, subnets, roles, and who reaches whom, as SVG.")
  .argument("[environment]", "name of a file in environments/ (default: dev)")
  .option("--stack <file>", "any cdk.tf.json, instead of the environment's own")
  .option("--output <file>", "write the picture there, instead of the terminal");

void runCommand(async () => {
  const parsed = parseCommand(command);
  const { stack, output } = parsed.opts<{ stack?: string; output?: string }>();
  const picture = drawSubject(await readDiagramSubject(parsed.args[0], stack));
  if (output === undefined) process.stdout.write(picture);
  else writeReport(output, picture);
  return 0;
});
