import { Identities } from "./identities";
import { wiresById } from "./wires-by-id";
import { laterWires } from "./later-wires";
import { Plan, PlannedInstance, Wire } from "./plan";
import { PlanConfiguration, referencesIn } from "./read-configuration";
import { StateInstances } from "./read-state-instances";
import { ReferenceResolver } from "./reference-resolver";

type Wires = Pick<Plan, "wiresBefore" | "wiresAfter">;

/** What resources are wired to: before, by ids; after, by the names in the configuration as well. */
export function readWires({ before, after }: StateInstances, configuration: PlanConfiguration): Wires {
  const resolver = new ReferenceResolver([...before, ...after]);
  const byIdBefore = new Identities(before);
  const byIdAfter = new Identities(after);
  return {
    wiresBefore: wiresOf(before, (instance) => wiresById(instance, byIdBefore, configuration)),
    wiresAfter: wiresOf(after, (instance) => [
      ...wiresById(instance, byIdAfter, configuration),
      ...laterWires(instance, resolver, configuration),
      ...wiresByName(instance, resolver, configuration),
    ]),
  };
}

function wiresByName(
  instance: PlannedInstance,
  resolver: ReferenceResolver,
  { resources }: PlanConfiguration,
): readonly Wire[] {
  const resource = resources.get(instance.configAddress);
  return Object.entries(resource?.expressions ?? {}).flatMap(([attribute, expression]) => {
    const names = referencesIn(expression);
    if (resource === undefined || names.length === 0) return [];
    return resolver.resolve(names, instance, resource).targets.map(({ address }) => ({ attribute, to: address }));
  });
}

function wiresOf(
  instances: readonly PlannedInstance[],
  read: (instance: PlannedInstance) => readonly Wire[],
): ReadonlyMap<string, readonly Wire[]> {
  const wires = new Map<string, readonly Wire[]>();
  for (const instance of instances) {
    const found = new Map<string, Wire>();
    for (const wire of read(instance)) {
      const name = JSON.stringify([wire.attribute, wire.to, wire.later?.path]);
      // What stands for a later value says all that a plain wire would.
      const isSaid = wire.later === undefined && [...found.values()].some((one) => isSame(one, wire));
      if (wire.to !== instance.address && !isSaid) found.set(name, wire);
    }
    if (found.size > 0) wires.set(instance.address, [...found.values()]);
  }
  return wires;
}

function isSame(one: Wire, other: Wire): boolean {
  return one.attribute === other.attribute && one.to === other.to;
}
