import { Link } from "../../model/link";
import { NetworkModel, RouteTarget } from "../../model/network-model";
import { PlanView } from "./plan-view";

/** Addresses of the machines, load balancers and endpoints that are in a subnet now. */
export function ownersIn(view: PlanView, subnet: string): readonly string[] {
  const inside = view.before.interfaces.filter((one) => one.subnet && isOneOf(one.subnet, [subnet]));
  return [...new Set(inside.map(({ ownerKey }) => ownerKey))];
}

/** Roles that have something in these subnets now, in order. */
export function rolesInSubnets(view: PlanView, subnets: readonly string[]): readonly string[] {
  const inside = view.before.interfaces.filter(({ subnet }) => subnet && isOneOf(subnet, subnets));
  return [...new Set(inside.map(({ ownerKey }) => view.roles.roleOf(ownerKey)))]
    .filter((role) => role !== "network")
    .sort();
}

/** Subnets whose routes are in this table now. */
export function subnetsOfTable({ subnets }: Pick<NetworkModel, "subnets">, table: string): readonly string[] {
  return subnets.filter(({ routeTable }) => isOneOf(routeTable, [table])).map(({ key }) => key);
}

/** Subnets that have a route to this gateway now. */
export function subnetsBehind(model: NetworkModel, gateway: string): readonly string[] {
  const tables = model.routeTables.filter(({ routes }) => routes.some(({ target }) => target.key === gateway));
  return tables.flatMap(({ key }) => subnetsOfTable(model, key));
}

/** Those of the subnets that have another NAT gateway after the plan. */
export function subnetsWithNat({ routeTables, ...model }: NetworkModel, subnets: readonly string[]): readonly string[] {
  const tables = routeTables.filter(({ routes }) => routes.some(({ target }) => target.kind === "nat-gateway"));
  return tables.flatMap(({ key }) => subnetsOfTable(model, key)).filter((subnet) => subnets.includes(subnet));
}

/** Those of the subnets that have a route to the internet after the plan. */
export function subnetsWithWayOut(model: NetworkModel, subnets: readonly string[]): readonly string[] {
  const tables = model.routeTables.filter(({ routes }) => routes.some(({ target }) => WAYS_OUT.includes(target.kind)));
  return tables.flatMap(({ key }) => subnetsOfTable(model, key)).filter((subnet) => subnets.includes(subnet));
}

const WAYS_OUT: readonly RouteTarget["kind"][] = ["nat-gateway", "internet-gateway"];

/** Roles that anybody on the internet reaches at a public address in these subnets. */
export function publicRolesIn(view: PlanView, subnets: readonly string[]): readonly string[] {
  const inside = view.before.interfaces.filter(
    ({ subnet, publicAddress }) => subnet && isOneOf(subnet, subnets) && publicAddress.kind !== "none",
  );
  return [...new Set(inside.map(({ ownerKey }) => view.roles.roleOf(ownerKey)))].sort();
}

function isOneOf(link: Link, keys: readonly string[]): boolean {
  return link.kind === "resource" && keys.includes(link.key);
}
