import { RouteTable as AwsRouteTable } from "@cdktf/provider-aws/lib/route-table";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint as AwsVpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";

/** Properties of {@link S3GatewayEndpoint}. */
export interface S3GatewayEndpointProps {
  /** VPC of the endpoint. */
  readonly vpc: AwsVpc;
  /** Region of the VPC; only its buckets are reached. */
  readonly region: string;
  /** Prefix of all names, for example `private-cluster-dev`. */
  readonly namePrefix: string;
  /** Tables that get a route to Amazon S3. */
  readonly routeTables: readonly AwsRouteTable[];
}

/**
 * A free route to Amazon S3 that needs no internet access. Amazon Linux's package repositories are served from S3, so
 * private machines can install packages.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
 */
export class S3GatewayEndpoint extends Construct {
  /** Id of the prefix list with the addresses of Amazon S3 in the region. */
  readonly prefixListId: string;

  constructor(scope: Construct, id: string, props: S3GatewayEndpointProps) {
    super(scope, id);
    const endpoint = new AwsVpcEndpoint(this, "Resource", {
      vpcId: props.vpc.id,
      vpcEndpointType: "Gateway",
      serviceName: `com.amazonaws.${props.region}.s3`,
      routeTableIds: props.routeTables.map((routeTable) => routeTable.id),
      tags: { Name: `${props.namePrefix}-s3` },
    });
    this.prefixListId = endpoint.prefixListId;
  }
}
