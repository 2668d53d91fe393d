import { AddressSet } from "../../traffic/address-set";
import { PUBLIC_SPACE } from "../paths/address-space";
import { Encounter, encounter } from "./encounter";
import { listenerHop, loadBalancerOf, targetHop } from "../paths/function-hops";
import { Path } from "../paths/hop";
import { insidePaths } from "../paths/inside-paths";
import { inwardPaths } from "../paths/inward-paths";
import { NetworkIndex } from "../paths/network-index";
import { outwardPaths } from "../paths/outward-paths";
import { NodeParty, OutsideParty, Party } from "../paths/party";
import { passThroughPaths } from "../paths/pass-through-paths";
import { addressPeer } from "../paths/peer";
import { unsureHop } from "../paths/simple-hop";

/** Judges what gets from one party to another; undefined where they never meet. */
export function meet(index: NetworkIndex, from: Party, to: Party): Encounter | undefined {
  if (from.kind === "outside") return to.kind === "outside" ? undefined : meetFromOutside(index, from, to);
  // An endpoint answers and never calls.
  if (from.sample.owner === "endpoint") return undefined;
  if (to.kind === "outside") return encounter(from, to, outwardPaths(index, from, to));
  return isSameMachine(from, to) ? undefined : meetInside(index, from, to);
}

function meetFromOutside(index: NetworkIndex, from: OutsideParty, to: NodeParty): Encounter {
  const paths = [...inwardPaths(index, from, to), ...passThroughPaths(index, from, to)];
  return encounter(from, to, paths, listening(index, to, paths));
}

function meetInside(index: NetworkIndex, from: NodeParty, to: NodeParty): Encounter {
  const paths = insidePaths(index, from, to);
  const taken = workingWays(index, from, to, paths);
  const source = loadBalancerOf(index, from);
  // Nothing runs there yet that could be a target.
  const sent =
    source && to.count !== 0 ? taken.map((path) => ({ hops: [targetHop(index, source, to), ...path.hops] })) : taken;
  return encounter(from, to, paths, listening(index, to, sent));
}

/** The name of an internet-facing load balancer stands for its public addresses. */
function workingWays(index: NetworkIndex, from: NodeParty, to: NodeParty, inside: readonly Path[]): readonly Path[] {
  const isPublic = loadBalancerOf(index, to)?.isInternetFacing;
  if (isPublic === undefined) return inside;
  if (isPublic.kind === "known") return isPublic.value ? hairpinPaths(index, from, to) : inside;
  const doubt = unsureHop(to.sample.address, isPublic.reason);
  return [...inside, ...hairpinPaths(index, from, to)].map(({ hops }) => ({ hops: [...hops, doubt] }));
}

function listening(index: NetworkIndex, to: NodeParty, paths: readonly Path[]): readonly Path[] {
  const loadBalancer = loadBalancerOf(index, to);
  return loadBalancer ? paths.map(({ hops }) => ({ hops: [...hops, listenerHop(loadBalancer)] })) : paths;
}

/** Out of the VPC and in again, from one public address to another. */
function hairpinPaths(index: NetworkIndex, from: NodeParty, to: NodeParty): readonly Path[] {
  const outside = somewherePublic(index);
  const ways = outwardPaths(index, from, outside);
  return inwardPaths(index, outside, to).flatMap((entry) =>
    ways.map((exit) => ({ hops: [...exit.hops, ...entry.hops] })),
  );
}

function somewherePublic({ model }: NetworkIndex): OutsideParty {
  const own = AddressSet.union(model.vpcs.flatMap(({ ipv4 }) => (ipv4.kind === "known" ? [ipv4.value] : [])));
  const peer = addressPeer(PUBLIC_SPACE.ipv4.subtract(own));
  return { kind: "outside", role: "public addresses", roles: [], realm: "public", family: "ipv4", peer };
}

/** One machine, or the nodes of one load balancer, which never call each other. */
function isSameMachine(from: NodeParty, to: NodeParty): boolean {
  const isLoadBalancer = from.sample.owner === "load-balancer" && from.sample.ownerKey === to.sample.ownerKey;
  const isAlone = from.owners.size === 1 && to.owners.size === 1 && from.sample.ownerKey === to.sample.ownerKey;
  const single = from.count === 1 && to.count === 1;
  return isLoadBalancer || (isAlone && single);
}
