import { Rule } from "../rule";
import { fault, judge } from "./judge";
import { StackView } from "./stack-view";
import { isLocalZone, zonesOf } from "./zones-of";

/** An application load balancer has subnets in two zones or more. Local Zones are exempt, as they are for AWS. */
export const loadBalancerHasTwoZones: Rule = {
  name: "load-balancer-has-two-zones",
  severity: "high",
  why: "AWS refuses an application load balancer with subnets in fewer than two zones.",
  remedy: "Give the load balancer a subnet in each of two zones or more.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html",
  check({ model }) {
    const view = StackView.of(model);
    return model.loadBalancers.flatMap(({ address, type, subnets }) =>
      judge(address, type, (kind) =>
        kind === "application" ? judge(address, zonesOf(view, subnets), (zones) => checkZones(address, zones)) : [],
      ),
    );
  },
};

function checkZones(address: string, all: readonly string[]) {
  const [first, ...others] = [...new Set(all)];
  if (first === undefined) return [fault(address, "has no subnet")];
  if (others.length > 0 || isLocalZone(first)) return [];
  return [fault(address, `has subnets in one zone only, ${first}`)];
}
