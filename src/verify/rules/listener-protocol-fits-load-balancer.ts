import { Listener } from "../../model/load-balancing";
import { allKnown } from "../../model/known";
import { Rule } from "../rule";
import { fault, judge } from "./judge";

/** Protocols of the listeners of each type of load balancer; those of a gateway load balancer have none. */
const PROTOCOLS: Readonly<Record<string, readonly string[]>> = {
  application: ["HTTP", "HTTPS"],
  network: ["TCP", "TLS", "UDP", "TCP_UDP", "QUIC", "TCP_QUIC"],
};

/** A listener speaks a protocol of its load balancer's type. */
export const listenerProtocolFitsLoadBalancer: Rule = {
  name: "listener-protocol-fits-load-balancer",
  severity: "high",
  why: "AWS refuses a listener whose protocol the type of load balancer does not have.",
  remedy: "Change the protocol of the listener, or the type of the load balancer.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html",
  check: ({ model }) =>
    model.loadBalancers.flatMap(({ listeners, type }) =>
      placedIn(listeners).flatMap(({ address, protocol }) =>
        judge(address, allKnown([type, protocol]), ([kind = "", name = ""]) => {
          const fitting = PROTOCOLS[kind];
          if (fitting === undefined || fitting.includes(name.toUpperCase())) return [];
          return [
            fault(
              address,
              `speaks ${name}, but its load balancer is of type ${kind}, which takes ${fitting.join(", ")}`,
            ),
          ];
        }),
      ),
    ),
};

function placedIn(listeners: readonly Listener[]): readonly Listener[] {
  return listeners.filter(({ isUnplaced }) => !isUnplaced);
}
