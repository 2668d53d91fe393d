import { Plan, PlannedInstance, ResourceChange, Wire } from "../../model/plan/plan";

/** A resource that names another one. */
export interface User {
  readonly address: string;
  /** Its attribute that names the other one. */
  readonly attribute: string;
}

/**
 * All resource instances of a plan, before and after, with the wires between them in both directions.
 *
 * A wire to the configuration of several instances leads to the one with the same key, as in
 * `aws_instance.node[count.index]`, or else to all of them.
 */
export class PlanGraph {
  readonly #before: ReadonlyMap<string, PlannedInstance>;
  readonly #after: ReadonlyMap<string, PlannedInstance>;
  readonly #changes: ReadonlyMap<string, ResourceChange>;
  readonly #configOf: ReadonlyMap<string, string>;
  readonly #instancesOf: ReadonlyMap<string, ReadonlySet<string>>;
  readonly #counts: ReadonlyMap<string, number>;
  readonly #sides: Readonly<Record<"before" | "after", ReadonlyMap<string, readonly Wire[]>>>;
  readonly #outward: ReadonlyMap<string, readonly Wire[]>;
  readonly #inward: ReadonlyMap<string, readonly User[]>;

  constructor(plan: Plan) {
    this.#before = new Map(plan.before.map((instance) => [instance.address, instance]));
    this.#after = new Map(plan.after.map((instance) => [instance.address, instance]));
    this.#changes = new Map(plan.changes.filter(isCurrent).map((change) => [change.address, change]));
    const things = [...plan.before, ...plan.after, ...plan.changes, ...plan.drift];
    this.#configOf = new Map(things.map(({ address, configAddress }) => [address, configAddress]));
    this.#instancesOf = turned(this.#configOf);
    const types = new Map(things.filter(({ mode }) => mode === "managed").map(({ address, type }) => [address, type]));
    this.#counts = counted([...types.values()]);
    this.#sides = { before: plan.wiresBefore, after: plan.wiresAfter };
    this.#outward = joined([plan.wiresBefore, plan.wiresAfter]);
    this.#inward = usersByTarget(this.#outward);
  }

  /** Addresses of all resource instances, before and after, data sources too. */
  get addresses(): readonly string[] {
    return [...this.#configOf.keys()];
  }

  /** The resource as it is in the refreshed state. */
  before(address: string): PlannedInstance | undefined {
    return this.#before.get(address);
  }

  /** The resource as the plan wants it. */
  after(address: string): PlannedInstance | undefined {
    return this.#after.get(address);
  }

  /** The change to a resource, one without effect too. */
  change(address: string): ResourceChange | undefined {
    return this.#changes.get(address);
  }

  /** Address of a resource in the configuration, without the keys of instances. */
  configOf(address: string): string {
    return this.#configOf.get(address) ?? address;
  }

  /** Type of a resource, for example `aws_instance`. */
  typeOf(address: string): string {
    return this.#known(address)?.type ?? "";
  }

  /** Whether it is looked up by a data source, and not made. */
  isData(address: string): boolean {
    return this.#known(address)?.mode === "data";
  }

  /** How many resources of a type there are, before or after. */
  countOf(type: string): number {
    return this.#counts.get(type) ?? 0;
  }

  /** What the resource names before or after, by these attributes or by any. */
  namedBy(address: string, attributes?: readonly string[], side?: "before" | "after"): readonly string[] {
    const wires = (side === undefined ? this.#outward : this.#sides[side]).get(address) ?? [];
    const followed = wires.filter(({ attribute }) => attributes?.includes(attribute) ?? true);
    return [...new Set(followed.flatMap(({ to }) => this.#endsOf(to, address)))];
  }

  /** What names the resource. */
  usersOf(address: string): readonly User[] {
    const config = this.configOf(address);
    const direct = this.#inward.get(address) ?? [];
    if (config === address) return direct;
    const byConfig = (this.#inward.get(config) ?? []).filter((user) => this.#isEnd(address, config, user.address));
    return [...direct, ...byConfig];
  }

  #known(address: string): PlannedInstance | ResourceChange | undefined {
    return this.#before.get(address) ?? this.#after.get(address) ?? this.#changes.get(address);
  }

  #endsOf(to: string, from: string): readonly string[] {
    const instances = this.#instancesOf.get(to);
    if (instances === undefined || instances.has(to)) return [to];
    const sameKey = this.#sameKey(to, from);
    return instances.has(sameKey) ? [sameKey] : [...instances];
  }

  #isEnd(address: string, config: string, from: string): boolean {
    const sameKey = this.#sameKey(config, from);
    const isKeyed = this.#instancesOf.get(config)?.has(sameKey) ?? false;
    return isKeyed ? sameKey === address : true;
  }

  /** Only the last key counts: a module's is the same for both, or says nothing. */
  #sameKey(config: string, from: string): string {
    const key = /\[[^[\]]*\]$/.exec(from)?.[0] ?? "";
    return `${config}${key}`;
  }
}

/** The thing itself, and not what a broken-off replacement left behind. */
function isCurrent({ deposed }: ResourceChange): boolean {
  return deposed === undefined;
}

function turned(configOf: ReadonlyMap<string, string>): ReadonlyMap<string, ReadonlySet<string>> {
  const instances = new Map<string, Set<string>>();
  for (const [address, config] of configOf) {
    const known = instances.get(config);
    if (known) known.add(address);
    else instances.set(config, new Set([address]));
  }
  return instances;
}

function joined(sides: readonly ReadonlyMap<string, readonly Wire[]>[]): ReadonlyMap<string, readonly Wire[]> {
  const wires = new Map<string, readonly Wire[]>();
  for (const side of sides) {
    for (const [address, more] of side) wires.set(address, distinct([...(wires.get(address) ?? []), ...more]));
  }
  return wires;
}

function usersByTarget(outward: ReadonlyMap<string, readonly Wire[]>): ReadonlyMap<string, readonly User[]> {
  const users = new Map<string, User[]>();
  for (const [address, wires] of outward) {
    for (const { attribute, to } of wires) {
      const known = users.get(to);
      if (known) known.push({ address, attribute });
      else users.set(to, [{ address, attribute }]);
    }
  }
  return users;
}

function counted(names: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

function distinct(wires: readonly Wire[]): readonly Wire[] {
  return [...new Map(wires.map((wire) => [`${wire.attribute} ${wire.to}`, wire])).values()];
}
