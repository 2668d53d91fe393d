/**
 * The verdict in one sentence that is understood in ten seconds: what happens to whom, the worst first, and what is kept.
 */
import { Plan } from "../../model/plan/plan";
import { Impact } from "../impact";
import { serviceName } from "../roles/role-words";
import { Consequence } from "../review";
import { isTeardown } from "./teardown";
import { compareRoles, MergedFinding } from "./merge-findings";
import { lowerFirst, upperFirst } from "./resource-names";

/** More than these are not understood in ten seconds. */
const MOST_CLAUSES = 2;

/** Roles in the order of what an operator asks first: is the API up. */
const ASKED_FIRST = ["head", "load-balancer", "client", "workers"];

/** The headline of a review. */
export function describeHeadline(plan: Plan, findings: readonly MergedFinding[], verdict: Impact): string {
  if (plan.errored) return "Terraform could not finish this plan, and does not apply it.";
  if (findings.length === 0) return "No changes: nothing happens to the running cluster.";
  const clauses = [
    ...exposureClauses(findings),
    ...(isCalm(verdict) ? calmClauses(findings) : verdictClauses(plan, findings, verdict)),
    ...keptAddresses(findings),
    ...outsideClauses(findings),
  ];
  return `${[...new Set(clauses)].join("; ")}.`;
}

function isCalm(verdict: Impact): boolean {
  return verdict === "none" || verdict === "in-place";
}

function exposureClauses(findings: readonly MergedFinding[]): readonly string[] {
  const exposures = findings.filter(({ consequence }) => consequence.exposure).map(clauseOf);
  const [first] = exposures;
  if (first === undefined) return [];
  const rest = exposures.length - 1;
  return [`Exposure: ${lowerFirst(first)}${rest > 0 ? `, and ${rest} more` : ""}`];
}

/** Nobody notices; what there is to tell of is what is not about words. */
function calmClauses(findings: readonly MergedFinding[]): readonly string[] {
  const calm = findings.filter(({ consequence, isOutside }) => !consequence.exposure && !isOutside);
  if (calm.length === 0) return [];
  const told = [...calm.filter(isOfMachines), ...calm.filter((finding) => !isOfMachines(finding))].filter(isTelling);
  const first = told.slice(0, MOST_CLAUSES).map((finding) => lowerFirst(clauseOf(finding)));
  return [first.length > 0 ? `Nothing is interrupted: ${first.join("; ")}` : "Nothing is interrupted"];
}

function verdictClauses(plan: Plan, findings: readonly MergedFinding[], verdict: Impact): readonly string[] {
  const worst = findings.filter(({ consequence }) => consequence.impact === verdict);
  const roles = rolesOf(worst);
  const outages =
    verdict === "loss" ? rolesOf(findings.filter(({ consequence }) => consequence.impact === "outage")) : [];
  const others = outages.filter((role) => !roles.includes(role) && role !== "network");
  const also = others.length > 0 ? [`outage of ${describeServices(others)}`] : [];
  if (isTeardown(plan)) {
    const losses = worst.filter(({ consequence }) => consequence.impact === "loss").map(clauseOf);
    return ["Everything is deleted", ...losses.slice(0, MOST_CLAUSES), ...(losses.length > 0 ? also : [])];
  }
  if (roles.length > MOST_CLAUSES) {
    const [reason] = [...worst].sort((a, b) => b.resources.length - a.resources.length);
    const whom = describeServices(roles.filter((role) => role !== "network"));
    return [`${upperFirst(verdict)} of ${whom}`, ...(reason ? [clauseOf(reason)] : []), ...also];
  }
  return [...roles.flatMap((role) => ofRole(worst, role).slice(0, 1).map(clauseOf)), ...also];
}

/** What an operator is glad to hear. */
function keptAddresses(findings: readonly MergedFinding[]): readonly string[] {
  return findings
    .map(({ consequence }) => consequence.message)
    .filter((message) => /^Elastic IP .* is kept; it moves/.test(message))
    .map((message) => message.replace(/ is kept;.*/, " stays"));
}

function outsideClauses(findings: readonly MergedFinding[]): readonly string[] {
  const outside = findings.filter(
    (finding) => finding.isOutside && isTelling(finding) && !finding.consequence.exposure,
  );
  const [first] = outside;
  if (first === undefined) return [];
  return [
    outside.length === 1
      ? first.consequence.message.replace("; ", ", and ")
      : `${outside.length} things were changed outside Terraform`,
  ];
}

/** What happens to machines says the most. */
function ofRole(findings: readonly MergedFinding[], role: string): readonly MergedFinding[] {
  const own = findings.filter(({ consequence }) => consequence.role === role);
  return [...own.filter(isOfMachines), ...own.filter((finding) => !isOfMachines(finding))];
}

function isOfMachines({ kind }: MergedFinding): boolean {
  return kind === "machines";
}

function isTelling({ kind }: MergedFinding): boolean {
  return kind !== "words" && kind !== "new";
}

/** What stands before the first semicolon is the matter, what stands behind it the details. */
function clauseOf({ consequence }: MergedFinding): string {
  return consequence.message.split(";")[0] ?? consequence.message;
}

function rolesOf(findings: readonly MergedFinding[]): readonly string[] {
  const roles = [...new Set(findings.map(({ consequence }: { consequence: Consequence }) => consequence.role))];
  const place = (role: string) => (ASKED_FIRST.includes(role) ? ASKED_FIRST.indexOf(role) : ASKED_FIRST.length);
  return roles.sort((a, b) => place(a) - place(b) || compareRoles(a, b));
}

function describeServices(roles: readonly string[]): string {
  const names = roles.map(serviceName);
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}
