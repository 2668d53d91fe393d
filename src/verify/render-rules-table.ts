import { RuleDescription } from "./rule";

/** The rules as a page of Markdown: what the proof reports under, then what cannot work. */
export function renderRulesTable(proof: readonly RuleDescription[], rules: readonly RuleDescription[]): string {
  return `# Rules

Made from the rules by \`npm run generate\`. Each is named by its good state. Where the JSON does not say whether a rule
is broken, the finding has the severity \`unknown\` and the reason; it never passes for good.

## Who reaches whom

${renderTable(proof)}

## What cannot work

What AWS would refuse, and what would never carry traffic. These rules look at routes and security groups; network ACLs
are left to the proof.

${renderTable(rules)}
`;
}

function renderTable(rules: readonly RuleDescription[]): string {
  const rows = rules.map(({ name, severity, why, remedy, source }) => {
    return `| \`${name}\` | ${severity} | ${escapeCell(why)} | ${escapeCell(remedy)} | [page](${source}) |`;
  });
  return ["| rule | severity | why | remedy | source |", "| --- | --- | --- | --- | --- |", ...rows].join("\n");
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|");
}
