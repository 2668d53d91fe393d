/** One resource of a teardown's plan, in Terraform's JSON. */
interface PlannedResource {
  readonly address: string;
  readonly type: string;
  readonly change: { readonly actions: readonly string[]; readonly before: Readonly<Record<string, unknown>> | null };
}

/** What a teardown takes away. */
export interface Teardown {
  /** Addresses of what goes, by the part of the architecture that it belongs to. */
  readonly byRole: ReadonlyMap<string, readonly string[]>;
  /** Number of resources that go. */
  readonly count: number;
  /** Public addresses that nobody gets back. */
  readonly elasticIps: readonly string[];
  /** Buckets that go, and that AWS keeps as long as an object is in them. */
  readonly buckets: readonly string[];
}

/** What the first word of an address says, for resources that carry no `Role` tag; the order is the report's. */
const ROLE_OF_PREFIX: readonly (readonly [prefix: string, role: string])[] = [
  ["client", "client"],
  ["load_balancer", "load-balancer"],
  ["head", "head"],
  ["workers", "workers"],
  ["traffic", "security-group rules"],
  ["network", "network"],
];
const ORDER: readonly string[] = ROLE_OF_PREFIX.map(([, role]) => role);
const REST = "other";

/** Reads from the JSON of a plan made with `-destroy` what goes. */
export function deriveTeardown(plan: unknown): Teardown {
  const { resource_changes: changes = [] } = plan as { resource_changes?: readonly PlannedResource[] };
  const going = changes.filter(({ change }) => change.actions.includes("delete"));
  const roles = [...new Set(going.map(roleOf))].sort((a, b) => place(a) - place(b) || a.localeCompare(b));
  const addressesOf = (role: string) => going.filter((resource) => roleOf(resource) === role).map((r) => r.address);
  return {
    byRole: new Map(roles.map((role) => [role, addressesOf(role)])),
    count: going.length,
    elasticIps: valuesOf(going, "aws_eip", "public_ip"),
    buckets: valuesOf(
      going.filter(({ change }) => change.before?.force_destroy !== true),
      "aws_s3_bucket",
      "bucket",
    ),
  };
}

function place(role: string): number {
  const index = ORDER.indexOf(role);
  return index < 0 ? ORDER.length : index;
}

function roleOf({ address, change }: PlannedResource): string {
  const { tags } = (change.before ?? {}) as { tags?: { Role?: string } | null };
  const name = address.split(".").at(-1) ?? "";
  return tags?.Role ?? ROLE_OF_PREFIX.find(([prefix]) => new RegExp(`^${prefix}(_|$)`).test(name))?.[1] ?? REST;
}

function valuesOf(resources: readonly PlannedResource[], type: string, attribute: string): string[] {
  return resources
    .filter((resource) => resource.type === type)
    .map(({ change }) => change.before?.[attribute])
    .filter((value) => typeof value === "string");
}

/** Writes what a teardown takes away, part by part, and what cannot be had back. */
export function renderTeardown(name: string, { byRole, count, elasticIps }: Teardown): string {
  const parts = [...byRole].map(([role, addresses]) => {
    return [`${role}: ${addresses.length}`, ...addresses.map((address) => `  - ${address}`)].join("\n");
  });
  const lost = elasticIps.map((ip) => `The Elastic IP ${ip} goes, and its address is gone for good.`);
  return [`${name}: ${count} resources go`, ...parts, ...lost, ""].join("\n");
}
