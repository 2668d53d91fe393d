import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Subnet as AwsSubnet } from "@cdktf/provider-aws/lib/subnet";
import { Construct } from "constructs";
import { Network } from "../network/network";
import { RoleSecurityGroup } from "../security/role-security-group";
import { GroupRole } from "../traffic/flow";
import { Machine, MachineSettings } from "./machine";
import { MachineImage } from "./machine-image";
import { ServiceIdentity } from "./service-identity";

/** What every service is given: where it runs and what its machines are like. */
export interface ServiceProps extends MachineSettings {
  /** Network the service runs in. */
  readonly network: Network;
  /** Region, for example `us-east-1`. */
  readonly region: string;
  /**
   * Fixed image of the machines.
   *
   * @default - the newest Amazon Linux 2023 when a machine is made
   */
  readonly amiId?: string;
  /**
   * Name of the key pair for SSH.
   *
   * @default - no key: machines are reached by Session Manager only
   */
  readonly keyName?: string;
}

/** What the machines of one service share: security group, identity and image. */
export class Service extends Construct {
  /** Group of all machines of the service. */
  readonly securityGroup: AwsSecurityGroup;
  private readonly identity: ServiceIdentity;
  private readonly image: MachineImage;

  constructor(
    scope: Construct,
    id: string,
    private readonly role: GroupRole,
    private readonly props: ServiceProps,
  ) {
    super(scope, id);
    const { network, region } = props;
    const { vpc, namePrefix } = network;
    this.securityGroup = new RoleSecurityGroup(this, "SecurityGroup", { vpc, role, namePrefix }).resource;
    this.identity = new ServiceIdentity(this, "Identity", { role, region, namePrefix });
    this.image = new MachineImage(this, "Image", props);
  }

  /** Adds a machine; `id` is its stable name within the service, such as its number. */
  addMachine(id: string, subnet: AwsSubnet, name = `${this.props.network.namePrefix}-${this.role}-${id}`): Machine {
    const { role, securityGroup, identity, image } = this;
    return new Machine(this, id, { ...this.props, role, name, subnet, securityGroup, identity, image });
  }

  /** Adds machines 1 to `count` in private subnets. */
  addPrivateMachines(count: number, spread: boolean): readonly Machine[] {
    const numbers = Array.from({ length: count }, (_, index) => index + 1);
    return numbers.map((number) => this.addMachine(`${number}`, this.props.network.privateSubnetOf(number, spread)));
  }
}
