import { allKnown, chainKnown, Known, known, mapKnown } from "../../model/known";
import { NetworkModel, Subnet } from "../../model/network-model";
import { keyOf } from "../network-index";
import { Rule } from "../rule";
import { fault, judge } from "./judge";
import { StackView } from "./stack-view";

/** Addresses of each subnet that AWS keeps for itself. */
const RESERVED = 5;
const NEEDED = 8;

/** A load balancer finds eight free addresses in each of its subnets. */
export const loadBalancerSubnetsHaveFreeAddresses: Rule = {
  name: "load-balancer-subnets-have-free-addresses",
  severity: "high",
  why: `AWS refuses a load balancer that does not find ${NEEDED} free addresses in each of its subnets.`,
  remedy: "Use larger subnets, or move other machines and endpoints out of them.",
  source:
    "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer",
  check({ model }) {
    const view = StackView.of(model);
    return model.loadBalancers
      .filter(({ type }) => type.kind === "unknown" || type.value !== "gateway")
      .flatMap(({ address, subnets }) =>
        subnets.flatMap((link) => {
          const room = chainKnown(view.subnet(link), (subnet) =>
            mapKnown(freeIn(view, subnet), (free) => ({ subnet, free })),
          );
          return judge(address, room, ({ subnet, free }) =>
            free >= NEEDED
              ? []
              : [fault(address, `needs ${NEEDED} free addresses in ${subnet.address}, which has ${Math.max(free, 0)}`)],
          );
        }),
      );
  },
};

/** Addresses that machines, endpoints and NAT gateways leave over; load balancers take theirs out of these. */
function freeIn(view: StackView, subnet: Subnet): Known<number> {
  const others = view.interfacesIn(subnet).filter(({ owner }) => owner === "machine" || owner === "endpoint");
  const taken = allKnown([...others.map(({ count }) => count), known(natGatewaysIn(view.model, subnet))]);
  return chainKnown(subnet.ipv4, (block) =>
    mapKnown(taken, (counts) => Number(block.size) - RESERVED - counts.reduce((sum, count) => sum + count, 0)),
  );
}

function natGatewaysIn({ natGateways }: NetworkModel, { key }: Subnet): number {
  return natGateways.filter(({ subnet }) => keyOf(subnet) === key).length;
}
