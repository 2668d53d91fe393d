/**
 * Ways in from addresses outside the VPC. From the internet: a gateway, a public address, the ACL and the groups, and
 * for the answers a route back to the gateway. An Elastic IP in a private subnet lets packets in and no answer out.
 */
import { Subnet } from "../model/network-model";
import { aclHop } from "./acl-hop";
import { Bounds, CLOSED, OPEN, UNSURE, whicheverOf } from "./bounds";
import { groupHop } from "./group-hop";
import { Hop, Path } from "./hop";
import { internetGatewayHop } from "./internet-gateway-hop";
import { NetworkIndex } from "./network-index";
import { everywhere, NodeParty, OutsideParty } from "./party";
import { publicAddressHop } from "./public-address-hop";
import { RouteChoice, routesOutside } from "./routing";
import { closedHop, simpleHop, unsureHop } from "./simple-hop";

/** The way in from addresses outside to a node. */
export function inwardPaths(index: NetworkIndex, caller: OutsideParty, to: NodeParty): readonly Path[] {
  const from = asCaller(caller);
  const enters = groupHop(to, "ingress", from.peer, from.role);
  if (to.unknownPlace !== undefined) return [{ hops: [unsureHop(to.sample.address, to.unknownPlace), enters] }];
  const { subnet } = to;
  if (!subnet) return [{ hops: [publicAddressHop(to, from.family), enters] }];
  const arrival = from.realm === "other-networks" ? fromOtherNetworks : fromInternet;
  return [
    {
      hops: [
        ...arrival(index, from, to, subnet),
        aclHop(index, subnet, "ingress", from.peer, "out"),
        enters,
        aclHop(index, subnet, "egress", from.peer, "back"),
      ],
    },
  ];
}

/** Single addresses that rules name are judged as public addresses, whether or not they are the service's. */
function asCaller(party: OutsideParty): OutsideParty {
  return party.realm === "service" ? { ...party, peer: { ...party.peer, isWhole: true } } : party;
}

function fromInternet(index: NetworkIndex, from: OutsideParty, to: NodeParty, subnet: Subnet): readonly Hop[] {
  return [
    internetGatewayHop(index, to, subnet),
    publicAddressHop(to, from.family),
    wayBack(routesOutside(index, subnet, from.peer), subnet, from),
  ];
}

function wayBack(choices: readonly RouteChoice[], subnet: Subnet, { family }: OutsideParty): Hop {
  return simpleHop({
    way: "back",
    resource: choices[0]?.resource ?? subnet.address,
    passes: whicheverOf(choices.map(backBounds)),
    says: choices.map(({ says }) => says).join(", or "),
    obstacle: `leads no answer from ${subnet.address} back to the internet gateway`,
    remedy: `route ${everywhere(family)} to the internet gateway`,
  });
}

function backBounds({ target }: RouteChoice): Bounds {
  if (target.kind === "internet-gateway") return OPEN;
  return target.kind === "other" ? UNSURE : CLOSED;
}

/** Peering, VPN or a transit gateway: whoever has a route there may be reached from there. */
function fromOtherNetworks(index: NetworkIndex, from: OutsideParty, to: NodeParty, subnet: Subnet): readonly Hop[] {
  const leading = routesOutside(index, subnet, from.peer).find(({ target }) => target.kind === "other");
  if (leading) return [unsureHop(leading.resource, leading.says)];
  return [closedHop(to.sample.address, "has no route to other networks", "route to them")];
}
