import { Link } from "../../model/link";
import { LoadBalancer, TargetGroup } from "../../model/load-balancing";
import {
  NatGateway,
  NetworkAcl,
  NetworkInterface,
  NetworkModel,
  RouteTable,
  SecurityGroup,
  Subnet,
  Vpc,
} from "../../model/network-model";
import { Origin } from "../../model/origin";

/** The things of a model by their keys. */
export class NetworkIndex {
  readonly vpcs: ReadonlyMap<string, Vpc>;
  readonly subnets: ReadonlyMap<string, Subnet>;
  readonly routeTables: ReadonlyMap<string, RouteTable>;
  readonly networkAcls: ReadonlyMap<string, NetworkAcl>;
  readonly securityGroups: ReadonlyMap<string, SecurityGroup>;
  readonly natGateways: ReadonlyMap<string, NatGateway>;
  readonly loadBalancers: ReadonlyMap<string, LoadBalancer>;
  readonly targetGroups: ReadonlyMap<string, TargetGroup>;

  private readonly notModelled: ReadonlySet<string>;

  constructor(readonly model: NetworkModel) {
    this.notModelled = new Set(model.notModelled.map(({ address }) => address));
    this.vpcs = byKey(model.vpcs);
    this.subnets = byKey(model.subnets);
    this.routeTables = byKey(model.routeTables);
    this.networkAcls = byKey(model.networkAcls);
    this.securityGroups = byKey(model.securityGroups);
    this.natGateways = byKey(model.natGateways);
    this.loadBalancers = byKey(model.loadBalancers);
    this.targetGroups = byKey(model.targetGroups);
  }

  /** Whether an interface, or what it belongs to, has something that the model cannot tell, such as its role. */
  isNotModelled({ address, ownerKey }: NetworkInterface): boolean {
    return this.notModelled.has(address) || this.notModelled.has(ownerKey);
  }

  /** Construct path of a resource, where cdktf made the JSON. */
  constructPathOf(address: string): string | undefined {
    return this.model.resources.get(address)?.constructPath;
  }

  /** Address of the internet gateway that is attached to a VPC. */
  internetGatewayOf(vpcKey: string): string | undefined {
    return this.model.internetGateways.find(({ vpc }) => keyOf(vpc) === vpcKey)?.address;
  }
}

/** Key of a link to something in the model. */
export function keyOf(link: Link | undefined): string | undefined {
  return link?.kind === "resource" ? link.key : undefined;
}

/** The linked thing, where it is in the model. */
export function follow<Thing>(things: ReadonlyMap<string, Thing>, link: Link | undefined): Thing | undefined {
  const key = keyOf(link);
  return key === undefined ? undefined : things.get(key);
}

/** Why a link leads to nothing that the JSON describes. */
export function whyHidden(link: Link, what: string): string {
  if (link.kind === "unknown") return link.reason;
  return `${what} '${link.kind === "outside" ? link.id : link.key}' is not in the JSON`;
}

function byKey<Thing extends Origin>(things: readonly Thing[]): ReadonlyMap<string, Thing> {
  return new Map(things.map((thing) => [thing.key, thing]));
}
