import { Instance as AwsInstance } from "@cdktf/provider-aws/lib/instance";
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { GroupRole } from "../traffic/flow";
import { isEbsOptimizable } from "./instance-type";
import { MachineImage } from "./machine-image";
import { ServiceIdentity } from "./service-identity";

/** What an environment file says of a service's machines. */
export interface MachineSettings {
  /** EC2 instance type, for example `t3.small`. */
  readonly instanceType: string;
  /** Size of the root volume in GiB. Valid values: 8-16384. */
  readonly rootVolumeSizeGiB: number;
  /**
   * Script that a machine runs at its first start, at most 16 KiB.
   *
   * @default - none
   */
  readonly userData?: { readonly content: string; readonly replaceOnChange: boolean };
}

/** Properties of {@link Machine}. */
export interface MachineProps extends MachineSettings {
  /** Service the machine belongs to. */
  readonly role: GroupRole;
  /** Name of the machine, for example `private-cluster-dev-head-1`. */
  readonly name: string;
  /** Subnet of the machine; a public one gives it a public address. */
  readonly subnet: AwsSubnet;
  /** Group that decides who talks to the machine. */
  readonly securityGroup: AwsSecurityGroup;
  /** What the machine may do in the account. */
  readonly identity: ServiceIdentity;
  /** Image the machine starts from. */
  readonly image: MachineImage;
  /**
   * Name of the key pair for SSH.
   *
   * @default - no key: the machine is reached by Session Manager only
   */
  readonly keyName?: string;
}

/**
 * A hardened EC2 instance: session-only metadata service, encrypted root volume of a known size. A newer image never
 * replaces it by itself.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/configuring-instance-metadata-service.html
 */
export class Machine extends Construct {
  /** The instance itself. */
  readonly resource: AwsInstance;

  constructor(scope: Construct, id: string, props: MachineProps) {
    super(scope, id);
    const { userData } = props;
    this.resource = new AwsInstance(this, "Resource", {
      ami: props.image.id,
      instanceType: props.instanceType,
      subnetId: props.subnet.id,
      vpcSecurityGroupIds: [props.securityGroup.id],
      iamInstanceProfile: props.identity.instanceProfile.name,
      keyName: props.keyName,
      ebsOptimized: isEbsOptimizable(props.instanceType) ? true : undefined,
      metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
      rootBlockDevice: { volumeType: "gp3", volumeSize: props.rootVolumeSizeGiB, encrypted: true },
      // In base64, because Terraform would read a shell's ${variable} as an expression of its own.
      userDataBase64: userData && Buffer.from(userData.content).toString("base64"),
      userDataReplaceOnChange: userData?.replaceOnChange,
      lifecycle: props.image.floats ? { ignoreChanges: ["ami"] } : undefined,
      tags: { Name: props.name, Role: props.role },
    });
  }
}
