/**
 * What a load balancer does with traffic: it accepts on the ports of its listeners only, and opens connections to its
 * targets only, on their ports and the ports of their health checks.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
 */
import { Link } from "../../model/link";
import { Known } from "../../model/known";
import { Listener, LoadBalancer, Target, TargetGroup } from "../../model/load-balancing";
import { TrafficSet } from "../../traffic/traffic-set";
import { anyOf, Bounds, CLOSED, exactly, inSequence, UNSURE } from "./bounds";
import { Evidence, Hop } from "./hop";
import { follow, NetworkIndex, whyHidden } from "./network-index";
import { NodeParty } from "./party";
import { SimpleHop, simpleHop } from "./simple-hop";

const EITHER = TrafficSet.TCP.union(TrafficSet.UDP);
const STREAM = exactly(TrafficSet.TCP);

/** The load balancer that a node is, if it is one. */
export function loadBalancerOf(index: NetworkIndex, { sample }: NodeParty): LoadBalancer | undefined {
  return index.loadBalancers.get(sample.ownerKey);
}

/** Accepts what a listener of the load balancer is there for. */
export function listenerHop({ listeners, address }: LoadBalancer): Hop {
  const resource = listeners[0]?.address ?? address;
  const none = listeners.length > 0 ? "does not listen on that port, nor does another listener" : "has no listener";
  return {
    way: "out",
    decides: "function",
    resource,
    passes: anyOf(listeners.map(listenerBounds)),
    // Those that surely take it come before those that may.
    evidence: (traffic) => {
      const sure = listeners.filter((listener) => listenerBounds(listener).surely.overlaps(traffic));
      const perhaps = listeners.filter((listener) => listenerBounds(listener).possibly.overlaps(traffic));
      return [...new Set([...sure, ...perhaps])].map(listenerEvidence);
    },
    obstacle: () => `${resource} ${none}`,
    remedy: () => `add a listener to ${address}`,
  };
}

function listenerEvidence(listener: Listener): Evidence {
  const { address, port, protocol } = listener;
  const says = `listens on ${listenerBounds(listener).possibly.toString()}${doubts(reasonsOf(port, protocol))}`;
  return { resource: address, says };
}

/**
 * Passes on what the load balancer sends to a node as its target. Where nothing is sent, the resource to change is the
 * load balancer without a listener for it, the group without the target, or whatever sets another port.
 */
export function targetHop(index: NetworkIndex, loadBalancer: LoadBalancer, node: NodeParty): Hop {
  const groups = targetGroupsOf(index, loadBalancer);
  const passes = anyOf(groups.map((group) => targetBounds(group, node)));
  const reasons = groups.flatMap((group) => targetReasons(group, node));
  return simpleHop({
    decides: "function",
    passes,
    says: () => `has ${node.sample.address} as a target on ${passes.possibly.toString()}${doubts(reasons)}`,
    ...sendingOf(index, loadBalancer, groups, node),
  });
}

function sendingOf(
  { model }: NetworkIndex,
  { address, listeners }: LoadBalancer,
  groups: readonly (TargetGroup | undefined)[],
  node: NodeParty,
): Pick<SimpleHop, "resource" | "obstacle" | "remedy"> {
  const name = node.sample.address;
  const holds = ({ targets }: TargetGroup) => targets.some(({ to }) => mayBe(to, node));
  const seen = groups.flatMap((group) => group ?? []);
  const holder = seen.find(holds);
  if (holder) return portOf(holder, node);
  const unserved = model.targetGroups.find(holds);
  if (unserved) {
    const obstacle = `has no listener that forwards to ${unserved.address}, where ${name} is a target`;
    return { resource: address, obstacle, remedy: `add a listener that forwards to ${unserved.address}` };
  }
  const resource = seen[0]?.address ?? address;
  const served = listeners.length > 0 ? `a listener of ${address} forwards to` : `${address} will forward to`;
  return {
    resource,
    obstacle: `does not have ${name} as a target`,
    remedy: `attach ${name} to a target group that ${served}`,
  };
}

