import { IamInstanceProfile as AwsIamInstanceProfile } from "@cdktf/provider-aws/lib/iam-instance-profile";
import { IamRole as AwsIamRole } from "@cdktf/provider-aws/lib/iam-role";
import { IamRolePolicyAttachment as AwsIamRolePolicyAttachment } from "@cdktf/provider-aws/lib/iam-role-policy-attachment";
import { Construct } from "constructs";
import { partitionOf } from "../config/partition";
import { GroupRole } from "../traffic/flow";

/** Properties of {@link ServiceIdentity}. */
export interface ServiceIdentityProps {
  /** Service whose machines take the role. */
  readonly role: GroupRole;
  /** Region, which decides the partition of ARNs. */
  readonly region: string;
  /** Prefix of all names, for example `private-cluster-dev`. */
  readonly namePrefix: string;
}

/**
 * What a service's machines may do in the account: be reached by Session Manager, and nothing else. Each service has an
 * identity of its own, so that a permission given to one is not given to the others.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/setup-instance-permissions.html
 */
export class ServiceIdentity extends Construct {
  /** Role of the machines. */
  readonly role: AwsIamRole;
  /** Profile that hands the role to machines. */
  readonly instanceProfile: AwsIamInstanceProfile;

  constructor(scope: Construct, id: string, props: ServiceIdentityProps) {
    super(scope, id);
    const name = `${props.namePrefix}-${props.role}`;
    const tags = { Name: name, Role: props.role };
    this.role = new AwsIamRole(this, "Role", {
      name,
      assumeRolePolicy: JSON.stringify({
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
      }),
      tags,
    });
    new AwsIamRolePolicyAttachment(this, "SessionManager", {
      role: this.role.name,
      policyArn: `arn:${partitionOf(props.region)}:iam::aws:policy/AmazonSSMManagedInstanceCore`,
    });
    this.instanceProfile = new AwsIamInstanceProfile(this, "Profile", { name, role: this.role.name, tags });
  }
}
