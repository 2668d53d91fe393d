/**
 * Ways from a machine to addresses outside its VPC: over an internet gateway with a public address, through a NAT
 * gateway that itself sits on a route to an internet gateway, over an egress-only gateway, over a gateway endpoint.
 */
import { aclHop } from "./acl-hop";
import { groupHop } from "./group-hop";
import { Hop, Path } from "./hop";
import { natHops } from "./nat-hops";
import { NetworkIndex } from "./network-index";
import { everywhere, NodeParty, OutsideParty } from "./party";
import { publicAddressHop } from "./public-address-hop";
import { RouteChoice, routesOutside } from "./routing";
import { closedHop, simpleHop, unsureHop } from "./simple-hop";
import { Subnet } from "../model/network-model";

/** The ways from a node to addresses outside, one for each route that may be taken. */
export function outwardPaths(index: NetworkIndex, from: NodeParty, to: OutsideParty): readonly Path[] {
  const leaves = groupHop(from, "egress", to.peer, to.role);
  if (from.unknownPlace !== undefined) return [{ hops: [leaves, unsureHop(from.sample.address, from.unknownPlace)] }];
  const { subnet } = from;
  // Nothing runs there yet: only the groups can be judged, and no route leads to other networks.
  if (!subnet) return to.realm === "other-networks" ? [] : [{ hops: [leaves] }];
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
  switch (target.kind) {
    case "internet-gateway":
    case "egress-only-gateway":
      return internetHops(from, to, choice);
    case "nat-gateway":
      return [routeHop(choice, to), ...natHops(index, target.key, { from, subnet, to })];
    case "gateway-endpoint":
      return [routeHop(choice, to)];
    case "other":
      return [unsureHop(resource, says)];
    default:
      return [closedHop(resource, says, remedyFor(to))];
  }
}

function internetHops(from: NodeParty, to: OutsideParty, choice: RouteChoice): readonly Hop[] {
  if (to.realm !== "other-networks") return [routeHop(choice, to), publicAddressHop(from, to.family)];
  const says = "leads to the internet, where private addresses do not exist";
  return [closedHop(choice.resource, says, remedyFor(to))];
}

function routeHop({ resource, says, isSure }: RouteChoice, to: OutsideParty): Hop {
  return isSure ? simpleHop({ resource, says, remedy: remedyFor(to) }) : unsureHop(resource, says);
}

function remedyFor({ family }: OutsideParty): string {
  return `route ${everywhere(family)} to a gateway that leads there`;
}
