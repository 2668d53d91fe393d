import { internetGatewayVpcs } from "./internet-gateway-vpc";
import { known, Known, mapKnown, unknown } from "../known";
import { Link } from "../link";
import { Gateway, NatGateway, NotModelled } from "../network-model";
import { ResourceSet } from "../json/resource-set";
import { TerraformResource } from "../terraform-resource";

/** The gateways of all kinds, and those that have no shape. */
export interface ReadGateways {
  readonly internetGateways: readonly Gateway[];
  readonly egressOnlyGateways: readonly Gateway[];
  readonly natGateways: readonly NatGateway[];
  readonly notModelled: readonly NotModelled[];
}

/** Every gateway to the internet. */
export function readGateways(resources: ResourceSet): ReadGateways {
  const vpcOf = internetGatewayVpcs(resources);
  const nats = resources.ofType("aws_nat_gateway");
  return {
    internetGateways: resources
      .ofType("aws_internet_gateway")
      .map((resource) => gatewayIn(vpcOf(resource.address), resource)),
    egressOnlyGateways: resources
      .ofType("aws_egress_only_internet_gateway")
      .map((resource) => gatewayIn(resource.link("vpc_id"), resource)),
    natGateways: nats.filter((resource) => !isRegional(resource)).map(readNatGateway),
    notModelled: nats.filter(isRegional).map(({ address, constructPath }) => ({
      address,
      constructPath,
      reason: "is a regional NAT gateway, which this proof does not model",
    })),
  };
}

/** Whether a NAT gateway has no subnet of its own, or may have none: AWS spreads a regional one over the zones. */
export function isRegional(nat: TerraformResource): boolean {
  const mode = nat.text("availability_mode") ?? known("zonal");
  return mode.kind === "unknown" || mode.value.toLowerCase() === "regional";
}

function gatewayIn(vpc: Link | undefined, { address, constructPath }: TerraformResource): Gateway {
  return { key: address, address, constructPath, vpc: vpc ?? unknown(`'${address}' is attached to no VPC`) };
}

function readNatGateway(resource: TerraformResource): NatGateway {
  const { address, constructPath } = resource;
  const connectivity: Known<string> = resource.text("connectivity_type") ?? known("public");
  return {
    key: address,
    address,
    constructPath,
    subnet: resource.link("subnet_id") ?? unknown(`'${address}' names no subnet`),
    isPublic: mapKnown(connectivity, (type) => type.toLowerCase() === "public"),
    elasticIp: resource.link("allocation_id"),
  };
}
