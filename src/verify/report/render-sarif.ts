import type { Location, Log, ReportingDescriptor, Result } from "sarif";
import { RuleDescription } from "../rule";
import { Finding, SEVERITIES, Severity, Verification } from "../verification";
import { bySeverity } from "./by-severity";
import { findResourceLines } from "./resource-lines";
import { sarifLocation } from "./sarif-location";

/** What a SARIF report says beside the verification. */
export interface SarifOptions {
  /** The file that was judged, by its path as seen from the project's folder, and its text. */
  readonly source?: { readonly file: string; readonly text: string };
  /** The rules that were judged by; a rule that is not among them is described by its name. */
  readonly rules?: readonly Omit<RuleDescription, "severity">[];
}

/** SARIF knows three levels; what cannot be known is no note, as somebody has to look at it. */
const LEVELS = { critical: "error", high: "error", medium: "warning", low: "note", unknown: "warning" } as const;

/** What GitHub sorts alerts by, 0 to 10; over 9.0 is critical, over 7.0 high, over 4.0 medium. */
const SECURITY_SEVERITIES = { critical: "9.5", high: "8.0", medium: "5.5", low: "2.0", unknown: "5.0" } as const;

/** The findings as a SARIF 2.1.0 log for code scanning; equal verifications give equal texts. */
export function renderSarif(verification: Verification, { source, rules = [] }: SarifOptions = {}): string {
  const { environment, verdict } = verification;
  const findings = bySeverity(verification.findings);
  const names = [...new Set(findings.map(({ rule }) => rule))].sort();
  const lineOf = findResourceLines(source?.text ?? "{}");
  const log: Log = {
    $schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "private-cluster verify", rules: names.map((name) => ruleOf(name, findings, rules)) } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => resultOf(finding, names, sarifLocation(finding, source?.file, lineOf))),
        properties: { environment, verdict },
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleOf(
  name: string,
  findings: readonly Finding[],
  rules: readonly Omit<RuleDescription, "severity">[],
): ReportingDescriptor {
  const rule = rules.find((candidate) => candidate.name === name);
  const worst = findings.find((finding) => finding.rule === name)?.severity ?? "unknown";
  const words = `${name.charAt(0).toUpperCase()}${name.slice(1).replaceAll("-", " ")}`;
  return {
    id: name,
    shortDescription: { text: words },
    ...(rule && { fullDescription: { text: rule.why }, help: { text: rule.remedy }, helpUri: rule.source }),
    properties: { "security-severity": SECURITY_SEVERITIES[worst], tags: ["security"] },
  };
}

function resultOf(finding: Finding, names: readonly string[], location: Location): Result {
  const { rule, severity, message, path, remedy } = finding;
  const steps = path.length > 0 ? [`Path:\n${path.join("\n")}`] : [];
  return {
    ruleId: rule,
    ruleIndex: names.indexOf(rule),
    level: LEVELS[severity],
    rank: rankOf(severity),
    message: { text: [message, ...steps, `Remedy: ${remedy}`].join("\n") },
    locations: [location],
    properties: { severity, remedy, path },
  };
}

/** 100 for the worst severity, in equal steps down to 0. */
function rankOf(severity: Severity): number {
  return 100 - (100 * SEVERITIES.indexOf(severity)) / (SEVERITIES.length - 1);
}
