import { Finding, SEVERITIES } from "../verification";

/** The findings, the worst first; equally bad ones stay in their order. */
export function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  return SEVERITIES.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}

/** How many findings there are of each severity, for example `3 findings: 1 critical, 2 high`. */
export function countBySeverity(findings: readonly Finding[]): string {
  const counts = SEVERITIES.map(
    (severity) => [findings.filter((f) => f.severity === severity).length, severity] as const,
  );
  const words = counts.filter(([count]) => count > 0).map(([count, severity]) => `${count} ${severity}`);
  return `${findings.length} finding${findings.length === 1 ? "" : "s"}${words.length > 0 ? `: ${words.join(", ")}` : ""}`;
}
