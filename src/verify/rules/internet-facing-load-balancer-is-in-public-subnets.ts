import { allKnown, chainKnown, mapKnown } from "../../model/known";
import { AddressSet } from "../../traffic/address-set";
import { Rule } from "../rule";
import { hasInternetRoute } from "./internet-route";
import { fault, judge } from "./judge";
import { StackView } from "./stack-view";

/** Every subnet of an internet-facing load balancer is routed to an internet gateway. */
export const internetFacingLoadBalancerIsInPublicSubnets: Rule = {
  name: "internet-facing-load-balancer-is-in-public-subnets",
  severity: "high",
  why: "In a subnet without a route to an internet gateway the load balancer has a public address that never answers; in a VPC without such a gateway AWS refuses it.",
  remedy: "Route each subnet of the load balancer to the internet gateway, use public subnets, or make it internal.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-troubleshooting.html#client-cannot-connect",
  check({ model }) {
    const view = StackView.of(model);
    return model.loadBalancers.flatMap(({ address, subnets, isInternetFacing, isDualStack }) =>
      judge(address, allKnown([isInternetFacing, isDualStack]), ([faces = false, dual = false]) => {
        const space = dual ? AddressSet.ALL : AddressSet.ALL_IPV4;
        return (faces ? subnets : []).flatMap((link) => {
          const routed = chainKnown(view.subnet(link), (subnet) =>
            mapKnown(hasInternetRoute(view, subnet, space), (isRouted) => ({ subnet, isRouted })),
          );
          return judge(address, routed, ({ subnet, isRouted }) =>
            isRouted
              ? []
              : [fault(address, `faces the internet in ${subnet.address}, which has no route to an internet gateway`)],
          );
        });
      }),
    );
  },
};
