import { AddressSet } from "../../traffic/address-set";
import { PUBLIC_SPACE } from "../paths/address-space";
import { Encounter, encounter } from "./encounter";
import { listenerHop, loadBalancerOf, targetHop } from "../paths/function-hops";
import { Hop, Path } from "../paths/hop";
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
  if (to.kind === "outside") return meetOutside(index, from, to);
  return isSameMachine(from, to) ? undefined : meetInside(index, from, to);
}

/** A load balancer without a group calls its targets and nobody else. */
function meetOutside(index: NetworkIndex, from: NodeParty, to: OutsideParty): Encounter | undefined {
  return from.isOpen ? undefined : encounter(from, to, outwardPaths(index, from, to));
}

function meetFromOutside(index: NetworkIndex, from: OutsideParty, to: NodeParty): Encounter {
  const paths = [...inwardPaths(index, from, to), ...passThroughPaths(index, from, to)];
  return encounter(from, to, to.isOpen ? guarded(index, to, paths) : paths, listening(index, to, paths));
}

function meetInside(index: NetworkIndex, from: NodeParty, to: NodeParty): Encounter {
  const inside = insidePaths(index, from, to);
  const sending = sendingHops(index, from, to);
  const sent = workingWays(index, from, to, inside).map(({ hops }) => ({ hops: [...sending, ...hops] }));
  const entered = to.isOpen ? guarded(index, to, inside) : inside;
  const paths = from.isOpen ? entered.map(({ hops }) => ({ hops: [...sending.map(asBarrier), ...hops] })) : entered;
  return encounter(from, to, paths, listening(index, to, sent));
}

/** What a load balancer sends to its target; where nothing runs yet, there is none. */
function sendingHops(index: NetworkIndex, from: NodeParty, to: NodeParty): readonly Hop[] {
  const source = loadBalancerOf(index, from);
  return source && to.count !== 0 ? [targetHop(index, source, to)] : [];
}

/** Without a group, the listeners are all that keeps traffic out of a load balancer. */
function guarded(index: NetworkIndex, to: NodeParty, paths: readonly Path[]): readonly Path[] {
  return listening(index, to, paths).map(({ hops }) => ({ hops: hops.map(asBarrier) }));
}

function asBarrier(hop: Hop): Hop {
  return { ...hop, decides: "admission" };
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
