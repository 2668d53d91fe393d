/**
 * The verdict in one sentence that is understood in ten seconds: what happens to whom, the worst first, and what is kept.
 */
import { Plan } from "../../model/plan/plan";
import { Impact, isAtLeast } from "../impact";
import { serviceName } from "../roles/role-words";
import { Finding } from "./finding";
import { compareRoles, MergedFinding } from "./merge-findings";
import { lowerFirst, upperFirst } from "./resource-names";
import { isTeardown } from "./teardown";
import { areWords } from "./words-only";

/** More than these are not understood in ten seconds. */
const MOST_CLAUSES = 2;

/** Roles in the order of what an operator asks first: is the API up. */
const ASKED_FIRST = ["head", "load-balancer", "client", "workers"];

/** What tells the most comes first; the rest follows from it, or is about words. */
const KINDS: readonly Finding["kind"][] = [
  "machines",
  undefined,
  "traffic",
  "rules",
  "put-back",
  "new",
  "words",
  "outputs",
];

/** The headline of a review. */
export function describeHeadline(plan: Plan, findings: readonly MergedFinding[], verdict: Impact): string {
  if (plan.errored)
    return "Terraform could not finish this plan, and does not apply it; prevent_destroy is one reason.";
  if (findings.length === 0) return "No changes: nothing happens to the running cluster.";
  const planned = findings.filter(({ isOutside }) => !isOutside);
  const exposures = describeExposures(findings);
  const clauses = [
    ...exposures,
    ...planned
      .filter(({ isRefused }) => isRefused)
      .slice(0, 1)
      .map(clauseOf),
    ...(isAtLeast(verdict, "restart")
      ? verdictClauses(plan, planned, verdict)
      : calmClauses(plan, planned, exposures.length > 0)),
    ...keptAddresses(planned),
    ...outsideClauses(findings),
  ];
  const [first = "", ...others] = [...new Set(clauses)];
  return `${[upperFirst(first), ...others.map(lowerFirst)].join("; ")}.`;
}

function describeExposures(findings: readonly MergedFinding[]): readonly string[] {
  const exposed = findings.filter(({ consequence }) => consequence.exposure);
  const [first, ...others] = exposed.filter((finding) => !isByHandToo(finding, exposed)).map(describeExposure);
  if (first === undefined) return [];
  return [`Exposure: ${lowerFirst(first)}${others.length > 0 ? `, and ${others.length} more` : ""}`];
}

function describeExposure(finding: MergedFinding): string {
  return finding.isOutside ? describeOutside(finding) : clauseOf(finding);
}

/** What a change by hand lets through is no second thing. */
function isByHandToo({ kind, consequence }: MergedFinding, exposed: readonly MergedFinding[]): boolean {
  return (
    kind === "traffic" &&
    exposed.some(({ isOutside, resources }) => isOutside && resources.includes(consequence.resource))
  );
}

/** Nobody notices; what is about words is told only where there is nothing else. */
function calmClauses(plan: Plan, findings: readonly MergedFinding[], isExposed: boolean): readonly string[] {
  if (findings.length === 0) return [];
  if (!plan.before.some(({ mode }) => mode === "managed"))
    return [`Everything is new (${describeCount(findings.filter(({ kind }) => kind !== "outputs"))})`];
  const told = byKind(findings.filter((finding) => !isToldApart(finding)));
  const telling = told.filter(isTelling);
  if (told.length === 0 && findings.some(({ isRefused }) => isRefused)) return [];
  if (isExposed || told.length === 0) return ["Nothing is interrupted"];
  const [first] = told;
  const clauses = telling.length > 0 ? distinctClauses(telling).slice(0, MOST_CLAUSES) : describeRest(told, first);
  return [`Nothing is interrupted: ${clauses.map(lowerFirst).join(", and ")}`];
}

/** What has a clause of its own in a headline. */
function isToldApart({ consequence, kind, isRefused }: MergedFinding): boolean {
  return consequence.exposure || isRefused || kind === "put-back";
}

/** What is only new, or only about words. */
function describeRest(findings: readonly MergedFinding[], first: MergedFinding | undefined): readonly string[] {
  if (first?.kind === "outputs") return [clauseOf(first)];
  const alike = findings.filter(({ kind }) => kind === first?.kind);
  const words = first?.consequence.message.split(":")[0] ?? "";
  return first?.kind === "words"
    ? [`${words} (${describeCount(alike)})`]
    : [`what there is stays as it is, with ${describeCount(alike)} more`];
}

function verdictClauses(plan: Plan, findings: readonly MergedFinding[], verdict: Impact): readonly string[] {
  const worst = byKind(findings.filter(({ consequence }) => consequence.impact === verdict));
  const roles = rolesOf(worst);
  if (isTeardown(plan)) {
    const losses = worst.filter(({ consequence }) => consequence.impact === "loss");
    return ["Everything is deleted", ...limited(distinctClauses(losses)), ...outages(findings, verdict)];
  }
  if (roles.length > MOST_CLAUSES) return [...manyRoles(worst, roles, verdict), ...outages(findings, verdict)];
  const ordered = roles.flatMap((role) => worst.filter(({ consequence }) => consequence.role === role));
  const told = roles.length > 1 ? roles.flatMap((role) => firstOf(ordered, role)) : limited(distinctClauses(ordered));
  return [...told, ...besides(findings, roles, verdict)];
}

