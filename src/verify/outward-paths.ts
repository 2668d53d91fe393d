/**
 * Ways from a machine to addresses outside its VPC: over an internet gateway with a public address, through a NAT
 * gateway that itself sits on a route to an internet gateway, over an egress-only gateway, over a gateway endpoint.
 */
import { aclHop } from "./acl-hop";
import { OPEN } from "./bounds";
import { groupHop } from "./group-hop";
import { Hop, Path } from "./hop";
import { natHops } from "./nat-hops";
import { NetworkIndex } from "./network-index";
import { NodeParty, OutsideParty } from "./party";
import { publicAddressHop } from "./public-address-hop";
import { RouteChoice, routesOutside } from "./routing";
import { closedHop, simpleHop, unsureHop } from "./simple-hop";
import { Subnet } from "../model/network-model";

/** The ways from a node to addresses outside, one for each route that may be taken. */
export function outwardPaths(index: NetworkIndex, from: NodeParty, to: OutsideParty): readonly Path[] {
  const leaves = groupHop(from, "egress", to.peer, to.role);
  if (from.unknownPlace !== undefined) return [{ hops: [leaves, unsureHop(from.sample.address, from.unknownPlace)] }];
  const { subnet } = from;
  // Nothing runs there yet: only the groups can be judged.
  if (!subnet) return [{ hops: [leaves] }];
  return routesOutside(index, subnet, to.peer).map((choice) => ({
    hops: [
      leaves,
      aclHop(index, subnet, "egress", to.peer, "out"),
      ...onwardHops(index, from, subnet, to, choice),
      aclHop(index, subnet, "ingress", to.peer, "back"),
    ],
  }));
}

function onwardHops(
  index: NetworkIndex,
  from: NodeParty,
  subnet: Subnet,
  to: OutsideParty,
  choice: RouteChoice,
): readonly Hop[] {
  const { target, resource, says } = choice;
  const remedy = `route ${to.family === "ipv4" ? "0.0.0.0/0" : "::/0"} to a gateway that leads there`;
  const route = choice.isSure ? simpleHop({ resource, says, remedy, passes: OPEN }) : unsureHop(resource, says);
  switch (target.kind) {
    case "internet-gateway":
      return to.realm === "other-networks"
        ? [closedHop(resource, "leads to the internet, where private addresses do not exist", remedy)]
        : [route, publicAddressHop(from, to.family)];
    case "nat-gateway":
      return [route, ...natHops(index, target.key, { from, subnet, to })];
    case "egress-only-gateway":
    case "gateway-endpoint":
      return [route];
    case "other":
      return [unsureHop(resource, says)];
    default:
      return [closedHop(resource, says, remedy)];
  }
}
