import { Rule } from "../rule";
import { cannotJudge, fault } from "./judge";
import { StackView } from "./stack-view";

/** A load balancer has a listener. */
export const loadBalancerHasListener: Rule = {
  name: "load-balancer-has-listener",
  severity: "high",
  why: "Without a listener a load balancer accepts no connection.",
  remedy: "Add a listener to the load balancer.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-listeners.html",
  check({ model }) {
    const [open] = StackView.of(model)
      .resourcesOf("aws_lb_listener", "aws_alb_listener")
      .flatMap((listener) => listener.links("load_balancer_arn"))
      .filter((link) => link.kind === "unknown");
    return model.loadBalancers
      .filter(({ listeners }) => listeners.every(({ isUnplaced }) => isUnplaced))
      .map(({ address }) => (open ? cannotJudge(address, open.reason) : fault(address, "has no listener")));
  },
};
