import { Rule } from "../rule";
import { fault, judge } from "./judge";
import { StackView } from "./stack-view";
import { repeatedZones, zonesOf } from "./zones-of";

/** A load balancer has one subnet in each of its zones. */
export const loadBalancerHasOneSubnetPerZone: Rule = {
  name: "load-balancer-has-one-subnet-per-zone",
  severity: "high",
  why: "AWS refuses a load balancer with more than one subnet in a zone.",
  remedy: "Keep one subnet of each zone.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_CreateLoadBalancer.html",
  check({ model }) {
    const view = StackView.of(model);
    return model.loadBalancers.flatMap(({ address, subnets }) =>
      judge(address, zonesOf(view, subnets), (zones) =>
        repeatedZones(zones).map((zone) => fault(address, `has more than one subnet in ${zone}`)),
      ),
    );
  },
};
