import { Eip as AwsEip } from "@cdktf/provider-aws/lib/eip";
import { NatGateway as AwsNatGateway } from "@cdktf/provider-aws/lib/nat-gateway";
import { Route as AwsRoute } from "@cdktf/provider-aws/lib/route";
import { RouteTable as AwsRouteTable } from "@cdktf/provider-aws/lib/route-table";
import { Construct } from "constructs";
import { PublicTier } from "./public-tier";

/** Properties of {@link NatGateways}. */
export interface NatGatewaysProps {
  /** Public subnets, where the gateways stand. */
  readonly publicTier: PublicTier;
  /** No gateway, one in the first zone, or one in each. */
  readonly egress: "none" | "nat-gateway" | "nat-gateway-per-zone";
  /** Zones of the network. */
  readonly availabilityZones: readonly string[];
  /** Prefix of all names, for example `private-cluster-dev`. */
  readonly namePrefix: string;
}

/**
 * The way out of the private subnets: connections can be opened from inside only. Each gateway costs by the hour and by
 * the gigabyte; with one for all zones, an outage of its zone cuts the others off too.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html
 */
export class NatGateways extends Construct {
  private readonly gateways: ReadonlyMap<string, AwsNatGateway>;
  private readonly perZone: boolean;

  constructor(scope: Construct, id: string, props: NatGatewaysProps) {
    super(scope, id);
    this.perZone = props.egress === "nat-gateway-per-zone";
    const zones = this.perZone ? props.availabilityZones : props.availabilityZones.slice(0, 1);
    this.gateways = new Map(
      props.egress === "none" ? [] : zones.map((zone) => [zone, this.createGateway(zone, props)] as const),
    );
  }

  /** Routes what leaves the VPC from a zone's private subnet through the zone's gateway, if there is one for it. */
  addRoute(scope: Construct, routeTable: AwsRouteTable, availabilityZone: string): void {
    const gateway = this.perZone ? this.gateways.get(availabilityZone) : [...this.gateways.values()][0];
    if (!gateway) return;
    new AwsRoute(scope, "NatRoute", {
      routeTableId: routeTable.id,
      destinationCidrBlock: "0.0.0.0/0",
      natGatewayId: gateway.id,
    });
  }

  private createGateway(zone: string, { publicTier, namePrefix }: NatGatewaysProps): AwsNatGateway {
    const scope = new Construct(this, zone);
    const tags = { Name: `${namePrefix}-nat-${zone}` };
    // Without the attached gateway AWS refuses both, but only when Terraform happens to be faster.
    const dependsOn = [publicTier.internetGateway];
    const eip = new AwsEip(scope, "Eip", { domain: "vpc", tags, dependsOn });
    const subnetId = publicTier.subnetIn(zone).id;
    return new AwsNatGateway(scope, "Resource", { allocationId: eip.allocationId, subnetId, tags, dependsOn });
  }
}
