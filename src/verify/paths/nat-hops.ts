/**
 * A NAT gateway: connections go out through it and none comes in. Its own subnet has to lead to an internet gateway.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
import { NatGateway, Subnet } from "../../model/network-model";
import { TrafficSet } from "../../traffic/traffic-set";
import { aclHop } from "./acl-hop";
import { Bounds, CLOSED, exactly, OPEN, UNSURE, whicheverOf } from "./bounds";
import { Hop } from "./hop";
import { follow, NetworkIndex, whyHidden } from "./network-index";
import { NodeParty, OutsideParty, Realm } from "./party";
import { RouteChoice, routesOutside } from "./routing";
import { closedHop, simpleHop, unsureHop } from "./simple-hop";

/** What NAT gateways translate. */
const TRANSLATED = TrafficSet.union([TrafficSet.TCP, TrafficSet.UDP, TrafficSet.of("icmp")]);

/** A way through a NAT gateway. */
export interface NatWay {
  readonly from: NodeParty;
  /** Subnet of the machine. */
  readonly subnet: Subnet;
  readonly to: OutsideParty;
}

/** What lies on the way from a machine's subnet through a NAT gateway to addresses outside. */
export function natHops(index: NetworkIndex, key: string | undefined, way: NatWay): readonly Hop[] {
  const gateway = index.natGateways.get(key ?? "");
  if (!gateway) return [unsureHop(key ?? way.subnet.address, "the NAT gateway is not in the JSON")];
  const place = follow(index.subnets, gateway.subnet);
  if (!place) return [unsureHop(gateway.address, whyHidden(gateway.subnet, "subnet"))];
  const { to, from, subnet } = way;
  const reached = subnet.key === place.key ? [] : [aclHop(index, place, "ingress", from.peer, "out")];
  const answered = subnet.key === place.key ? [] : [aclHop(index, place, "egress", from.peer, "back")];
  return [
    ...reached,
    translation(gateway, to),
    exit(routesOutside(index, place, to.peer), gateway, to),
    aclHop(index, place, "egress", to.peer, "out"),
    aclHop(index, place, "ingress", to.peer, "back"),
    ...answered,
  ];
}

function translation(gateway: NatGateway, { family, realm }: OutsideParty): Hop {
  const { address, isPublic, elasticIp } = gateway;
  if (family === "ipv6")
    return closedHop(address, "translates no IPv6", "route ::/0 to an egress-only internet gateway");
  if (isPublic.kind === "unknown") return unsureHop(address, isPublic.reason);
  if (!isPublic.value) {
    const says = "is private and leads to other networks only";
    return realm === "other-networks" ? unsureHop(address, says) : closedHop(address, says, "make it a public one");
  }
  if (!elasticIp) return closedHop(address, "has no Elastic IP", "set its allocation_id");
  return simpleHop({
    resource: address,
    passes: exactly(TRANSLATED),
    says: "translates its address",
    obstacle: "translates TCP, UDP and ICMP only",
    remedy: "use TCP, UDP or ICMP",
  });
}

/** The NAT gateway's own way out. */
function exit(choices: readonly RouteChoice[], gateway: NatGateway, { realm }: OutsideParty): Hop {
  return simpleHop({
    resource: choices[0]?.resource ?? gateway.address,
    passes: whicheverOf(choices.map((choice) => exitBounds(choice, realm))),
    says: choices.map(({ says }) => says).join(", or "),
    obstacle: `does not lead ${gateway.address} to an internet gateway`,
    remedy: "put the NAT gateway into a subnet that is routed to an internet gateway",
  });
}

function exitBounds({ target }: RouteChoice, realm: Realm): Bounds {
  // The internet does not know private addresses.
  if (target.kind === "internet-gateway") return realm === "other-networks" ? CLOSED : OPEN;
  return target.kind === "other" ? UNSURE : CLOSED;
}
