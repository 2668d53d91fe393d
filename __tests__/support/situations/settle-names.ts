/**
 * Makes a plan independent of when and where it was made: ids, addresses and times that the emulator draws afresh each
 * time become such as follow from whose they are. What is equal stays equal, and what differs goes on differing.
 */
import { createHash } from "node:crypto";
import { PlanDocument, priorResources } from "./plan-document";

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g;
const SETTLED_TIME = "2025-01-01T00:00:00Z";
const ADDRESS = /\b\d{1,3}([.-])\d{1,3}\1\d{1,3}\1\d{1,3}\b/g;
const FIRST_HOST = 11;

/** What the provider keeps in sets: ids, the subnets of a load balancer, and what a plan says it read. */
const SET_MEMBER = /^("[a-z]+-[0-9a-f]{17}"|\{.*"subnet_id":.*\}|\{"resource":.*"attribute":.*\})$/;

interface DrawnKind {
  /** Matches what is drawn, and nothing around it. */
  readonly pattern: RegExp;
  /** Makes another of the kind out of hexadecimal digits. */
  readonly settle: (digits: string) => string;
}

const DRAWN: readonly DrawnKind[] = [
  // Names that end with a time.
  { pattern: /(?<=-)20\d{12}[0-9a-f]{12}\b/g, settle: (digits) => `20250101000000${digits.slice(0, 12)}` },
  // Ids such as i-0123456789abcdef0; those of images are AWS's own.
  { pattern: /(?<=\b(?!ami-)[a-z]+-)(?!20\d{12}[0-9a-f]{12}\b)[0-9a-f]{17}/g, settle: (digits) => digits.slice(0, 17) },
  // The last part of a load balancer's ARN.
  { pattern: /(?<=\/)[0-9a-f]{16}\b/g, settle: (digits) => digits.slice(0, 16) },
  // Unique ids of IAM, and hosted zones but for those of load balancers.
  { pattern: /(?<=\bA[A-Z]{3})[A-Z0-9]{16,17}\b/g, settle: (digits) => digits.slice(0, 17).toUpperCase() },
  { pattern: /^(?=\D*\d)[a-z0-9]{20}$/g, settle: (digits) => digits.slice(0, 20) },
  { pattern: /(?<=\bZ)(?!35SXDOTRQ7X7K)[A-Z0-9]{12,20}\b/g, settle: (digits) => digits.slice(0, 14).toUpperCase() },
  // Certificates and keys.
  { pattern: /(?<=(?:certificate|key)\/)(?!0000)[0-9a-f-]{36}/g, settle: asUuid },
];

/** The text of a plan with settled names. */
export function settleNames(plan: PlanDocument): string {
  const names = drawnNames(plan);
  const hosts = drawnAddresses(plan);
  const settle = (text: string) => {
    const timeless = text.replace(TIME, SETTLED_TIME);
    const named = DRAWN.reduce((all, { pattern }) => all.replace(pattern, (name) => names.get(name) ?? name), timeless);
    return named.replace(ADDRESS, (written, separator: string) => {
      const settled = hosts.get(written.replaceAll("-", "."));
      return settled?.replaceAll(".", separator) ?? written;
    });
  };
  return JSON.stringify(mapTexts(plan, settle));
}

/** A value with all its texts changed, and sets of ids and of what has an id in the order of these. */
function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === "string") return change(value);
  if (typeof value !== "object" || value === null) return value;
  if (!Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, mapTexts(child, change)]));
  }
  const children = value.map((child) => mapTexts(child, change));
  const texts = new Map(children.map((child) => [child, JSON.stringify(child)]));
  const isSet = [...texts.values()].every((text) => SET_MEMBER.test(text));
  return isSet ? [...texts].sort(([, a], [, b]) => (a < b ? -1 : 1)).map(([child]) => child) : children;
}

function asUuid(digits: string): string {
  return digits.slice(0, 32).replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

/** What a resource is called by comes first: other resources are called by it, too. */
function drawnNames(plan: PlanDocument): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const resources = priorResources(plan);
  for (const { address, values } of resources) addNames(names, `${address}.id`, values.id);
  for (const { address, values } of resources) addNames(names, address, values);
  addNames(names, "plan", plan);
  return names;
}

function addNames(names: Map<string, string>, path: string, value: unknown): void {
  if (typeof value === "object" && value !== null) {
    for (const [key, child] of Object.entries(value)) addNames(names, `${path}.${key}`, child);
  }
  if (typeof value !== "string") return;
  for (const { pattern, settle } of DRAWN) {
    for (const [index, [name]] of [...value.matchAll(pattern)].entries()) {
      if (!names.has(name)) names.set(name, settle(createHash("sha256").update(`${path} ${index}`).digest("hex")));
    }
  }
}

/** Private addresses are numbered within their /24, public ones within a block for documentation. */
function drawnAddresses(plan: PlanDocument): ReadonlyMap<string, string> {
  const hosts = new Map<string, string>();
  for (const { values } of priorResources(plan)) {
    for (const attribute of ["private_ip", "public_ip"]) {
      const address = values[attribute];
      if (typeof address !== "string" || !/^\d+\.\d+\.\d+\.\d+$/.test(address) || hosts.has(address)) continue;
      const block = attribute === "private_ip" ? address.replace(/\.\d+$/, "") : "192.0.2";
      const taken = [...hosts.values()].filter((other) => other.startsWith(`${block}.`)).length;
      hosts.set(address, `${block}.${FIRST_HOST + taken}`);
    }
  }
  return hosts;
}
