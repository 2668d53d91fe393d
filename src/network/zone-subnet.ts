import { RouteTable as AwsRouteTable } from "@cdktf/provider-aws/lib/route-table";
import { RouteTableAssociation as AwsRouteTableAssociation } from "@cdktf/provider-aws/lib/route-table-association";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import { CidrBlock } from "../traffic/cidr-block";
import { subnetCidrBlock, Tier } from "../traffic/subnet-plan";

/** What both tiers of a network need. */
export interface TierProps {
  /** VPC the tier's subnets belong to. */
  readonly vpc: AwsVpc;
  /** Address block of the VPC in CIDR notation, for example `10.0.0.0/16`. */
  readonly cidrBlock: string;
  /** Zones the tier has a subnet in. */
  readonly availabilityZones: readonly string[];
  /** Prefix of all names, for example `private-cluster-dev`. */
  readonly namePrefix: string;
}

/** Properties of {@link ZoneSubnet}. */
export interface ZoneSubnetProps extends Omit<TierProps, "availabilityZones"> {
  /** Tier of the subnet; decides its address block and whether its machines get public addresses. */
  readonly tier: Tier;
  /** Zone of the subnet, for example `us-east-1a`; its letter decides the subnet's address block. */
  readonly availabilityZone: string;
}

/** The subnet of one tier in one zone. */
export class ZoneSubnet extends Construct {
  /** The subnet itself. */
  readonly resource: AwsSubnet;

  constructor(scope: Construct, id: string, props: ZoneSubnetProps) {
    super(scope, id);
    const { tier, availabilityZone } = props;
    this.resource = new AwsSubnet(this, "Resource", {
      vpcId: props.vpc.id,
      cidrBlock: subnetCidrBlock(CidrBlock.parse(props.cidrBlock), tier, availabilityZone).toString(),
      availabilityZone,
      mapPublicIpOnLaunch: tier === "public",
      tags: { Name: `${props.namePrefix}-${tier}-${availabilityZone}`, Tier: tier },
    });
  }

  /** Routes the subnet by a table; without one it would follow the VPC's main table. */
  routeBy(routeTable: AwsRouteTable): void {
    new AwsRouteTableAssociation(this, "RouteTableAssociation", {
      subnetId: this.resource.id,
      routeTableId: routeTable.id,
    });
  }
}

/**
 * The subnet that a tier has in a zone.
 *
 * @throws {RangeError} when the tier has none there
 */
export function subnetOf(subnets: ReadonlyMap<string, ZoneSubnet>, availabilityZone: string): AwsSubnet {
  const subnet = subnets.get(availabilityZone);
  if (!subnet) {
    const zones = [...subnets.keys()].join(", ");
    throw new RangeError(`network: '${availabilityZone}' has no subnet; choose one of ${zones}`);
  }
  return subnet.resource;
}
