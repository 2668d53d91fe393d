import { RouteTable as AwsRouteTable } from "@cdktf/provider-aws/lib/route-table";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { NatGateways } from "./nat-gateways";
import { PublicTier } from "./public-tier";
import { subnetOf, TierProps, ZoneSubnet } from "./zone-subnet";

/** Properties of {@link PrivateTier}. */
export interface PrivateTierProps extends TierProps {
  /** Public subnets, where NAT gateways stand. */
  readonly publicTier: PublicTier;
  /** How machines reach the internet: not at all, through one NAT gateway, or through one per zone. */
  readonly egress: "none" | "nat-gateway" | "nat-gateway-per-zone";
}

/**
 * The subnets without public addresses. Each has a route table of its own, so that a change of `egress` changes routes
 * and moves no subnet from table to table. No table ever leads to the internet gateway.
 */
export class PrivateTier extends Construct {
  /** One route table per zone. */
  readonly routeTables: readonly AwsRouteTable[];
  private readonly subnets: ReadonlyMap<string, ZoneSubnet>;

  constructor(scope: Construct, id: string, props: PrivateTierProps) {
    super(scope, id);
    const natGateways = new NatGateways(this, "Nat", props);
    const zones = props.availabilityZones.map((availabilityZone) => {
      const subnet = new ZoneSubnet(this, availabilityZone, { ...props, tier: "private", availabilityZone });
      const routeTable = this.addRouteTable(subnet, availabilityZone, props);
      natGateways.addRoute(subnet, routeTable, availabilityZone);
      return { availabilityZone, subnet, routeTable };
    });
    this.routeTables = zones.map(({ routeTable }) => routeTable);
    this.subnets = new Map(zones.map(({ availabilityZone, subnet }) => [availabilityZone, subnet]));
  }

  /** The tier's subnet in a zone. */
  subnetIn(availabilityZone: string): AwsSubnet {
    return subnetOf(this.subnets, availabilityZone);
  }

  private addRouteTable(subnet: ZoneSubnet, zone: string, props: PrivateTierProps): AwsRouteTable {
    const routeTable = new AwsRouteTable(subnet, "RouteTable", {
      vpcId: props.vpc.id,
      tags: { Name: `${props.namePrefix}-private-${zone}` },
    });
    subnet.routeBy(routeTable);
    return routeTable;
  }
}
