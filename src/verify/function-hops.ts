/**
 * What a load balancer does with traffic: it accepts on the ports of its listeners only, and opens connections to its
 * targets only, on their ports and the ports of their health checks.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html
 */
import { Link } from "../model/link";
import { Known } from "../model/known";
import { Listener, LoadBalancer, Target, TargetGroup } from "../model/network-model";
import { TrafficSet } from "../traffic/traffic-set";
import { anyOf, Bounds, CLOSED, exactly, UNSURE } from "./bounds";
import { Hop } from "./hop";
import { follow, NetworkIndex } from "./network-index";
import { NodeParty } from "./party";
import { simpleHop } from "./simple-hop";

/** The load balancer that a node is, if it is one. */
export function loadBalancerOf(index: NetworkIndex, { sample }: NodeParty): LoadBalancer | undefined {
  return index.loadBalancers.get(sample.ownerKey);
}

/** Accepts what a listener of the load balancer is there for. */
export function listenerHop(loadBalancer: LoadBalancer): Hop {
  const { listeners, address } = loadBalancer;
  return simpleHop({
    decides: "function",
    resource: listeners[0]?.address ?? address,
    passes: anyOf(listeners.map(listenerBounds)),
    says: `listens on ${anyOf(listeners.map(listenerBounds)).possibly.toString()}`,
    obstacle: `no listener of ${address} has that port`,
    remedy: `add a listener to ${address}`,
  });
}

/** Passes on what the load balancer sends to a node as its target. */
export function targetHop(index: NetworkIndex, loadBalancer: LoadBalancer, node: NodeParty): Hop {
  const groups = targetGroupsOf(index, loadBalancer);
  const passes = anyOf(groups.map((group) => targetBounds(group, node)));
  return simpleHop({
    decides: "function",
    resource: groups.find((group) => group !== undefined)?.address ?? loadBalancer.address,
    passes,
    says: `has ${node.sample.address} as a target on ${passes.possibly.toString()}`,
    obstacle: `does not have ${node.sample.address} as a target on that port`,
    remedy: `attach ${node.sample.address} to a target group that a listener of ${loadBalancer.address} forwards to`,
  });
}

/** The target groups that listeners forward to; `undefined` for one that is not in the JSON. */
function targetGroupsOf(index: NetworkIndex, { listeners }: LoadBalancer): readonly (TargetGroup | undefined)[] {
  const actions = listeners.flatMap((listener) => listener.actions);
  const unknown = actions.some(({ kind }) => kind === "unknown") ? [undefined] : [];
  const links = actions.flatMap((action) => action.targetGroups);
  return [...links.map((link) => follow(index.targetGroups, link)), ...unknown];
}

function listenerBounds({ port, protocol }: Listener): Bounds {
  return traffic(port, isDatagram(protocol) ? "udp" : "tcp");
}

function targetBounds(group: TargetGroup | undefined, node: NodeParty): Bounds {
  if (!group) return UNSURE;
  const transport = isDatagram(group.protocol) ? "udp" : "tcp";
  return anyOf(
    group.targets
      .filter((target) => mayBe(target.to, node))
      .map((target) => anyOf([traffic(target.port, transport), healthCheckBounds(group, target)]))
      .map((bounds) => (isUncertain(group.targets, node) ? { ...bounds, surely: TrafficSet.NONE } : bounds)),
  );
}

function healthCheckBounds({ healthCheck }: TargetGroup, { port }: Target): Bounds {
  if (!healthCheck) return CLOSED;
  const checked = healthCheck.port;
  if (checked.kind === "unknown") return UNSURE;
  return traffic(checked.value === "traffic-port" ? port : { kind: "known", value: checked.value }, "tcp");
}

/** Whether every target that may be the node is one by its address only, which nobody can tell. */
function isUncertain(targets: readonly Target[], node: NodeParty): boolean {
  return !targets.some(({ to }) => to.kind === "resource" && isOwner(to.key, node));
}

function mayBe(to: Link, node: NodeParty): boolean {
  return to.kind === "resource" ? isOwner(to.key, node) : to.kind === "unknown" || node.sample.owner === "machine";
}

function isOwner(key: string, { owners, sample }: NodeParty): boolean {
  return owners.has(key) || sample.key === key;
}

function isDatagram(protocol: Known<string>): boolean {
  return protocol.kind === "known" && /^(udp|quic)$/i.test(protocol.value);
}

function traffic(port: Known<number>, transport: string): Bounds {
  if (port.kind === "unknown") return UNSURE;
  return exactly(TrafficSet.of(transport, port.value, port.value));
}
