import { DefaultSecurityGroup as AwsDefaultSecurityGroup } from "@cdktf/provider-aws/lib/default-security-group";
import { InternetGateway as AwsInternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import type { Environment } from "../config/environment";
import { zoneOf } from "../traffic/subnet-plan";
import { FlowLogs } from "./flow-logs";
import { PrivateTier } from "./private-tier";
import { PublicTier } from "./public-tier";
import { S3GatewayEndpoint } from "./s3-gateway-endpoint";
import { SessionManagerEndpoints } from "./session-manager-endpoints";

/** Properties of {@link Network}: the `network` section of the environment file and what names its parts. */
export interface NetworkProps extends Readonly<Environment["network"]> {
  /** Region of the VPC, for example `us-east-1`. */
  readonly region: string;
  /** Account of the VPC: 12 digits. */
  readonly account: string;
  /** Prefix of all names, for example `private-cluster-dev`. */
  readonly namePrefix: string;
  /** Zones that carry machines; interface endpoints are placed in these. */
  readonly machineZones: readonly string[];
}

/**
 * A VPC with a public and a private subnet in each zone. Only the public subnets are routed to the internet gateway and
 * hand out public addresses; the private ones reach what `egress` and the endpoints say.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/how-it-works.html
 */
export class Network extends Construct {
  /** The VPC. */
  readonly vpc: AwsVpc;
  /** The way in and out for everything with a public address. */
  readonly internetGateway: AwsInternetGateway;
  /** Interface endpoints for Session Manager, where the environment asks for them. */
  readonly sessionManagerEndpoints?: SessionManagerEndpoints;
  /** Gateway endpoint for Amazon S3, where the environment asks for it. */
  readonly s3Endpoint?: S3GatewayEndpoint;
  /** Prefix of all names, for example `private-cluster-dev`. */
  readonly namePrefix: string;
  private readonly publicTier: PublicTier;
  private readonly privateTier: PrivateTier;
  private readonly availabilityZones: readonly string[];

  constructor(scope: Construct, id: string, props: NetworkProps) {
    super(scope, id);
    const { namePrefix, region } = props;
    this.namePrefix = namePrefix;
    this.availabilityZones = props.availabilityZones;
    this.vpc = this.createVpc(props);
    const vpc = this.vpc;
    const Name = namePrefix;
    this.internetGateway = new AwsInternetGateway(this, "InternetGateway", { vpcId: vpc.id, tags: { Name } });
    this.publicTier = new PublicTier(this, "Public", { ...props, vpc, internetGateway: this.internetGateway });
    this.privateTier = new PrivateTier(this, "Private", { ...props, vpc, publicTier: this.publicTier });
    if (props.s3Endpoint) {
      const { routeTables } = this.privateTier;
      this.s3Endpoint = new S3GatewayEndpoint(this, "S3", { vpc, region, namePrefix, routeTables });
    }
    if (props.sessionManagerEndpoints) {
      const subnets = props.machineZones.map((zone) => this.privateTier.subnetIn(zone));
      this.sessionManagerEndpoints = new SessionManagerEndpoints(this, "SessionManager", {
        vpc,
        region,
        namePrefix,
        subnets,
      });
    }
    if (props.flowLogs) new FlowLogs(this, "FlowLogs", { ...props, ...props.flowLogs, vpc });
  }

  /** The public subnets, in the order of the zones in the environment file. */
  get publicSubnets(): readonly AwsSubnet[] {
    return this.availabilityZones.map((zone) => this.publicTier.subnetIn(zone));
  }

  /** The public subnet of the first zone. */
  get firstPublicSubnet(): AwsSubnet {
    return this.publicTier.subnetIn(zoneOf(1, this.availabilityZones, false));
  }

  /** The private subnet of a service's n-th machine, counted from 1. */
  privateSubnetOf(nodeNumber: number, spread: boolean): AwsSubnet {
    return this.privateTier.subnetIn(zoneOf(nodeNumber, this.availabilityZones, spread));
  }

  private createVpc({ cidrBlock, namePrefix }: NetworkProps): AwsVpc {
    const vpc = new AwsVpc(this, "Vpc", {
      cidrBlock,
      enableDnsSupport: true,
      enableDnsHostnames: true,
      tags: { Name: namePrefix },
    });
    new AwsDefaultSecurityGroup(this, "DefaultSecurityGroup", {
      vpcId: vpc.id,
      tags: { Name: `${namePrefix}-default-closed` },
    });
    return vpc;
  }
}
