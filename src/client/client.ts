import { Eip as AwsEip } from "@cdktf/provider-aws/lib/eip";
import { EipAssociation as AwsEipAssociation } from "@cdktf/provider-aws/lib/eip-association";
import { Instance as AwsInstance } from "@cdktf/provider-aws/lib/instance";
import { Construct } from "constructs";
import { Service, ServiceProps } from "../compute/service";

/**
 * The machine operators log in to, in a public subnet and behind an Elastic IP. The address is a resource of its own:
 * it stays when the machine is replaced, and is gone for good when it is destroyed.
 *
 * @see https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/elastic-ip-addresses-eip.html
 */
export class Client extends Service {
  /** The machine. */
  readonly instance: AwsInstance;
  /** Its fixed public address. */
  readonly elasticIp: AwsEip;

  constructor(scope: Construct, id: string, props: ServiceProps) {
    super(scope, id, "client", props);
    const { network } = props;
    const name = `${network.namePrefix}-client`;
    this.instance = this.addMachine("Resource", network.firstPublicSubnet, name).resource;
    // AWS gives addresses to a VPC only while its gateway is attached.
    const dependsOn = [network.internetGateway];
    this.elasticIp = new AwsEip(this, "ElasticIp", { domain: "vpc", tags: { Name: name, Role: "client" }, dependsOn });
    new AwsEipAssociation(this, "ElasticIpAssociation", {
      allocationId: this.elasticIp.allocationId,
      instanceId: this.instance.id,
      dependsOn,
    });
  }
}
