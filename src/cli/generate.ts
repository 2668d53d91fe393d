import { Command } from "commander";
import { readFileSync, writeFileSync } from "node:fs";
import { renderJsonSchema, renderReference } from "../config/render-reference";
import { renderRulesTable } from "../verify/render-rules-table";
import { PROOF_RULES } from "../verify/proof-rules";
import { ALL_RULES } from "../verify/rules/all-rules";
import { drawSubject, readDiagramSubject } from "./diagram-subject";
import { parseCommand } from "./parse-command";
import { runCommand } from "./run-command";

/** The environment that shows most of what there is. */
const PICTURED = "prod";

const GENERATED: Readonly<Record<string, () => string | Promise<string>>> = {
  "environments/environment.schema.json": renderJsonSchema,
  "docs/environment.md": renderReference,
  "docs/rules.md": () => renderRulesTable(PROOF_RULES, ALL_RULES),
  "docs/architecture.svg": async () => drawSubject(await readDiagramSubject(PICTURED)),
};

const command = new Command("generate")
  .description(
    "Writes what is made from the code: the editor's JSON Schema, the reference table, the table of rules and the picture.",
  )
  .option("--check", "write nothing; exit 1 where a file is stale");

void runCommand(async () => {
  const { check = false } = parseCommand(command).opts<{ check?: boolean }>();
  let stale = 0;
  for (const [file, render] of Object.entries(GENERATED)) {
    const text = await render();
    if (read(file) === text) continue;
    stale += 1;
    if (!check) writeFileSync(file, text);
    process.stdout.write(check ? `${file}: stale; run npm run generate\n` : `${file}: written\n`);
  }
  return check && stale > 0 ? 1 : 0;
});

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
