import pc from "picocolors";
import { plainLine } from "../plain-line";
import { Finding, Severity, Verification } from "../verification";
import { bySeverity, countBySeverity } from "./by-severity";
import { describeVerdict } from "./describe-verdict";
import { Paint, renderMatrix } from "./render-matrix";
import { deriveRoleMatrix, FLOW_MARKS, RoleMatrix } from "./role-matrix";
import { wrapLines } from "./wrap-lines";

/** How a text report looks. */
export interface TextOptions {
  /**
   * Whether it has colours, for a terminal.
   *
   * @default false
   */
  readonly color?: boolean;
}

type Colors = ReturnType<typeof pc.createColors>;

/** Characters a line has at most, but for words that are longer. */
const WIDTH = 100;
const INDENT = "  ";
const LABEL_WIDTH = 10;

/** The verification as a person reads it: verdict, who reaches whom, then each finding with the path that proves it. */
export function renderText(verification: Verification, { color = false }: TextOptions = {}): string {
  const colors = pc.createColors(color);
  const matrix = deriveRoleMatrix(verification);
  const sections = [
    renderVerdict(verification, colors),
    ...(matrix.from.length > 0 ? [renderMatrix(matrix, WIDTH, painter(colors))] : []),
    renderLegend(matrix),
    ...(verification.findings.length > 0 ? [colors.bold(countBySeverity(verification.findings))] : []),
    ...bySeverity(verification.findings).map((finding) => renderFinding(finding, colors)),
    "What is proved, what is assumed and what is not modelled: docs/verify.md",
  ];
  return `${sections.join("\n\n")}\n`;
}

function renderVerdict(verification: Verification, colors: Colors): string {
  const paint = { proved: colors.green, violated: colors.red, unknown: colors.yellow }[verification.verdict];
  return wrapLines(plainLine(describeVerdict(verification)), WIDTH)
    .map((line) => colors.bold(paint(line)))
    .join("\n");
}

function painter({ green, red, yellow }: Colors): Paint {
  const paints = { kept: green, blocked: red, extra: red, unknown: yellow };
  return (mark, text) => paints[mark](text);
}

function renderLegend({ from, to, silent, cell }: RoleMatrix): string {
  const used = new Set(
    from.flatMap(({ role }) => to.flatMap((target) => cell(role, target.role))).map(({ mark }) => mark),
  );
  const marks = Object.entries(FLOW_MARKS).filter(([mark]) => (used as ReadonlySet<string>).has(mark));
  const words = marks.map(([, { sign, meaning }]) => `${sign} ${meaning}`);
  const names = silent.map(({ role }) => plainLine(role)).join(", ");
  return [
    ...words,
    `${words.length > 0 ? "  " : ""}everything else is closed`,
    ...(silent.length > 0 ? wrapLines(`no traffic at all: ${names}`, WIDTH) : []),
  ].join("\n");
}

function renderFinding(finding: Finding, colors: Colors): string {
  const { rule, severity, resource, constructPath, message, remedy, path } = finding;
  return [
    `${severityPaint(severity, colors)(severity)}  ${colors.bold(plainLine(rule))}`,
    labelled("resource", [plainLine(resource)]),
    ...(constructPath === undefined ? [] : [labelled("made by", [plainLine(constructPath)])]),
    labelled("what", wrapped(message)),
    ...(path.length > 0 ? [labelled("path", path.flatMap(wrappedStep))] : []),
    labelled("remedy", wrapped(remedy)),
  ].join("\n");
}

function wrapped(text: string): readonly string[] {
  return wrapLines(plainLine(text), WIDTH - INDENT.length - LABEL_WIDTH);
}

/** A step of a path; what does not fit on its line goes under its words, behind the arrow. */
function wrappedStep(step: string): readonly string[] {
  return wrapped(step).map((line, index) => (index === 0 ? line : `   ${line}`));
}

function labelled(label: string, lines: readonly string[]): string {
  const margin = INDENT + " ".repeat(LABEL_WIDTH);
  return `${INDENT}${label.padEnd(LABEL_WIDTH)}${lines.join(`\n${margin}`)}`;
}

function severityPaint(severity: Severity, { red, yellow, cyan }: Colors): (text: string) => string {
  return { critical: red, high: red, medium: yellow, low: cyan, unknown: yellow }[severity];
}
