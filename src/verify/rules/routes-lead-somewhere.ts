import { chainKnown, Known, known } from "../../model/known";
import { Link } from "../../model/link";
import { Route, RouteTable } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { fault, judge } from "./judge";
import { isSame, nameOf, StackView } from "./stack-view";

/** Every route leads to something that is attached to the VPC of its table. */
export const routesLeadSomewhere: Rule = {
  name: "routes-lead-somewhere",
  severity: "high",
  why: "What is routed to a gateway that is missing, not attached or of another VPC is dropped; most such routes AWS refuses.",
  remedy: "Lead the route to a gateway of the same VPC, or remove it.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Route_Tables.html",
  check({ model }) {
    const view = StackView.of(model);
    return model.routeTables.flatMap((table) => table.routes.flatMap((route) => checkRoute(view, table, route)));
  },
};

function checkRoute(view: StackView, table: RouteTable, { address, target }: Route): readonly RuleHit[] {
  const { kind, key, reason } = target;
  if (kind === "blackhole") return [fault(address, `leads nowhere: ${reason ?? "its target is missing"}`)];
  const there = key === undefined ? undefined : vpcOf(view, key);
  if (there === undefined) return [];
  const same = chainKnown(there, (vpc) => isSame(vpc, table.vpc));
  return judge(address, same, (isOwn) =>
    isOwn ? [] : [fault(address, `leads to ${key ?? ""} of another VPC than ${nameOf(table.vpc)}`)],
  );
}

/**
 * The VPC of an egress-only or NAT gateway; undefined for anything else. An internet gateway of another VPC reads as a
 * blackhole, and endpoints have a rule of their own.
 */
function vpcOf(view: StackView, key: string): Known<Link> | undefined {
  const gateway = view.model.egressOnlyGateways.find((candidate) => candidate.key === key);
  if (gateway) return known(gateway.vpc);
  const nat = view.natGateway(key);
  return nat ? chainKnown(view.subnet(nat.subnet), ({ vpc }) => known(vpc)) : undefined;
}
