import { InternetGateway as AwsInternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Route as AwsRoute } from "@cdktf/provider-aws/lib/route";
import { RouteTable as AwsRouteTable } from "@cdktf/provider-aws/lib/route-table";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { subnetOf, TierProps, ZoneSubnet } from "./zone-subnet";

/** Properties of {@link PublicTier}. */
export interface PublicTierProps extends TierProps {
  /** Gateway that everything outside the VPC is routed to. */
  readonly internetGateway: AwsInternetGateway;
}

/** The subnets whose machines get a public address, with one route table that leads to the internet gateway. */
export class PublicTier extends Construct {
  /** The gateway the subnets are routed to. */
  readonly internetGateway: AwsInternetGateway;
  private readonly subnets: ReadonlyMap<string, ZoneSubnet>;

  constructor(scope: Construct, id: string, props: PublicTierProps) {
    super(scope, id);
    this.internetGateway = props.internetGateway;
    const routeTable = new AwsRouteTable(this, "RouteTable", {
      vpcId: props.vpc.id,
      tags: { Name: `${props.namePrefix}-public` },
    });
    new AwsRoute(this, "InternetRoute", {
      routeTableId: routeTable.id,
      destinationCidrBlock: "0.0.0.0/0",
      gatewayId: props.internetGateway.id,
    });
    this.subnets = new Map(
      props.availabilityZones.map((zone) => {
        const subnet = new ZoneSubnet(this, zone, { ...props, tier: "public", availabilityZone: zone });
        subnet.routeBy(routeTable);
        return [zone, subnet];
      }),
    );
  }

  /** The tier's subnet in a zone. */
  subnetIn(availabilityZone: string): AwsSubnet {
    return subnetOf(this.subnets, availabilityZone);
  }
}
