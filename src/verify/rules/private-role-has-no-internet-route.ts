import { NetworkInterface, Route } from "../../model/network-model";
import { PUBLIC_SPACE } from "../address-space";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, fault } from "./judge";
import { privateInterfaces } from "./private-roles";
import { StackView } from "./stack-view";

/** Subnets of machines that nobody outside may call are not routed to an internet gateway. */
export const privateRoleHasNoInternetRoute: Rule = {
  name: "private-role-has-no-internet-route",
  severity: "high",
  why: "A subnet with a route to the internet gateway is public: a public address is all that is missing.",
  remedy: "Remove the route, or move the machines to a subnet without one.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/configure-subnets.html#subnet-types",
  check(subject) {
    const view = StackView.of(subject.model);
    const places = new Map(
      privateInterfaces(subject).map((each) => [`${each.role ?? ""} ${JSON.stringify(each.subnet)}`, each]),
    );
    const hits = [...places.values()].flatMap((each) => hitsOf(view, each));
    return [...new Map(hits.map((hit) => [hit.resource, hit])).values()];
  },
};

function hitsOf(view: StackView, { address, role = "", subnet: link }: NetworkInterface): readonly RuleHit[] {
  if (!link) return [];
  const subnet = view.subnet(link);
  if (subnet.kind === "unknown") return [cannotJudge(address, subnet.reason)];
  const table = view.routeTable(subnet.value.routeTable);
  if (table.kind === "unknown") return [cannotJudge(subnet.value.address, table.reason)];
  return table.value.routes
    .filter(leadsToInternet)
    .map((route) =>
      fault(
        route.address,
        `leads '${subnet.value.address}', where the private role '${role}' runs, to the internet gateway`,
      ),
    );
}

function leadsToInternet({ target, destination }: Route): boolean {
  if (target.kind !== "internet-gateway") return false;
  return destination.kind !== "addresses" || destination.addresses.overlaps(PUBLIC_SPACE);
}
