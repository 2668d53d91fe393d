import { chainKnown, Known, known, unknown } from "../../model/known";
import { NetworkInterface, NetworkModel, Subnet } from "../../model/network-model";
import { keyOf } from "../paths/network-index";
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
          const room = chainKnown(view.subnet(link), (subnet) => shortageIn(view, subnet));
          return judge(address, room, (shortage) => (shortage === undefined ? [] : [fault(address, shortage)]));
        }),
      );
  },
};

/**
 * What a subnet lacks, by what machines, endpoints and NAT gateways leave over; load balancers take theirs out of that.
 * Where nobody knows how many machines there are, the most that there may be have to leave enough.
 */
function shortageIn(view: StackView, subnet: Subnet): Known<string | undefined> {
  const others = view.interfacesIn(subnet).filter(({ owner }) => owner === "machine" || owner === "endpoint");
  const taken = RESERVED + natGatewaysIn(view.model, subnet) + sum(others.map(({ count }) => valueOr(0, count)));
  const open = others.find(({ count }) => count.kind === "unknown");
  return chainKnown(subnet.ipv4, (block) => {
    const free = Number(block.size) - taken;
    if (free < NEEDED) {
      return known(`needs ${NEEDED} free addresses in ${subnet.address}, which has ${Math.max(free, 0)}`);
    }
    if (open?.count.kind !== "unknown" || free - mostOf(view, others) >= NEEDED) return known(undefined);
    return unknown(open.count.reason);
  });
}

/** The most machines of groups whose number is not known; each group counts once, however many templates it has. */
function mostOf({ model }: StackView, interfaces: readonly NetworkInterface[]): number {
  const owners = new Set(interfaces.flatMap(({ ownerKey, count }) => (count.kind === "unknown" ? [ownerKey] : [])));
  return sum([...owners].map((key) => valueOr(Infinity, model.resources.get(key)?.number("max_size"))));
}

function valueOr(otherwise: number, value: Known<number> | undefined): number {
  return value?.kind === "known" ? value.value : otherwise;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}

function natGatewaysIn({ natGateways }: NetworkModel, { key }: Subnet): number {
  return natGateways.filter(({ subnet }) => keyOf(subnet) === key).length;
}
