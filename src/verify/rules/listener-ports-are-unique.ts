import { Listener } from "../../model/load-balancing";
import { Rule } from "../rule";
import { cannotJudge, fault } from "./judge";

/** The listeners of a load balancer have different ports. */
export const listenerPortsAreUnique: Rule = {
  name: "listener-ports-are-unique",
  severity: "high",
  why: "AWS refuses a second listener on a port of the same load balancer.",
  remedy: "Give the listener another port, or merge the two.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateListener.html",
  check: ({ model }) => model.loadBalancers.flatMap(({ listeners }) => listeners.flatMap(checkPort)),
};

function checkPort({ address, port }: Listener, place: number, all: readonly Listener[]) {
  if (all.length === 1) return [];
  if (port.kind === "unknown") return [cannotJudge(address, port.reason)];
  const earlier = all.slice(0, place).find((other) => other.port.kind === "known" && other.port.value === port.value);
  return earlier ? [fault(address, `listens on port ${port.value}, as ${earlier.address} does`)] : [];
}
