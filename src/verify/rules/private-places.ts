/**
 * Where the machines of private roles are. A subnet or a route table that others need as it is must not change for the
 * sake of a private machine that came there by mistake: then the machine, or the association, is what is out of place.
 */
import { NetworkInterface, RouteTable, Subnet } from "../../model/network-model";
import { keyOf } from "../paths/network-index";
import { RuleSubject } from "../rule";
import { privateInterfaces } from "./private-roles";
import { StackView } from "./stack-view";

/** What to do with a machine in a subnet that is public for others. */
export const MOVE_AWAY = "Move it to a private subnet.";

/** Private machines among the subnets of a model. */
export class PrivatePlaces {
  readonly view: StackView;
  /** The interfaces of private roles. */
  readonly members: readonly NetworkInterface[];
  private readonly publicSubnets: ReadonlySet<string>;

  constructor(subject: RuleSubject) {
    this.view = StackView.of(subject.model);
    this.members = privateInterfaces(subject);
    this.publicSubnets = publicSubnets(subject, new Set(this.members));
  }

  /** Whether a subnet is public on purpose: a NAT gateway is there, or somebody who is not kept private. */
  isPublic({ key }: Subnet): boolean {
    return this.publicSubnets.has(key);
  }

  /** Whether a table routes a subnet that is public on purpose. */
  routesPublic({ key }: RouteTable): boolean {
    return this.view.model.subnets.some((subnet) => keyOf(subnet.routeTable) === key && this.isPublic(subnet));
  }
}

/** The roles of interfaces as a sentence names them, such as `'head' and 'workers'`. */
export function nameRoles(interfaces: readonly NetworkInterface[]): string {
  return [...new Set(interfaces.map(({ role = "" }) => `'${role}'`))].sort().join(" and ");
}

function publicSubnets({ model }: RuleSubject, privates: ReadonlySet<NetworkInterface>): ReadonlySet<string> {
  const others = model.interfaces.filter((each) => !privates.has(each) && isPublic(each));
  const keys = [...others, ...model.natGateways].map(({ subnet }) => keyOf(subnet));
  return new Set(keys.filter((key) => key !== undefined));
}

/** Endpoints take part in no flow from outside, and what has neither a role nor a public address says nothing. */
function isPublic({ owner, role, publicAddress: { kind } }: NetworkInterface): boolean {
  return owner !== "endpoint" && (role !== undefined || kind === "elastic" || kind === "assigned");
}
