import { NetworkInterface, Route, RouteTable, Subnet } from "../../model/network-model";
import { PUBLIC_SPACE } from "../paths/address-space";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, distinctHits, fault } from "./judge";
import { MOVE_AWAY, nameRoles, PrivatePlaces } from "./private-places";
import { groupBy } from "./stack-view";

const ASSOCIATE = "Associate the subnet with a private route table.";

/**
 * Subnets of machines that nobody outside may call are not routed to an internet gateway. What is named is what is out
 * of place: the machine, where its subnet is public for others; the association, where the table is; else the route.
 */
export const privateRoleHasNoInternetRoute: Rule = {
  name: "private-role-has-no-internet-route",
  severity: "high",
  why: "A subnet with a route to the internet gateway is public: a public address is all that is missing.",
  remedy: "Remove the route, or move the machines to a subnet without one.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types",
  check(subject) {
    const places = new PrivatePlaces(subject);
    const bySubnet = groupBy(places.members, ({ subnet }) => subnet && JSON.stringify(subnet));
    return distinctHits([...bySubnet.values()].flatMap((members) => hitsOf(places, members)));
  },
};

/** @param members private interfaces in one subnet */
function hitsOf(places: PrivatePlaces, members: readonly NetworkInterface[]): readonly RuleHit[] {
  const link = members[0]?.subnet;
  if (link === undefined) return [];
  const subnet = places.view.subnet(link);
  if (subnet.kind === "unknown") return members.map(({ address }) => cannotJudge(address, subnet.reason));
  const table = places.view.routeTable(subnet.value.routeTable);
  if (table.kind === "unknown") return [cannotJudge(subnet.value.routeTableFrom, table.reason)];
  const routes = table.value.routes.filter(leadsToInternet);
  if (routes.length === 0) return [];
  if (places.isPublic(subnet.value)) return members.map((each) => misplaced(each, subnet.value, table.value));
  const effect = `leads '${subnet.value.address}', where the private ${describeRoles(members)}, to the internet gateway`;
  return places.routesPublic(table.value)
    ? [fault(subnet.value.routeTableFrom, `${effect}, by the routes of '${table.value.address}'`, ASSOCIATE)]
    : routes.map(({ address }) => fault(address, effect));
}

function misplaced(member: NetworkInterface, subnet: Subnet, table: RouteTable): RuleHit {
  const place = `'${subnet.address}', which '${table.address}' leads to the internet gateway`;
  return fault(member.address, `is in ${place}, though its role ${nameRoles([member])} is private`, MOVE_AWAY);
}

function describeRoles(members: readonly NetworkInterface[]): string {
  const names = nameRoles(members);
  return names.includes(" and ") ? `roles ${names} run` : `role ${names} runs`;
}

function leadsToInternet({ target, destination }: Route): boolean {
  if (target.kind !== "internet-gateway") return false;
  return destination.kind !== "addresses" || destination.addresses.overlaps(PUBLIC_SPACE);
}
