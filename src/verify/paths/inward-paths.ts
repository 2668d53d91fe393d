/**
 * Ways in from addresses outside the VPC. From the internet: a gateway, a public address, the ACL and the groups, and
 * for the answers a route back to the gateway. An Elastic IP in a private subnet lets packets in and no answer out.
 */
import { Subnet } from "../../model/network-model";
import { aclHop } from "./acl-hop";
import { groupHop } from "./group-hop";
import { Hop, Path } from "./hop";
import { internetGatewayHop } from "./internet-gateway-hop";
import { NetworkIndex } from "./network-index";
import { describeOutsideParty, NodeParty, OutsideParty } from "./party";
import { publicAddressHop } from "./public-address-hop";
import { routesOutside } from "./routing";
import { closedHop, unsureHop } from "./simple-hop";
import { wayBackHop } from "./way-back-hop";

/** The way in from addresses outside to a node. */
export function inwardPaths(index: NetworkIndex, caller: OutsideParty, to: NodeParty): readonly Path[] {
  const from = asCaller(caller);
  const enters = groupHop(to, "ingress", from.peer, () => describeOutsideParty(from));
  if (from.family === "ipv6" && !to.ipv6) return [{ hops: [publicAddressHop(to, "ipv6", "ingress"), enters] }];
  if (to.unknownPlace !== undefined) return [{ hops: [unsureHop(to.sample.address, to.unknownPlace), enters] }];
  const { subnet } = to;
  if (!subnet) return [{ hops: [publicAddressHop(to, from.family, "ingress"), enters] }];
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
    publicAddressHop(to, from.family, "ingress"),
    wayBackHop(index, from, to, subnet),
  ];
}

/** Peering, VPN or a transit gateway: whoever has a route there may be reached from there. */
function fromOtherNetworks(index: NetworkIndex, from: OutsideParty, to: NodeParty, subnet: Subnet): readonly Hop[] {
  const leading = routesOutside(index, subnet, from.peer).find(({ target }) => target.kind === "other");
  if (leading) return [unsureHop(leading.resource, leading.says)];
  return [closedHop(to.sample.address, "has no route to other networks", "route to them")];
}
