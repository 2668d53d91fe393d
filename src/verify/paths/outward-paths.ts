/**
 * Ways from a machine to addresses outside its VPC: over an internet gateway with a public address, through a NAT
 * gateway that itself sits on a route to an internet gateway, over an egress-only gateway, over a gateway endpoint.
 */
import { aclHop } from "./acl-hop";
import { groupHop } from "./group-hop";
import { Hop, Path } from "./hop";
import { natHops } from "./nat-hops";
import { NetworkIndex } from "./network-index";
import { describeOutsideParty, everywhere, NodeParty, OutsideParty } from "./party";
import { publicAddressHop } from "./public-address-hop";
import { RouteChoice, routesOutside } from "./routing";
import { closedHop, simpleHop, unsureHop } from "./simple-hop";
import { Known } from "../../model/known";
import { Subnet } from "../../model/network-model";

/** The ways from a node to addresses outside, one for each route that may be taken. */
export function outwardPaths(index: NetworkIndex, from: NodeParty, to: OutsideParty): readonly Path[] {
  const leaves = groupHop(from, "egress", to.peer, () => describeOutsideParty(to));
  if (to.family === "ipv6" && !from.ipv6) return [{ hops: [leaves, publicAddressHop(from, "ipv6", "egress")] }];
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
      return internetHops(index, from, to, choice);
    case "nat-gateway":
      return [routeHop(index, choice, to), ...natHops(index, target.key, { from, subnet, to })];
    case "gateway-endpoint":
      return [routeHop(index, choice, to)];
    case "other":
      return [unsureHop(resource, says)];
    default:
      return [closedHop(resource, says, choice.remedy ?? remedyFor(index, to))];
  }
}

function internetHops(index: NetworkIndex, from: NodeParty, to: OutsideParty, choice: RouteChoice): readonly Hop[] {
  if (to.realm !== "other-networks") return [routeHop(index, choice, to), publicAddressHop(from, to.family, "egress")];
  const says = "leads to the internet, where private addresses do not exist";
  return [closedHop(choice.resource, says, remedyFor(index, to))];
}

function routeHop(index: NetworkIndex, { resource, says, isSure }: RouteChoice, to: OutsideParty): Hop {
  return isSure ? simpleHop({ resource, says, remedy: remedyFor(index, to) }) : unsureHop(resource, says);
}

function remedyFor({ model }: NetworkIndex, { family, peer, realm }: OutsideParty): string {
  if (realm !== "service") return `route ${everywhere(family)} to a gateway that leads there`;
  const endpoint = model.endpoints.find(
    ({ type, service }) => isKnown(type, "Gateway") && isKnown(service, peer.service),
  );
  const name = endpoint?.address ?? `a gateway endpoint for ${peer.service ?? ""}`;
  return `add the route table to ${name}, or lead ${everywhere(family)} through a NAT gateway`;
}

function isKnown(value: Known<string>, expected: string | undefined): boolean {
  return value.kind === "known" && value.value === expected;
}