/** One thing that happens to all of them is told for itself; else they are named, with what most resources are about. */
function manyRoles(worst: readonly MergedFinding[], roles: readonly string[], verdict: Impact): readonly string[] {
  const clauses = distinctClauses(worst);
  if (clauses.length === 1) return clauses;
  const ordered = roles.flatMap((role) => worst.filter(({ consequence }) => consequence.role === role));
  const [reason] = ordered.sort((a, b) => b.resources.length - a.resources.length);
  const whom = describeServices(roles.filter((role) => role !== "network"));
  const who = verdict === "degraded" ? `Degraded: ${whom}` : `${upperFirst(verdict)} of ${whom}`;
  return [who, ...(reason ? [clauseOf(reason)] : [])];
}

function firstOf(findings: readonly MergedFinding[], role: string): readonly string[] {
  const own = distinctClauses(findings.filter(({ consequence }) => consequence.role === role));
  return own.slice(0, 1);
}

/** The first clauses, and how many there are beside them. */
function limited(clauses: readonly string[]): readonly string[] {
  const rest = clauses.length - 1;
  return clauses.length <= MOST_CLAUSES ? clauses : [`${clauses[0] ?? ""}, and ${rest} more like it`];
}

/** Beside a loss, who is down. */
function outages(findings: readonly MergedFinding[], verdict: Impact): readonly string[] {
  if (verdict !== "loss") return [];
  const lost = rolesOf(findings.filter(({ consequence }) => consequence.impact === "loss"));
  const down = rolesOf(findings.filter(({ consequence }) => consequence.impact === "outage"));
  const others = down.filter((role) => !lost.includes(role) && role !== "network");
  return others.length > 0 ? [`outage of ${describeServices(others)}`] : [];
}

/** The worst of what happens to others. */
function besides(findings: readonly MergedFinding[], told: readonly string[], verdict: Impact): readonly string[] {
  const down = outages(findings, verdict);
  if (down.length > 0) return down;
  const others = findings.filter(
    ({ consequence: { role, impact } }) => isAtLeast(impact, "restart") && impact !== verdict && !told.includes(role),
  );
  return distinctClauses(others).slice(0, 1);
}

/** What an operator is glad to hear. */
function keptAddresses(findings: readonly MergedFinding[]): readonly string[] {
  return findings
    .map(({ consequence }) => consequence.message)
    .filter((message) => /^Elastic IP .* is kept; it moves/.test(message))
    .map((message) => message.replace(/ is kept;.*/, " stays"));
}

/** What was done outside Terraform; where it is about words, only if there is nothing else. */
function outsideClauses(findings: readonly MergedFinding[]): readonly string[] {
  const outside = findings.filter((finding) => isMadeByHand(finding) && !finding.consequence.exposure);
  const telling = outside.filter(({ consequence }) => !areWords(consequence.cause));
  const [first, ...others] = findings.length === outside.length ? outside : telling;
  if (first === undefined) return [];
  if (others.length === 0) return [describeOutside(first)];
  return [`${others.length + 1} things were changed outside Terraform`];
}

/** What was done, and what the plan does about it. */
function describeOutside({ consequence }: MergedFinding): string {
  const [done = "", then = ""] = consequence.message.split("; ");
  return `${done}, and ${then.split(":")[0] ?? then}`;
}

/** Whether somebody did it outside Terraform, be it that the plan puts it back. */
function isMadeByHand({ isOutside, kind }: MergedFinding): boolean {
  return isOutside || kind === "put-back";
}

function byKind(findings: readonly MergedFinding[]): readonly MergedFinding[] {
  return [...findings].sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind));
}

function isTelling({ kind }: MergedFinding): boolean {
  return kind !== "words" && kind !== "new" && kind !== "outputs";
}

function distinctClauses(findings: readonly MergedFinding[]): readonly string[] {
  return [...new Set(findings.map(clauseOf))];
}

/** What stands before the first semicolon is the matter, what stands behind it the details. */
function clauseOf({ consequence: { message, impact, cause }, kind }: MergedFinding): string {
  const [matter = message, detail] = message.split("; ");
  if (kind === "traffic" && impact === "outage" && detail !== undefined) return `${matter}, so ${detail}`;
  return /\bupdated (in place|while)\b/.test(matter) && cause.length > 0 ? `${matter} (${cause.join(", ")})` : matter;
}

function rolesOf(findings: readonly MergedFinding[]): readonly string[] {
  const roles = [...new Set(findings.map(({ consequence }) => consequence.role))];
  const place = (role: string) => (ASKED_FIRST.includes(role) ? ASKED_FIRST.indexOf(role) : ASKED_FIRST.length);
  return roles.sort((a, b) => place(a) - place(b) || compareRoles(a, b));
}

function describeServices(roles: readonly string[]): string {
  const names = roles.map(serviceName);
  const last = names.at(-1) ?? "";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}

function describeCount(findings: readonly MergedFinding[]): string {
  const count = new Set(findings.flatMap(({ resources }) => resources)).size;
  return count === 1 ? "1 resource" : `${count} resources`;
}
