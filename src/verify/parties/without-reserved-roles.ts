import { NetworkModel } from "../../model/network-model";
import { Contract, INTERNET } from "../contract/contract";
import { OTHER_NETWORKS } from "../paths/party";

/**
 * The model as a contract has to see it: a tag cannot make a machine one of the roles that are known by their addresses,
 * or it would be granted what is meant for them. Such a machine has no role, and is called by its address.
 */
export function withoutReservedRoles(model: NetworkModel, { addresses }: Contract): NetworkModel {
  const reserved = new Set([INTERNET, OTHER_NETWORKS, ...addresses.keys()]);
  const strip = <Thing extends { readonly role?: string }>(thing: Thing): Thing =>
    thing.role !== undefined && reserved.has(thing.role) ? { ...thing, role: undefined } : thing;
  return {
    ...model,
    interfaces: model.interfaces.map(strip),
    securityGroups: model.securityGroups.map(strip),
    loadBalancers: model.loadBalancers.map(strip),
  };
}
