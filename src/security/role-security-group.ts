import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Vpc as AwsVpc } from "@cdktf/provider-aws/lib/vpc";
import { Construct } from "constructs";
import { GroupRole } from "../traffic/flow";

/** Properties of {@link RoleSecurityGroup}. */
export interface RoleSecurityGroupProps {
  /** VPC the group belongs to. */
  readonly vpc: AwsVpc;
  /** Party the group stands for; becomes its `Role` tag. */
  readonly role: GroupRole;
  /** Prefix of the group's name, for example `private-cluster-dev`. */
  readonly namePrefix: string;
}

/**
 * The security group of one party, made without a rule: closed in both directions until {@link SecurityRules} opens it.
 *
 * @see https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html
 */
export class RoleSecurityGroup extends Construct {
  /** The group itself. */
  readonly resource: AwsSecurityGroup;

  constructor(scope: Construct, id: string, props: RoleSecurityGroupProps) {
    super(scope, id);
    const name = `${props.namePrefix}-${props.role}`;
    this.resource = new AwsSecurityGroup(this, "Resource", {
      name,
      description: `Traffic of the ${props.role} role, generated from the traffic contract`,
      vpcId: props.vpc.id,
      tags: { Name: name, Role: props.role },
    });
  }
}
