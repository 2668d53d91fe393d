/**
 * Which route a packet takes: the most specific one that means its destination. What lies in the VPC's own blocks takes
 * the local route, unless a more specific one says otherwise.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html#route-tables-priority
 */
import { Route, RouteTable, Subnet, Vpc } from "../../model/network-model";
import { AddressSet } from "../../traffic/address-set";
import { describeAddresses } from "./describe-peer";
import { follow, keyOf, NetworkIndex, whyHidden } from "./network-index";
import { matchTerm, Peer } from "./peer";

const LOCAL = "delivers it within the VPC";

/** A route that a packet surely or possibly takes. */
export interface RouteChoice {
  readonly target: Route["target"];
  /** Terraform address of the route, or of the table that has none. */
  readonly resource: string;
  /** What the route says, in words. */
  readonly says: string;
  readonly isSure: boolean;
  /** What to change where it leads nowhere, if that is not a route. */
  readonly remedy?: string;
}

/** Every route that packets from a subnet to a peer outside the VPC may take; a single sure one where all is known. */
export function routesOutside(index: NetworkIndex, subnet: Subnet, peer: Peer): readonly RouteChoice[] {
  const table = follow(index.routeTables, subnet.routeTable);
  if (!table) return [unknownChoice(subnet.address, whyHidden(subnet.routeTable, "route table"))];
  const found = candidates(table, peer, table.routes);
  const unseen = table.unseen.map((reason) => unknownChoice(table.address, reason));
  const otherwise = found.some(({ isSure }) => isSure) ? [] : [nowhere(table, subnet)];
  return soleOrUnsure([...found, ...unseen, ...otherwise]);
}

/** Every route that packets from a subnet to a peer in the same VPC may take. */
export function routesInside(
  index: NetworkIndex,
  subnet: Subnet,
  vpc: Vpc | undefined,
  peer: Peer,
): readonly RouteChoice[] {
  const table = follow(index.routeTables, subnet.routeTable);
  if (!table) return [unknownChoice(subnet.address, whyHidden(subnet.routeTable, "route table"))];
  const narrower = table.routes.filter((route) => route.target.kind !== "local" && isNarrower(route, vpc));
  const detours = candidates(table, peer, narrower);
  if (detours.some(({ isSure }) => isSure)) return soleOrUnsure(detours);
  const local: RouteChoice = { target: { kind: "local" }, resource: table.address, says: LOCAL, isSure: true };
  return soleOrUnsure([local, ...detours]);
}

function soleOrUnsure(choices: readonly RouteChoice[]): readonly RouteChoice[] {
  return choices.length === 1 ? choices : choices.map((choice) => ({ ...choice, isSure: false }));
}

/** What a route means, block by block: each entry of a prefix list is as specific as it is by itself. */
export function destinationsOf({ destination }: Route): readonly Route["destination"][] {
  if (destination.kind !== "addresses" || destination.addresses.intervals.length === 1) return [destination];
  return destination.addresses.toBlocks().map((block) => ({ kind: "addresses", addresses: AddressSet.of(block) }));
}

/** The explicit routes that may be taken: the most specific sure one, and every uncertain one that is narrower. */
function candidates(table: RouteTable, peer: Peer, routes: readonly Route[]): RouteChoice[] {
  const matching = routes
    .flatMap((route) => destinationsOf(route).map((destination) => ({ ...route, destination })))
    .map((route) => ({ route, match: matchTerm(route.destination, peer), size: sizeOf(route) }))
    .filter(({ match }) => match !== "no")
    .sort((a, b) => (a.size < b.size ? -1 : a.size > b.size ? 1 : 0));
  const bound = matching.find(({ match }) => match === "yes")?.size;
  return matching
    .filter(({ match, size }) => (match === "yes" ? size === bound : bound === undefined || size < bound))
    .map(({ route, match }) => choose(table, route, match === "yes"));
}

/** Addresses a route means; an AWS service's list is narrower than any block, an unknown one may be. */
function sizeOf({ destination }: Route): bigint {
  return destination.kind === "addresses" ? destination.addresses.size : 0n;
}

/** Whether a route means less than the VPC's own blocks, so that it comes before the local one. */
function isNarrower({ destination }: Route, vpc: Vpc | undefined): boolean {
  if (destination.kind !== "addresses") return destination.kind === "unknown";
  const blocks = vpc ? [vpc.ipv4, vpc.ipv6] : [];
  const own = AddressSet.union(blocks.flatMap((block) => (block.kind === "known" ? [block.value] : [])));
  const isWhole =
    destination.addresses.covers(AddressSet.ALL_IPV4) || destination.addresses.covers(AddressSet.ALL_IPV6);
  if (own.isEmpty || vpc?.ipv4.kind !== "known") return !isWhole;
  return own.covers(destination.addresses) && !destination.addresses.covers(own);
}

function choose(table: RouteTable, route: Route, isSure: boolean): RouteChoice {
  const { target, address } = route;
  const says = `sends ${destinationOf(route)} ${describeTarget(target)}`;
  return { target, resource: address, says, isSure: isSure && table.unseen.length === 0 };
}

function destinationOf({ destination }: Route): string {
  if (destination.kind === "addresses") return describeAddresses(destination.addresses);
  return destination.kind === "service"
    ? `what is in ${destination.service}`
    : `what nobody knows (${destination.reason})`;
}

function describeTarget({ kind, key, reason }: Route["target"]): string {
  if (kind === "blackhole") return `nowhere: ${reason ?? "its target does not exist"}`;
  if (kind === "other") return `where this proof cannot see: ${reason ?? key ?? "its target is not in the JSON"}`;
  return `to ${[kind.replaceAll("-", " "), key ?? "that is not in the JSON"].join(" ")}`;
}

function unknownChoice(resource: string, reason: string): RouteChoice {
  return {
    target: { kind: "other", reason },
    resource,
    says: `may have routes that we do not see: ${reason}`,
    isSure: false,
  };
}

function nowhere(table: RouteTable, subnet: Subnet): RouteChoice {
  const none = { target: { kind: "blackhole", reason: "no route" }, isSure: true } as const;
  const isMadeByAws = keyOf(table.vpc) === table.address;
  if (!isMadeByAws) return { ...none, resource: table.address, says: "has no route there" };
  return {
    ...none,
    resource: subnet.address,
    says: "is left to the main route table, which has no route there",
    remedy: "associate it with a route table that leads there",
  };
}
