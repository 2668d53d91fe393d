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

interface DrawnKind {
  /** Matches what is drawn, and nothing around it. */
  readonly pattern: RegExp;
  /** Makes another of the kind out of hexadecimal digits. */
  readonly settle: (digits: string) => string;
}

const DRAWN: readonly DrawnKind[] = [
  // Ids such as i-0123456789abcdef0; those of images are AWS's own.
  { pattern: /(?<=\b(?!ami-)[a-z]+-)[0-9a-f]{17}/g, settle: (digits) => digits.slice(0, 17) },
  // The last part of a load balancer's ARN.
  { pattern: /(?<=\/)[0-9a-f]{16}\b/g, settle: (digits) => digits.slice(0, 16) },
  // Names that end with a time.
  { pattern: /(?<=-)20\d{12}[0-9a-f]{12}\b/g, settle: (digits) => `20250101000000${digits.slice(0, 12)}` },
  // Unique ids of IAM, and hosted zones but for those of load balancers.
  { pattern: /(?<=\bA[A-Z]{3})[A-Z0-9]{16,17}\b/g, settle: (digits) => digits.slice(0, 17).toUpperCase() },
  { pattern: /(?<=\bZ)(?!35SXDOTRQ7X7K)[A-Z0-9]{12,20}\b/g, settle: (digits) => digits.slice(0, 14).toUpperCase() },
  { pattern: /(?<=certificate\/)(?!0000)[0-9a-f-]{36}/g, settle: (digits) => digits.slice(0, 36) },
];

/** The text of a plan with settled names. */
export function settleNames(plan: PlanDocument): string {
  const names = drawnNames(plan);
  const hosts = drawnAddresses(plan);
  let text = JSON.stringify(plan).replace(TIME, SETTLED_TIME);
  for (const { pattern } of DRAWN) text = text.replace(pattern, (name) => names.get(name) ?? name);
  return text.replace(ADDRESS, (written, separator: string) => {
    const settled = hosts.get(written.replaceAll("-", "."));
    return settled?.replaceAll(".", separator) ?? written;
  });
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
