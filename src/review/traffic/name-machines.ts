import { NetworkInterface, NetworkModel } from "../../model/network-model";
import { configAddressOf } from "../../model/plan/config-address";

/** More machines without a role than this are told by their groups. */
const MOST_NAMES = 40;

/** Two models whose machines all have a role, or a name in its place. */
export interface NamedMachines {
  readonly models: readonly [NetworkModel, NetworkModel];
  /** The names that are no roles, each with the address of one of its machines. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The models with a name in the place of each role that no tag gives: instances of one resource are one, as are, where
 * there are many resources, machines in the same groups. So a thousand machines without a tag cost no more than one
 * role, and more or fewer of them are the same on both sides. What may have a role that nobody can tell stays as it is.
 */
export function nameMachines(models: readonly [NetworkModel, NetworkModel]): NamedMachines {
  const nameless = models.flatMap((model) => model.interfaces.filter(isNameless(model)));
  const nameOf = new Set(nameless.map(resourceOf)).size > MOST_NAMES ? groupsOf : resourceOf;
  const named = (model: NetworkModel): NetworkModel => {
    const isMeant = isNameless(model);
    return { ...model, interfaces: model.interfaces.map((it) => (isMeant(it) ? { ...it, role: nameOf(it) } : it)) };
  };
  return {
    models: [named(models[0]), named(models[1])],
    names: new Map(nameless.map((machine) => [nameOf(machine), machine.address])),
  };
}

function isNameless({ notModelled }: NetworkModel): (networkInterface: NetworkInterface) => boolean {
  const hidden = new Set(notModelled.map(({ address }) => address));
  return ({ role, address, ownerKey }) => role === undefined && !hidden.has(address) && !hidden.has(ownerKey);
}

function resourceOf({ address }: NetworkInterface): string {
  return configAddressOf(address);
}

function groupsOf(machine: NetworkInterface): string {
  const groups = machine.groups.flatMap((link) =>
    link.kind === "resource" ? [link.key] : link.kind === "outside" ? [link.id] : [],
  );
  return groups.length > 0 ? groups.sort().join(" and ") : resourceOf(machine);
}
