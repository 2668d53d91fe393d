import { Command } from "commander";
import { readFileSync, writeFileSync } from "node:fs";
import { renderJsonSchema, renderReference } from "../config/render-reference";
import { renderRulesTable } from "../verify/render-rules-table";
import { PROOF_RULES } from "../verify/proof-rules";
import { ALL_RULES } from "../verify/rules/all-rules";
import { parseCommand } from "./parse-command";
import { runCommand } from "./run-command";

const GENERATED: Readonly<Record<string, () => string>> = {
  "environments/environment.schema.json": renderJsonSchema,
  "docs/environment.md": renderReference,
  "docs/rules.md": () => renderRulesTable(PROOF_RULES, ALL_RULES),
};

const command = new Command("generate")
  .description(
    "Writes what is made from the code: the editor's JSON Schema, the reference table and the table of rules.",
  )
  .option("--check", "write nothing; exit 1 where a file is stale");

void runCommand(() => {
  const { check = false } = parseCommand(command).opts<{ check?: boolean }>();
  const stale = Object.entries(GENERATED).filter(([file, render]) => read(file) !== render());
  for (const [file, render] of stale) {
    if (!check) writeFileSync(file, render());
    process.stdout.write(check ? `${file}: stale; run npm run generate\n` : `${file}: written\n`);
  }
  return Promise.resolve(check && stale.length > 0 ? 1 : 0);
});

function read(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
