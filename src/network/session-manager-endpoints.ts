import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcEndpoint as AwsVpcEndpoint } from "@cdktf/provider-aws/lib/vpc-endpoint";
import { Construct } from "constructs";
import { RoleSecurityGroup } from "../security/role-security-group";

/** Services an agent talks to for a Session Manager session. */
const SERVICES = ["ssm", "ssmmessages", "ec2messages"] as const;

/** Properties of {@link SessionManagerEndpoints}. */
export interface SessionManagerEndpointsProps {
  /** VPC of the endpoints. */
  readonly vpc: AwsVpc;
  /** Region of the VPC. */
  readonly region: string;
  /** Prefix of all names, for example `private-cluster-dev`. */
  readonly namePrefix: string;
  /** Private subnets that get a network interface of each endpoint; each costs by the hour. */
  readonly subnets: readonly AwsSubnet[];
}

/**
 * Session Manager for machines without a way to the internet: operators get a shell with no port open.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-create-vpc.html
 */
export class SessionManagerEndpoints extends Construct {
  /** Group of the endpoints' network interfaces. */
  readonly securityGroup: AwsSecurityGroup;

  constructor(scope: Construct, id: string, props: SessionManagerEndpointsProps) {
    super(scope, id);
    this.securityGroup = new RoleSecurityGroup(this, "SecurityGroup", { ...props, role: "endpoints" }).resource;
    for (const service of SERVICES) {
      new AwsVpcEndpoint(this, service, {
        vpcId: props.vpc.id,
        vpcEndpointType: "Interface",
        serviceName: `com.amazonaws.${props.region}.${service}`,
        subnetIds: props.subnets.map((subnet) => subnet.id),
        securityGroupIds: [this.securityGroup.id],
        privateDnsEnabled: true,
        tags: { Name: `${props.namePrefix}-${service}`, Role: "endpoints" },
      });
    }
  }
}
