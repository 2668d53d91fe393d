import { InterfaceContext } from "./machines/interface-context";
import { NetworkModel, NotModelled, Subnet } from "./network-model";
import { parseTerraformJson } from "./json/parse-terraform-json";
import { AddedGroups, readAddedGroups } from "./groups/read-added-groups";
import { readClassicLoadBalancers } from "./load-balancers/read-classic-load-balancers";
import { ReadElasticIps, readElasticIps } from "./machines/read-elastic-ips";
import { readEndpointInterfaces } from "./machines/read-endpoint-interfaces";
import { readEndpoints } from "./network/read-endpoints";
import { readGateways } from "./network/read-gateways";
import { readInterfaces } from "./machines/read-interfaces";
import { readListeners } from "./load-balancers/read-listeners";
import { readLoadBalancerInterfaces } from "./load-balancers/read-load-balancer-interfaces";
import { readLoadBalancers } from "./load-balancers/read-load-balancers";
import { readNetworkAcls } from "./network/read-network-acls";
import { readNotModelled } from "./read-not-modelled";
import { readRouteTables } from "./network/read-route-tables";
import { ReadGroups, readSecurityGroups } from "./groups/read-security-groups";
import { readSubnets } from "./network/read-subnets";
import { readTargetGroups } from "./load-balancers/read-target-groups";
import { readUnknownParents } from "./read-unknown-parents";
import { readUnknownRoles } from "./machines/read-unknown-roles";
import { readVpcs } from "./network/read-vpcs";
import { readResources, ResourceSet } from "./json/resource-set";
import { sortBy } from "./sort-by";

/**
 * Reads what a configuration in Terraform's JSON syntax builds.
 *
 * @param file name of the file, for messages
 * @throws {StackFormatError} when the text is anything else, or has no resource in it
 */
export function readNetworkModel(text: string, file: string): NetworkModel {
  return networkModelOf(readResources(parseTerraformJson(text, file)));
}

/** What resources are together, wherever they were read from. */
export function networkModelOf(resources: ResourceSet): NetworkModel {
  const places = readPlaces(resources);
  const groups = readSecurityGroups(resources, places.vpcs);
  const elasticIps = readElasticIps(resources);
  const added = readAddedGroups(resources);
  const members = readMembers(resources, contextOf(places.subnets, groups, elasticIps, added));
  const lost = lostBy(resources, places, groups, elasticIps, added, members);
  return {
    ...places,
    ...members,
    securityGroups: sortByKey(groups.securityGroups),
    elasticIps: sortByKey(elasticIps.elasticIps),
    notModelled: sortBy([...lost, ...readNotModelled(resources)], ({ address, reason }) => `${address} ${reason}`),
    resources: new Map(resources.all.map((resource) => [resource.address, resource])),
  };
}

/** Where things are, and how packets leave from there. */
function readPlaces(resources: ResourceSet) {
  const { subnets, notModelled } = readSubnets(resources);
  const tables = readRouteTables(resources);
  const gateways = readGateways(resources);
  const acls = readNetworkAcls(resources);
  return {
    vpcs: sortByKey(readVpcs(resources)),
    subnets: sortByKey(subnets),
    routeTables: sortByKey(tables.routeTables),
    internetGateways: sortByKey(gateways.internetGateways),
    egressOnlyGateways: sortByKey(gateways.egressOnlyGateways),
    natGateways: sortByKey(gateways.natGateways),
    networkAcls: sortByKey(acls.networkAcls),
    notModelled: lostBy({ notModelled }, tables, gateways, acls, { notModelled: readUnknownParents(resources) }),
  };
}

/** Who sends and receives. */
function readMembers(resources: ResourceSet, context: InterfaceContext) {
  const listeners = readListeners(resources);
  const targets = readTargetGroups(resources);
  const classic = readClassicLoadBalancers(resources, context);
  const { endpoints, notModelled } = readEndpoints(resources, context);
  const balancers = [...readLoadBalancers(resources, listeners.byLoadBalancer, context), ...classic.loadBalancers];
  const interfaces = [
    ...readInterfaces(resources, context),
    ...readLoadBalancerInterfaces(resources, balancers, context),
    ...readEndpointInterfaces(resources, endpoints, context),
  ];
  const unknownRoles = readUnknownRoles(resources, interfaces, context);
  return {
    interfaces: sortByKey(interfaces),
    loadBalancers: sortByKey(balancers),
    targetGroups: sortByKey([...targets.targetGroups, ...classic.targetGroups]),
    endpoints: sortByKey(endpoints),
    notModelled: lostBy(listeners, targets, classic, { notModelled }, { notModelled: unknownRoles }),
  };
}

function contextOf(
  subnets: readonly Subnet[],
  { roleTags }: ReadGroups,
  elasticIps: ReadElasticIps,
  added: AddedGroups,
): InterfaceContext {
  return {
    subnets: new Map(subnets.map((subnet) => [subnet.key, subnet])),
    groupRoles: roleTags,
    elasticIps: elasticIps.ties,
    elasticIpDoubt: elasticIps.doubt,
    addedGroups: added.byHolder,
    perhapsAddedGroups: added.toAny,
  };
}

function lostBy(...readers: readonly { readonly notModelled: readonly NotModelled[] }[]): readonly NotModelled[] {
  return readers.flatMap(({ notModelled }) => notModelled);
}

function sortByKey<Thing extends { readonly key: string }>(things: readonly Thing[]): readonly Thing[] {
  return sortBy(things, ({ key }) => key);
}
