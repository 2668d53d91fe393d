import { Known, known } from "../../model/known";
import { Target, TargetGroup } from "../../model/load-balancing";
import { NetworkInterface } from "../../model/network-model";
import { TrafficSet } from "../../traffic/traffic-set";
import { Contract } from "../contract/contract";
import { Match } from "../paths/peer";
import { Rule, RuleHit } from "../rule";
import { groupsPass, groupToOpen, peerOf } from "./admission";
import { Service, servicesOf } from "./forwards-of";
import { cannotJudge, distinctHits, fault, judge } from "./judge";
import { StackView } from "./stack-view";

const TCP = known("TCP");

/** Something that a load balancer sends to a target. */
interface Call {
  readonly what: string;
  readonly traffic: Known<TrafficSet>;
  /** What to do where it does not get through; opening a port alone would open more than the contract says. */
  readonly remedy?: string;
}

const CHECK_TRAFFIC_PORT =
  "Check the health on the traffic port, or add a flow for the health checks to the contract and open their port on both groups.";

/**
 * The security groups let a load balancer's requests and health checks through to its targets. What the contract names
 * is left to the proof of the contract.
 */
export const loadBalancerReachesTargets: Rule = {
  name: "load-balancer-reaches-targets",
  severity: "high",
  why: "A target whose traffic port or health-check port is closed to the load balancer never becomes healthy, and gets no request.",
  remedy:
    "Use a port that the contract names, or add a flow to the contract and open its port on both groups: egress of the load balancer's, ingress of the target's.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-update-security-groups.html",
  check({ model, contract }) {
    const view = StackView.of(model);
    const hits = servicesOf(model).flatMap((service) =>
      service.targetGroup.targets.flatMap((target) =>
        machinesOf(view, target).flatMap((machine) =>
          callsTo(service.targetGroup, target)
            .filter((call) => !isPromised(contract, service, machine, call))
            .flatMap((call) => checkCall(view, service, machine, call)),
        ),
      ),
    );
    return distinctHits(hits);
  },
};

function machinesOf(view: StackView, { to }: Target): readonly NetworkInterface[] {
  if (to.kind !== "resource") return [];
  return view.interfacesOf(to.key).filter(({ owner, subnet }) => owner === "machine" && subnet !== undefined);
}

function callsTo({ healthCheck, protocol, targetType }: TargetGroup, { port }: Target): readonly Call[] {
  if (targetType.kind === "known" && targetType.value === "lambda") return [];
  const requests: Call = { what: "requests", traffic: onPort(port, protocol) };
  if (healthCheck === undefined) return [requests];
  const own = healthCheck.port;
  if (own.kind === "known" && own.value === "traffic-port") {
    return [requests, { what: "health checks", traffic: onPort(port, TCP) }];
  }
  const traffic = onPort(own as Known<number>, TCP);
  return [requests, { what: "health checks", traffic, remedy: CHECK_TRAFFIC_PORT }];
}

/** Traffic on a port; UDP only where the protocol says so, because HTTP, TLS and TCP all are TCP. */
function onPort(port: Known<number>, protocol: Known<string>): Known<TrafficSet> {
  if (protocol.kind === "unknown") return protocol;
  if (port.kind === "unknown") return port;
  const name = protocol.value.toUpperCase();
  const transports = ["UDP", "QUIC"].includes(name) ? ["udp"] : name.startsWith("TCP_") ? ["tcp", "udp"] : ["tcp"];
  return known(TrafficSet.union(transports.map((transport) => TrafficSet.of(transport, port.value))));
}

function isPromised({ flows }: Contract, { loadBalancer }: Service, machine: NetworkInterface, { traffic }: Call) {
  return flows.some(
    (flow) =>
      flow.from === loadBalancer.role &&
      flow.to === machine.role &&
      traffic.kind === "known" &&
      flow.traffic.covers(traffic.value),
  );
}

function checkCall(
  view: StackView,
  { loadBalancer, targetGroup }: Service,
  machine: NetworkInterface,
  { what, traffic: sent, remedy }: Call,
): readonly RuleHit[] {
  return judge(machine.address, sent, (traffic) => {
    const { groups } = loadBalancer;
    const target = peerOf([machine], machine.groups);
    const source = peerOf(view.interfacesOf(loadBalancer.key), groups);
    const port = `on ${traffic.toString()}`;
    return [
      ...hitOf(
        groupsPass(view, groups, "egress", target, traffic),
        groupToOpen(view, groups, loadBalancer.address),
        `does not let ${what} of ${loadBalancer.address} out to the targets of ${targetGroup.address} ${port}`,
        remedy,
      ),
      ...hitOf(
        groupsPass(view, machine.groups, "ingress", source, traffic),
        groupToOpen(view, machine.groups, machine.address),
        `does not admit ${what} of ${loadBalancer.address} ${port}`,
        remedy,
      ),
    ];
  });
}

function hitOf(passes: Match, resource: string, message: string, remedy?: string): readonly RuleHit[] {
  if (passes === "yes") return [];
  return [passes === "no" ? fault(resource, message, remedy) : cannotJudge(resource, `whether it ${message}`)];
}
