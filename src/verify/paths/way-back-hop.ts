import { Subnet } from "../../model/network-model";
import { Bounds, CLOSED, OPEN, UNSURE, whicheverOf } from "./bounds";
import { Hop } from "./hop";
import { follow, keyOf, NetworkIndex } from "./network-index";
import { everywhere, NodeParty, OutsideParty } from "./party";
import { RouteChoice, routesOutside } from "./routing";
import { SimpleHop, simpleHop } from "./simple-hop";

/**
 * The way of the answers from a node's subnet back to the internet gateway. Where there is none, the node is in the wrong
 * subnet if another one has the route; else the route is missing.
 */
export function wayBackHop(index: NetworkIndex, from: OutsideParty, node: NodeParty, subnet: Subnet): Hop {
  const choices = routesOutside(index, subnet, from.peer);
  return simpleHop({
    way: "back",
    passes: whicheverOf(choices.map(backBounds)),
    says: choices.map(({ says }) => says).join(", or "),
    ...changeOf(index, from, node, subnet, choices),
  });
}

function changeOf(
  index: NetworkIndex,
  { family }: OutsideParty,
  { sample }: NodeParty,
  subnet: Subnet,
  choices: readonly RouteChoice[],
): Pick<SimpleHop, "resource" | "obstacle" | "remedy"> {
  const [first] = choices;
  if (first?.remedy !== undefined) return { resource: first.resource, obstacle: first.says, remedy: first.remedy };
  const obstacle = `${subnet.address}, which leads no answer back to the internet gateway`;
  return first?.target.kind !== "other" && isMisplaced(index, subnet)
    ? {
        resource: sample.address,
        obstacle: `is in ${obstacle}`,
        remedy: "move it to a subnet that is routed to the internet gateway",
      }
    : {
        resource: first?.resource ?? subnet.address,
        obstacle: `routes ${obstacle}`,
        remedy: `route ${everywhere(family)} to the internet gateway`,
      };
}

/** Whether another subnet of the VPC is routed to an internet gateway, and this one is not. */
function isMisplaced(index: NetworkIndex, subnet: Subnet): boolean {
  const neighbours = index.model.subnets.filter(({ vpc }) => keyOf(vpc) === keyOf(subnet.vpc));
  return !isRouted(index, subnet) && neighbours.some((other) => isRouted(index, other));
}

function isRouted(index: NetworkIndex, { routeTable }: Subnet): boolean {
  return (follow(index.routeTables, routeTable)?.routes ?? []).some(leads);
}

function leads({ target }: Pick<RouteChoice, "target">): boolean {
  return target.kind === "internet-gateway";
}

function backBounds(choice: RouteChoice): Bounds {
  if (leads(choice)) return OPEN;
  return choice.target.kind === "other" ? UNSURE : CLOSED;
}
