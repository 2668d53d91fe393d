import { plainLine } from "../plain-line";
import { Finding, RoleSummary, Verification } from "../verification";
import { bySeverity, countBySeverity } from "./by-severity";
import { countOf, describeVerdict } from "./describe-verdict";
import { deriveRoleMatrix, FLOW_MARKS, RoleMatrix } from "./role-matrix";

/** Most characters of a comment on GitHub. */
const COMMENT_LENGTH = 65_536;

/** Room for the sentence that says what was cut. */
const NOTE_LENGTH = 300;

/** Characters that HTML or Markdown would take for its own, and those that begin a mention or a link to an issue. */
const MARKUP = /[&<>|`*~[\]\\$]|[@#](?=\w)/g;

/** The verification as a comment on a pull request; what would make it too long is left out, and said so. */
export function renderMarkdown(verification: Verification): string {
  const sign = { proved: "✅", violated: "❌", unknown: "❔" }[verification.verdict];
  const head = `### ${sign} Who can reach whom\n\n${escape(describeVerdict(verification))}\n`;
  const matrix = renderMatrix(deriveRoleMatrix(verification));
  const foot = "\nWhat is proved, what is assumed and what is not modelled: docs/verify.md\n";
  const room = COMMENT_LENGTH - NOTE_LENGTH - head.length - foot.length;
  const hasMatrix = matrix.length <= room;
  const findings = renderFindings(verification.findings, hasMatrix ? room - matrix.length : room);
  const left = verification.findings.length - findings.shown;
  return `${head}${hasMatrix ? matrix : ""}${findings.text}${describeCuts(hasMatrix, left)}${foot}`;
}

function renderMatrix({ from, to, cell }: RoleMatrix): string {
  if (from.length === 0) return "";
  const rows = from.map((source) => {
    const cells = to.map((target) =>
      cell(source.role, target.role)
        .map(({ mark, traffic }) => `${FLOW_MARKS[mark].sign} ${escape(traffic)}`)
        .join("<br>"),
    );
    return rowOf([`**${describeRole(source)}**`, ...cells]);
  });
  const legend = Object.values(FLOW_MARKS).map(({ sign, meaning }) => `${sign} ${meaning}`);
  return [
    "",
    rowOf(["from / to", ...to.map(({ role }) => escape(role))]),
    rowOf(["---", ...to.map(() => "---")]),
    ...rows,
    "",
    `<sub>${legend.join("; ")}; everything else is closed</sub>`,
    "",
  ].join("\n");
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function describeRole({ role, members }: RoleSummary): string {
  return members === undefined ? escape(role) : `${escape(role)} ×${members}`;
}

/** As many findings as there is room for, the worst first. */
function renderFindings(findings: readonly Finding[], room: number): { readonly text: string; readonly shown: number } {
  if (findings.length === 0) return { text: "", shown: 0 };
  let text = `\n**${countBySeverity(findings)}**\n`;
  let shown = 0;
  for (const finding of bySeverity(findings)) {
    const next = renderFinding(finding);
    if (text.length + next.length > room) continue;
    text += next;
    shown += 1;
  }
  return { text, shown };
}

function renderFinding({ rule, severity, resource, constructPath, message, remedy, path }: Finding): string {
  const madeBy = constructPath === undefined ? "" : `, made by <code>${escape(constructPath)}</code>`;
  const steps = path.length === 0 ? [] : [path.map((step, index) => `${index + 1}. ${escape(step)}`).join("\n")];
  return [
    "",
    `<details><summary><b>${severity}</b> ${escape(rule)}: <code>${escape(resource)}</code></summary>`,
    "",
    [escape(message), ...steps, `**Remedy:** ${escape(remedy)}`, `On <code>${escape(resource)}</code>${madeBy}`].join(
      "\n\n",
    ),
    "",
    "</details>",
    "",
  ].join("\n");
}

function describeCuts(hasMatrix: boolean, left: number): string {
  const cuts = [...(hasMatrix ? [] : ["the matrix"]), ...(left > 0 ? [countOf(left, "finding")] : [])];
  if (cuts.length === 0) return "";
  return `\n**Cut, because a comment has ${COMMENT_LENGTH} characters at most: ${cuts.join(" and ")}.** \`npm run verify\` shows all of it.\n`;
}

function escape(text: string): string {
  return plainLine(text).replace(MARKUP, escapeCharacter);
}

/** GitHub makes links of `@` and `#` even where they are written as entities; a blank of no width prevents it. */
function escapeCharacter(character: string): string {
  return "@#".includes(character) ? `${character}&#8203;` : `&#${character.charCodeAt(0)};`;
}
