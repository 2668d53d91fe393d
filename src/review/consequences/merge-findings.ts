import { IMPACTS } from "../impact";
import { AREAS, Consequence, SERVICE_ROLES } from "../review";
import { Finding } from "./finding";
import { groupBy } from "./group-by";
import { PlanView } from "./plan-view";
import { describeResources, describeType, lowerFirst, upperFirst } from "./resource-names";

/** What a consequence is told from: one finding, or several that differ in their resources only. */
export interface MergedFinding {
  readonly consequence: Consequence;
  /** Addresses of all of its resources. */
  readonly resources: readonly string[];
  readonly kind?: Finding["kind"];
  /** Whether it happened outside Terraform. */
  readonly isOutside: boolean;
  /** Whether AWS refuses it, and the apply stops there. */
  readonly isRefused: boolean;
}

/** The findings as consequences: what differs in its resources only is told once; worst first, then by role and address. */
export function mergeFindings(findings: readonly Finding[], view: PlanView): readonly MergedFinding[] {
  const groups = groupBy(findings, (finding) => keyOf(finding, view));
  return [...groups.values()].flatMap((group) => merge(group, view)).sort(compareFindings);
}

/** Roles in the order of a request's way, then the areas, then the roles of other stacks by name. */
export function compareRoles(a: string, b: string): number {
  const order: readonly string[] = [...SERVICE_ROLES, ...AREAS];
  const place = (role: string) => (order.includes(role) ? order.indexOf(role) : SERVICE_ROLES.length - 0.5);
  return place(a) - place(b) || compareText(a, b);
}

function keyOf({ role, impact, exposure, cause, subject, what, resources }: Finding, { graph }: PlanView): string {
  return JSON.stringify([
    role,
    impact,
    exposure,
    cause,
    subject ?? describeType(graph.typeOf(resources[0] ?? "")),
    what,
  ]);
}

function merge(group: readonly Finding[], view: PlanView): readonly MergedFinding[] {
  const [first] = group;
  const [resource] = first?.resources ?? [];
  if (first === undefined || resource === undefined) return [];
  const { role, impact, exposure, cause, what } = first;
  const heads = group.flatMap(({ resources }) => resources.slice(0, 1));
  const subject = first.subject ?? subjectOf(heads, view);
  const message = sentence(subject, what, heads.length > 1);
  return [
    {
      consequence: { role, impact, exposure, resource, cause, message },
      resources: [...new Set(group.flatMap(({ resources }) => resources))],
      kind: first.kind,
      isOutside: first.isOutside ?? false,
      isRefused: first.isRefused ?? false,
    },
  ];
}

/** Verbs that a message may start with, for one and for several. */
const VERBS: Readonly<Record<string, string>> = {
  answers: "answer",
  can: "can",
  cannot: "cannot",
  changes: "change",
  decides: "decide",
  deletes: "delete",
  does: "do",
  gets: "get",
  gives: "give",
  goes: "go",
  grows: "grow",
  is: "are",
  leads: "lead",
  leaves: "leave",
  keeps: "keep",
  lets: "let",
  makes: "make",
  replaces: "replace",
  redirects: "redirect",
  shrinks: "shrink",
  takes: "take",
  was: "were",
};

/** Whether a resource's name may stand in front of what happens to it. */
export function startsWithVerb(what: string): boolean {
  return VERBS[what.split(" ")[0] ?? ""] !== undefined;
}

/** Subject and verb as a sentence; what starts with anything else stands behind a colon. */
function sentence(subject: string, what: string, isPlural: boolean): string {
  if (subject === "") return what;
  const [verb = "", ...rest] = what.split(" ");
  const plural = VERBS[verb];
  if (plural === undefined) return `${upperFirst(subject)}: ${what}`;
  return [upperFirst(subject), isPlural ? plural : verb, ...rest].join(" ");
}

function subjectOf(addresses: readonly string[], { graph }: PlanView): string {
  const [first = ""] = addresses;
  const type = graph.typeOf(first);
  if (addresses.length === 1 && graph.countOf(type) === 1) return `the ${lowerFirst(describeType(type))}`;
  return describeResources(type, addresses);
}

/** The worst first, exposures before others as bad, then by role and address. */
export function compareFindings({ consequence: a }: MergedFinding, { consequence: b }: MergedFinding): number {
  return (
    IMPACTS.indexOf(b.impact) - IMPACTS.indexOf(a.impact) ||
    Number(b.exposure) - Number(a.exposure) ||
    compareRoles(a.role, b.role) ||
    compareText(a.resource, b.resource) ||
    compareText(a.message, b.message)
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
