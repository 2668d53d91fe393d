import { Finding, RoleSummary, Verification } from "../verification";
import { bySeverity, countBySeverity } from "./by-severity";
import { countOf, describeVerdict } from "./describe-verdict";
import { escapeMarkdown } from "./escape-markdown";
import { deriveRoleMatrix, FLOW_MARKS, RoleMatrix } from "./role-matrix";

/** Most characters of a comment on GitHub. */
const COMMENT_LENGTH = 65_536;

/** Room for the sentence that says what was cut. */
const NOTE_LENGTH = 300;

/** The verification as a comment on a pull request; what would make it too long is left out, and said so. */
export function renderMarkdown(verification: Verification): string {
  const sign = { proved: "✅", violated: "❌", unknown: "❔" }[verification.verdict];
  const head = `### ${sign} Who can reach whom\n\n${escapeMarkdown(describeVerdict(verification))}\n`;
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
        .map(({ mark, traffic }) => `${FLOW_MARKS[mark].sign} ${escapeMarkdown(traffic)}`)
        .join("<br>"),
    );
    return rowOf([`**${describeRole(source)}**`, ...cells]);
  });
  const legend = Object.values(FLOW_MARKS).map(({ sign, meaning }) => `${sign} ${meaning}`);
  return [
    "",
    rowOf(["from / to", ...to.map(({ role }) => escapeMarkdown(role))]),
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
  return members === undefined ? escapeMarkdown(role) : `${escapeMarkdown(role)} ×${members}`;
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
  const madeBy = constructPath === undefined ? "" : `, made by <code>${escapeMarkdown(constructPath)}</code>`;
  const steps =
    path.length === 0 ? [] : [path.map((step, index) => `${index + 1}. ${escapeMarkdown(step)}`).join("\n")];
  return [
    "",
    `<details><summary><b>${severity}</b> ${escapeMarkdown(rule)}: <code>${escapeMarkdown(resource)}</code></summary>`,
    "",
    [
      escapeMarkdown(message),
      ...steps,
      `**Remedy:** ${escapeMarkdown(remedy)}`,
      `On <code>${escapeMarkdown(resource)}</code>${madeBy}`,
    ].join("\n\n"),
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
