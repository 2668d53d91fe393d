/** Ways between two machines by their private addresses: groups at both ends, ACLs where subnets differ, local routes. */
import { isDataAddress } from "../../model/data-address";
import { linkName } from "../../model/distinct-links";
import { Link } from "../../model/link";
import { Subnet, Vpc } from "../../model/network-model";
import { aclHop } from "./acl-hop";
import { whicheverOf, Bounds, CLOSED, OPEN, UNSURE } from "./bounds";
import { groupHop } from "./group-hop";
import { Hop, Path } from "./hop";
import { NetworkIndex } from "./network-index";
import { NodeParty, vpcLinkOf } from "./party";
import { Peer } from "./peer";
import { RouteChoice, routesInside, routesOutside } from "./routing";
import { closedHop, simpleHop, unsureHop } from "./simple-hop";

/** One end of a way inside the VPC. */
interface End {
  readonly node: NodeParty;
  readonly peer: Peer;
}

/** The ways from one node to another, one for each family of addresses that both may have. */
export function insidePaths(index: NetworkIndex, from: NodeParty, to: NodeParty): readonly Path[] {
  const ipv4 = pathBetween(index, { node: from, peer: from.peer }, { node: to, peer: to.peer });
  if (!from.ipv6 || !to.ipv6) return [ipv4];
  const ipv6 = pathBetween(index, { node: from, peer: from.ipv6.peer }, { node: to, peer: to.ipv6.peer });
  const isSure = from.ipv6.isSure && to.ipv6.isSure;
  const doubt = isSure ? [] : [unsureHop(from.sample.address, "it may have an IPv6 address")];
  return [ipv4, { hops: [...ipv6.hops, ...doubt] }];
}

function pathBetween(index: NetworkIndex, from: End, to: End): Path {
  const leaves = groupHop(from.node, "egress", to.peer, () => to.node.role);
  const enters = groupHop(to.node, "ingress", from.peer, () => from.node.role);
  return { hops: [leaves, ...hopsBetween(index, from, to), enters] };
}

/** What lies between the groups of the two ends. */
function hopsBetween(index: NetworkIndex, from: End, to: End): readonly Hop[] {
  const unknown = [from.node, to.node].flatMap(({ unknownPlace, sample }) =>
    unknownPlace === undefined ? [] : [unsureHop(sample.address, unknownPlace)],
  );
  if (unknown.length > 0) return unknown;
  const [source, target] = [from.node, to.node];
  const [home, away] = [vpcLinkOf(source), vpcLinkOf(target)];
  if (home && away && isApart(home, away)) {
    const says = `is in ${linkName(home)}, and ${target.sample.address} is in ${linkName(away)}`;
    return [betweenVpcs(index, source, to.peer, says)];
  }
  // Nothing runs there yet: only the groups can be judged.
  if (!source.subnet || !target.subnet) return [];
  return [
    ...crossing(index, source.subnet, target.subnet, source.vpc, from.peer, to.peer, "out"),
    ...crossing(index, target.subnet, source.subnet, source.vpc, to.peer, from.peer, "back"),
    ...(source.subnet.key === target.subnet.key ? [] : whetherTogether(source.subnet, target.subnet)),
  ];
}

/** Whether two VPCs surely differ: of what is looked up, and of an id beside a resource, nobody knows. */
function isApart(home: Link, away: Link): boolean {
  const names = [linkName(home), linkName(away)];
  const isComparable = home.kind !== "unknown" && home.kind === away.kind;
  return isComparable && names[0] !== names[1] && !names.every(isDataAddress);
}

/** A doubt where nobody can tell whether two subnets are in the same VPC. */
function whetherTogether(source: Subnet, target: Subnet): readonly Hop[] {
  const isSame = source.vpc.kind !== "unknown" && linkName(source.vpc) === linkName(target.vpc);
  if (isSame) return [];
  return [unsureHop(source.address, `nobody can tell whether it is in the same VPC as ${target.address}`)];
}

/** Packets from one subnet to another; within a subnet they meet neither ACL nor router. */
function crossing(
  index: NetworkIndex,
  source: Subnet,
  target: Subnet,
  vpc: Vpc | undefined,
  sender: Peer,
  receiver: Peer,
  way: Hop["way"],
): readonly Hop[] {
  if (source.key === target.key) return [];
  return [
    aclHop(index, source, "egress", receiver, way),
    routeHop(routesInside(index, source, vpc, receiver), way),
    aclHop(index, target, "ingress", sender, way),
  ];
}

function routeHop(choices: readonly RouteChoice[], way: Hop["way"]): Hop {
  const [first] = choices;
  return simpleHop({
    way,
    resource: first?.resource ?? "",
    passes: whicheverOf(choices.map(insideBounds)),
    says: choices.map(({ says }) => says).join(", or "),
    remedy: "remove the route that leads away from the VPC's own addresses",
  });
}

/** A middlebox in the way may pass anything or nothing. */
function insideBounds({ target }: RouteChoice): Bounds {
  if (target.kind === "local") return OPEN;
  return target.kind === "blackhole" ? CLOSED : UNSURE;
}

function betweenVpcs(index: NetworkIndex, { subnet, sample }: NodeParty, to: Peer, says: string): Hop {
  const routes = subnet ? routesOutside(index, subnet, to) : [];
  const leading = routes.find(({ target }) => target.kind === "other");
  return leading
    ? unsureHop(leading.resource, leading.says)
    : closedHop(sample.address, says, "put both into one VPC, or connect the two");
}
