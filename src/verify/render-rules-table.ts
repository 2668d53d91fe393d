import { Rule } from "./rule";

/** The rules as a page of Markdown. */
export function renderRulesTable(rules: readonly Rule[]): string {
  const rows = rules.map(({ name, severity, why, remedy, source }) => {
    return `| \`${name}\` | ${severity} | ${escapeCell(why)} | ${escapeCell(remedy)} | [page](${source}) |`;
  });
  return `# Rules of what cannot work

Made from the rules by \`npm run generate\`. Beside the proof of who reaches whom, \`npm run verify\` reports what AWS
would refuse and what would never carry traffic. Each rule is named by its good state. Where the JSON does not say
whether a rule is broken, the finding has the severity \`unknown\` and the reason; it never passes for good. Rules look
at routes and security groups; network ACLs are left to the proof.

| rule | severity | why | remedy | source |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|");
}
