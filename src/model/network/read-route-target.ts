import { isDataAddress } from "../data-address";
import { linkName } from "../distinct-links";
import { internetGatewayVpcs } from "./internet-gateway-vpc";
import { Link } from "../link";
import { RouteTarget } from "../network-model";
import { isRegional } from "./read-gateways";
import { ResourceSet } from "../json/resource-set";
import { TerraformBlock } from "../terraform-resource";

type TargetKind = RouteTarget["kind"];

/** Attributes for targets that lead where we cannot see, and what they are. */
const OTHER_TARGETS: Readonly<Record<string, string>> = {
  transit_gateway_id: "a transit gateway",
  vpc_peering_connection_id: "a peering connection",
  network_interface_id: "a network interface",
  instance_id: "an instance",
  vpc_endpoint_id: "an endpoint of an appliance",
  carrier_gateway_id: "a carrier gateway",
  core_network_arn: "a core network",
  local_gateway_id: "a local gateway",
  odb_network_arn: "a database network",
};

/** What `gateway_id` can name, by the type of the resource and by the start of the id. */
const GATEWAYS: readonly { readonly type: string; readonly prefix: string; readonly kind: TargetKind }[] = [
  { type: "aws_internet_gateway", prefix: "igw-", kind: "internet-gateway" },
  { type: "aws_vpc_endpoint", prefix: "vpce-", kind: "gateway-endpoint" },
  { type: "aws_egress_only_internet_gateway", prefix: "eigw-", kind: "egress-only-gateway" },
  { type: "aws_nat_gateway", prefix: "nat-", kind: "nat-gateway" },
];

/** Reads what a route leads to. */
export class RouteTargetReader {
  private readonly vpcOfGateway: (gatewayKey: string) => Link | undefined;

  constructor(private readonly resources: ResourceSet) {
    this.vpcOfGateway = internetGatewayVpcs(resources);
  }

  /** What a route in a table of a VPC leads to. */
  read(route: TerraformBlock, vpc: Link): RouteTarget {
    const gateway = route.link("gateway_id");
    if (gateway !== undefined) return this.gateway(gateway, vpc);
    const nat = route.link("nat_gateway_id");
    if (nat !== undefined) return this.natGateway(nat);
    const egressOnly = route.link("egress_only_gateway_id");
    if (egressOnly !== undefined) return this.target("egress-only-gateway", egressOnly);
    const key = Object.keys(OTHER_TARGETS).find((name) => route.link(name) !== undefined);
    return key === undefined
      ? { kind: "blackhole", reason: "the route names no target" }
      : { kind: "other", reason: `leads to ${OTHER_TARGETS[key] ?? key}` };
  }

  private gateway(link: Link, vpc: Link): RouteTarget {
    if (link.kind === "unknown") return { kind: "other", reason: link.reason };
    const name = linkName(link);
    if (name === "local") return { kind: "local" };
    const type = link.kind === "resource" ? this.resources.get(link.key)?.type : undefined;
    const gateway = GATEWAYS.find((one) => (type === undefined ? name.startsWith(one.prefix) : one.type === type));
    if (gateway === undefined) return { kind: "other", reason: `leads to '${name}'` };
    if (gateway.kind === "nat-gateway") return this.natGateway(link);
    return gateway.kind === "internet-gateway" ? this.internetGateway(link, vpc) : this.target(gateway.kind, link);
  }

  /** A gateway that is attached to another VPC, or to none, takes nothing. */
  private internetGateway(link: Link, vpc: Link): RouteTarget {
    const target = this.target("internet-gateway", link);
    if (target.key === undefined) return target;
    const attached = this.vpcOfGateway(target.key);
    if (attached === undefined) return { kind: "blackhole", reason: `'${target.key}' is attached to no VPC` };
    if (linkName(attached) === linkName(vpc)) return target;
    const unsure = [attached, vpc].find((one) => one.kind === "unknown");
    return unsure
      ? {
          kind: "other",
          reason: `nobody can tell whether '${target.key}' is attached to this VPC: ${linkName(unsure)}`,
        }
      : { kind: "blackhole", reason: `'${target.key}' is attached to '${linkName(attached)}'` };
  }

  private natGateway(link: Link): RouteTarget {
    const nat = link.kind === "resource" ? this.resources.get(link.key) : undefined;
    return nat !== undefined && isRegional(nat)
      ? { kind: "other", reason: `leads to '${nat.address}', which this proof does not model` }
      : this.target("nat-gateway", link);
  }

  /** A gateway of the model has its key; one from elsewhere is known by its kind only. */
  private target(kind: TargetKind, link: Link): RouteTarget {
    if (link.kind === "unknown") return { kind: "other", reason: link.reason };
    return link.kind === "resource" && !isDataAddress(link.key) ? { kind, key: link.key } : { kind };
  }
}
