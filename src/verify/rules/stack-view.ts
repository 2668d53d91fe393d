/**
 * A model as the rules look at it: every link leads to the thing, or to the reason why nobody can see it.
 */
import { Known, known, unknown } from "../../model/known";
import { Link } from "../../model/link";
import { LoadBalancer, TargetGroup } from "../../model/load-balancing";
import {
  NatGateway,
  NetworkInterface,
  NetworkModel,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
} from "../../model/network-model";
import { follow, keyOf, NetworkIndex, whyHidden } from "../paths/network-index";

const VIEWS = new WeakMap<NetworkModel, StackView>();

/** A model whose links are followed. */
export class StackView {
  private readonly index: NetworkIndex;
  private readonly byOwner: ReadonlyMap<string, readonly NetworkInterface[]>;
  private readonly bySubnet: ReadonlyMap<string, readonly NetworkInterface[]>;

  private constructor(readonly model: NetworkModel) {
    this.index = new NetworkIndex(model);
    this.byOwner = groupBy(model.interfaces, ({ ownerKey }) => ownerKey);
    this.bySubnet = groupBy(model.interfaces, ({ subnet }) => keyOf(subnet));
  }

  /** The view of a model; the same one for all rules. */
  static of(model: NetworkModel): StackView {
    const view = VIEWS.get(model) ?? new StackView(model);
    VIEWS.set(model, view);
    return view;
  }

  vpc(link: Link): Known<Vpc> {
    return see(this.index.vpcs, link, "VPC");
  }

  subnet(link: Link): Known<Subnet> {
    return see(this.index.subnets, link, "subnet");
  }

  routeTable(link: Link): Known<RouteTable> {
    return see(this.index.routeTables, link, "route table");
  }

  securityGroup(link: Link): Known<SecurityGroup> {
    return see(this.index.securityGroups, link, "security group");
  }

  targetGroup(link: Link): Known<TargetGroup> {
    return see(this.index.targetGroups, link, "target group");
  }

  natGateway(key: string): NatGateway | undefined {
    return this.index.natGateways.get(key);
  }

  loadBalancer(link: Link): LoadBalancer | undefined {
    return follow(this.index.loadBalancers, link);
  }

  /** Interfaces of a machine, an autoscaling group, a load balancer or an endpoint. */
  interfacesOf(ownerKey: string): readonly NetworkInterface[] {
    return this.byOwner.get(ownerKey) ?? [];
  }

  /** Interfaces that surely are in a subnet. */
  interfacesIn(subnet: Subnet): readonly NetworkInterface[] {
    return this.bySubnet.get(subnet.key) ?? [];
  }

  /** Resources of a type. */
  resourcesOf(...types: readonly string[]) {
    return [...this.model.resources.values()].filter(({ type }) => types.includes(type));
  }
}

/** Whether two links lead to the same thing; unknown where one is made here and the other known by its id only. */
export function isSame(one: Link, other: Link): Known<boolean> {
  if (one.kind === "unknown") return one;
  if (other.kind === "unknown") return other;
  if (one.kind === "resource" && other.kind === "resource") return known(one.key === other.key);
  if (one.kind === "outside" && other.kind === "outside") return known(one.id === other.id);
  return unknown(`'${nameOf(one)}' and '${nameOf(other)}' may be the same`);
}

/** What to call the far end of a link. */
export function nameOf(link: Link): string {
  return link.kind === "resource" ? link.key : link.kind === "outside" ? link.id : link.reason;
}

function see<Thing>(things: ReadonlyMap<string, Thing>, link: Link, what: string): Known<Thing> {
  const thing = follow(things, link);
  return thing === undefined ? unknown(whyHidden(link, what)) : known(thing);
}

/** The things by a name that each has; those without one are left out. */
export function groupBy<Thing>(
  things: readonly Thing[],
  key: (thing: Thing) => string | undefined,
): Map<string, Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const name = key(thing);
    if (name === undefined) continue;
    const group = groups.get(name);
    if (group) group.push(thing);
    else groups.set(name, [thing]);
  }
  return groups;
}
