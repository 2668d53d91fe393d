import { Rule } from "../rule";
import { fault } from "./judge";

/** A load balancer has a listener. */
export const loadBalancerHasListener: Rule = {
  name: "load-balancer-has-listener",
  severity: "high",
  why: "Without a listener a load balancer accepts no connection.",
  remedy: "Add a listener to the load balancer.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
  check: ({ model }) =>
    model.loadBalancers
      .filter(({ listeners }) => listeners.length === 0)
      .map(({ address }) => fault(address, "has no listener")),
};
