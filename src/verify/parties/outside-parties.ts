import { AddressTerm, Subnet } from "../../model/network-model";
import { AddressSet } from "../../traffic/address-set";
import { atomsOf, PRIVATE_SPACE, PUBLIC_SPACE } from "../paths/address-space";
import { Contract, INTERNET } from "../contract/contract";
import { follow, NetworkIndex } from "../paths/network-index";
import { addressesOf } from "../paths/over-addresses";
import { NodeParty, OTHER_NETWORKS, OutsideParty, Realm } from "../paths/party";
import { addressPeer } from "../paths/peer";
import { destinationsOf } from "../paths/routing";

/** A role that is known by its addresses. */
interface AddressRole {
  readonly role: string;
  readonly addresses: AddressSet;
}

/**
 * Everybody outside the VPCs as a node meets them: addresses that all rules and routes on the way treat alike are one
 * party. Each AWS service that the contract names, or that a gateway endpoint leads to, is a party
 * too; its addresses are public, and nobody knows which.
 *
 * @param distinctions sets of addresses that are told apart, those of {@link distinctionsOf} among them
 */
export function outsideParties(
  index: NetworkIndex,
  contract: Contract,
  node: NodeParty,
  distinctions = distinctionsOf(index, node),
): readonly OutsideParty[] {
  const services = servicesOf(index, contract);
  const named = addressRoles(contract);
  const cutters = [...named.map(({ addresses }) => addresses), ...distinctions];
  const notServices = new Set(services.map(([, service]) => service));
  const atoms = (realm: Realm, space: AddressSet) =>
    atomsOf(space.subtract(ownAddresses(node)), cutters).map((addresses) =>
      outsideParty(realm, addresses, named, notServices),
    );
  return [
    ...[PUBLIC_SPACE.ipv4, PUBLIC_SPACE.ipv6].flatMap((space) => atoms("public", space)),
    ...[PRIVATE_SPACE.ipv4, PRIVATE_SPACE.ipv6].flatMap((space) => atoms("other-networks", space)),
    ...services.map(([role, service]) => serviceParty(role, service, notServices)),
  ];
}

function outsideParty(
  realm: Realm,
  addresses: AddressSet,
  named: readonly AddressRole[],
  notServices: ReadonlySet<string>,
): OutsideParty {
  const covering = named.filter((candidate) => candidate.addresses.covers(addresses)).map(({ role }) => role);
  const everybody = realm === "public" ? INTERNET : OTHER_NETWORKS;
  return {
    kind: "outside",
    role: covering[0] ?? everybody,
    roles: [...covering, everybody],
    realm,
    family: addresses.ipv4.isEmpty ? "ipv6" : "ipv4",
    peer: { ...addressPeer(addresses, notServices), isElsewhere: realm === "other-networks" },
  };
}

function serviceParty(role: string, service: string, services: ReadonlySet<string>): OutsideParty {
  const others = new Set([...services].filter((other) => other !== service));
  const peer = { ...addressPeer(PUBLIC_SPACE.ipv4, others), service };
  return { kind: "outside", role, roles: [role, INTERNET], realm: "service", family: "ipv4", peer };
}

/** The narrowest first. */
function addressRoles({ addresses }: Contract): readonly AddressRole[] {
  return [...addresses]
    .map(([role, terms]) => ({ role, addresses: AddressSet.union(addressesOf(terms)) }))
    .filter((candidate) => !candidate.addresses.isEmpty)
    .sort((a, b) => (a.addresses.size < b.addresses.size ? -1 : a.addresses.size > b.addresses.size ? 1 : 0));
}

/** Sets of addresses that the node's own VPC, groups, ACLs and routes tell apart. */
export function distinctionsOf(index: NetworkIndex, node: NodeParty): readonly AddressSet[] {
  return [ownAddresses(node), ...cuttersOnTheWay(index, node)];
}

/** Services that the contract names, and by their own names those that a gateway endpoint leads to. */
function servicesOf(
  { model }: NetworkIndex,
  { addresses }: Contract,
): readonly (readonly [role: string, service: string])[] {
  const named = [...addresses].flatMap(([role, terms]) =>
    terms.flatMap((term) => (term.kind === "service" ? [[role, term.service] as const] : [])),
  );
  const known = new Set(named.map(([, service]) => service));
  const endpoints = model.endpoints.filter(({ type }) => type.kind === "known" && type.value === "Gateway");
  const led = new Set(endpoints.flatMap(({ service }) => (service.kind === "known" ? [service.value] : [])));
  return [...named, ...[...led].filter((service) => !known.has(service)).map((service) => [service, service] as const)];
}

/** Addresses of the node's own VPC; those of another one are as far away as any. */
function ownAddresses({ vpc }: NodeParty): AddressSet {
  const blocks = vpc ? [vpc.ipv4, vpc.ipv6] : [];
  return AddressSet.union(blocks.flatMap((block) => (block.kind === "known" ? [block.value] : [])));
}

/** Sets of addresses told apart by the node's groups, and by the ACLs and routes of its subnet and of its NAT's. */
function cuttersOnTheWay(index: NetworkIndex, { groups, subnet }: NodeParty): readonly AddressSet[] {
  const places = subnet ? [subnet, ...natSubnetsOf(index, subnet)] : [];
  const terms = [
    ...groups.flatMap(({ rules }) => rules.map(({ peer }) => peer)),
    ...places.flatMap((place) => termsAt(index, place)),
  ];
  return [...new Map(addressesOf(terms).map((set) => [set.key, set])).values()];
}

function natSubnetsOf(index: NetworkIndex, subnet: Subnet): readonly Subnet[] {
  const routes = follow(index.routeTables, subnet.routeTable)?.routes ?? [];
  return routes.flatMap(({ target }) => {
    const gateway = index.natGateways.get(target.key ?? "");
    return follow(index.subnets, gateway?.subnet) ?? [];
  });
}

function termsAt(index: NetworkIndex, subnet: Subnet): readonly AddressTerm[] {
  const entries = follow(index.networkAcls, subnet.networkAcl)?.entries ?? [];
  const routes = follow(index.routeTables, subnet.routeTable)?.routes ?? [];
  return [...entries.map(({ peer }) => peer), ...routes.flatMap(destinationsOf)];
}