/** Where the port of a target comes from: its attachment, or the target group. */
function portOf(group: TargetGroup, node: NodeParty): Pick<SimpleHop, "resource" | "obstacle" | "remedy"> {
  const target = group.targets.find(({ to }) => mayBe(to, node));
  const isOwn = target?.port.kind === "known" && group.port.kind === "known" && target.port.value !== group.port.value;
  const port = target?.port.kind === "known" ? `port ${target.port.value}` : "another port";
  return {
    resource: isOwn ? target.address : group.address,
    obstacle: `sends to ${port} of ${node.sample.address}`,
    remedy: "set the port that the contract names, or change the contract",
  };
}

/** Why nobody can tell what a target group sends to a node. */
function targetReasons(group: TargetGroup | undefined, node: NodeParty): readonly string[] {
  if (!group) return ["a target group is not in the JSON"];
  const { protocol, healthCheck, targets } = group;
  const mine = targets.filter(({ to }) => mayBe(to, node));
  return mine.flatMap(({ to, port }) => [
    ...(isSurely(to, node) ? [] : [whyHidden(to, "target")]),
    ...reasonsOf(port, protocol, ...(healthCheck ? [healthCheck.port] : [])),
  ]);
}

function reasonsOf(...values: readonly Known<unknown>[]): readonly string[] {
  return values.flatMap((value) => (value.kind === "unknown" ? [value.reason] : []));
}

function doubts(reasons: readonly string[]): string {
  return reasons.length > 0 ? `, as far as anybody knows: ${[...new Set(reasons)].join("; ")}` : "";
}

/** The target groups that listeners forward to; `undefined` for one that is not in the JSON. */
function targetGroupsOf(index: NetworkIndex, { listeners }: LoadBalancer): readonly (TargetGroup | undefined)[] {
  const actions = listeners.flatMap((listener) => listener.actions);
  const unknown = actions.some(({ kind }) => kind === "unknown") ? [undefined] : [];
  const links = actions.flatMap((action) => action.targetGroups);
  return [...links.map((link) => follow(index.targetGroups, link)), ...unknown];
}

function listenerBounds({ port, protocol }: Listener): Bounds {
  return traffic(port, transportsOf(protocol));
}

function targetBounds(group: TargetGroup | undefined, node: NodeParty): Bounds {
  if (!group) return UNSURE;
  const transports = transportsOf(group.protocol);
  return anyOf(
    group.targets
      .filter(({ to }) => mayBe(to, node))
      .map((target) => {
        const bounds = anyOf([traffic(target.port, transports), healthCheckBounds(group, target)]);
        return isSurely(target.to, node) ? bounds : { ...bounds, surely: TrafficSet.NONE };
      }),
  );
}

function healthCheckBounds({ healthCheck }: TargetGroup, { port }: Target): Bounds {
  if (!healthCheck) return CLOSED;
  const checked = healthCheck.port;
  if (checked.kind === "unknown") return UNSURE;
  return traffic(checked.value === "traffic-port" ? port : { kind: "known", value: checked.value }, STREAM);
}

function isSurely(to: Link, node: NodeParty): boolean {
  return to.kind === "resource" && isOwner(to.key, node);
}

/** A target that is known by its address only may be any machine. */
function mayBe(to: Link, node: NodeParty): boolean {
  return isSurely(to, node) || to.kind === "unknown" || (to.kind === "outside" && node.sample.owner === "machine");
}

function isOwner(key: string, { owners, sample }: NodeParty): boolean {
  return owners.has(key) || sample.key === key;
}

/** `TCP_UDP` and `TCP_QUIC` are both; HTTP, HTTPS and TLS are over TCP. */
function transportsOf(protocol: Known<string>): Bounds {
  if (protocol.kind === "unknown") return { surely: TrafficSet.NONE, possibly: EITHER };
  if (/^(udp|quic)$/i.test(protocol.value)) return exactly(TrafficSet.UDP);
  return /^tcp_(udp|quic)$/i.test(protocol.value) ? exactly(EITHER) : STREAM;
}

function traffic(port: Known<number>, transports: Bounds): Bounds {
  if (port.kind === "unknown") return { surely: TrafficSet.NONE, possibly: transports.possibly };
  const there = exactly(
    TrafficSet.union(["tcp", "udp"].map((transport) => TrafficSet.of(transport, port.value, port.value))),
  );
  return inSequence([transports, there]);
}
