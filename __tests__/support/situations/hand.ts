import {
  AuthorizeSecurityGroupIngressCommand,
  CreateTagsCommand,
  DisassociateAddressCommand,
  EC2Client,
  RevokeSecurityGroupIngressCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import {
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { StateResources } from "./state-resources";

const SSH_TO_EVERYONE = [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];

/** What somebody does who changes a deployed stack past Terraform. Resources are named by their Terraform address. */
export class Hand {
  private readonly ec2: EC2Client;
  private readonly loadBalancers: ElasticLoadBalancingV2Client;

  /**
   * @param url address of every AWS API
   * @param region for example `us-east-1`
   * @param resources what is deployed
   */
  constructor(
    private readonly url: string,
    private readonly region: string,
    private readonly resources: StateResources,
  ) {
    const credentials = { accessKeyId: "emulator", secretAccessKey: "emulator" };
    const where = { endpoint: url, region, credentials };
    this.ec2 = new EC2Client(where);
    this.loadBalancers = new ElasticLoadBalancingV2Client(where);
  }

  /** A text of a deployed resource, for example the `policy` of an `aws_iam_role_policy`. */
  textOf(address: string, attribute: string): string {
    return this.resources.textOf(address, attribute);
  }

  async openSshToEveryone(group: string): Promise<void> {
    const IpPermissions = SSH_TO_EVERYONE;
    await this.ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: this.idOf(group), IpPermissions }));
  }

  async closeSshToEveryone(group: string): Promise<void> {
    const IpPermissions = SSH_TO_EVERYONE;
    await this.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId: this.idOf(group), IpPermissions }));
  }

  async revokeIngress(group: string, rule: string): Promise<void> {
    const SecurityGroupRuleIds = [this.idOf(rule)];
    await this.ec2.send(new RevokeSecurityGroupIngressCommand({ GroupId: this.idOf(group), SecurityGroupRuleIds }));
  }

  async stopMachine(instance: string): Promise<void> {
    await this.ec2.send(new StopInstancesCommand({ InstanceIds: [this.idOf(instance)] }));
  }

  async startMachine(instance: string): Promise<void> {
    await this.ec2.send(new StartInstancesCommand({ InstanceIds: [this.idOf(instance)] }));
  }

  async terminateMachine(instance: string): Promise<void> {
    await this.ec2.send(new TerminateInstancesCommand({ InstanceIds: [this.idOf(instance)] }));
  }

  async rename(resource: string, Value: string): Promise<void> {
    const Tags = [{ Key: "Name", Value }];
    await this.ec2.send(new CreateTagsCommand({ Resources: [this.idOf(resource)], Tags }));
  }

  async takeAddressOff(association: string): Promise<void> {
    await this.ec2.send(new DisassociateAddressCommand({ AssociationId: this.idOf(association) }));
  }

  async setDeletionProtection(loadBalancer: string, isOn: boolean): Promise<void> {
    const Attributes = [{ Key: "deletion_protection.enabled", Value: String(isOn) }];
    const LoadBalancerArn = this.idOf(loadBalancer);
    await this.loadBalancers.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
  }

  /** Asks IAM, which no SDK of ours knows. */
  async askIam(action: string, parameters: Readonly<Record<string, string>>): Promise<void> {
    const body = new URLSearchParams({ Action: action, Version: "2010-05-08", ...parameters });
    await this.ask("iam", { "Content-Type": "application/x-www-form-urlencoded" }, body.toString());
  }

  /** Asks CloudWatch Logs, which no SDK of ours knows. */
  async askLogs(action: string, parameters: Readonly<Record<string, string>>): Promise<void> {
    const headers = { "Content-Type": "application/x-amz-json-1.1", "X-Amz-Target": `Logs_20140328.${action}` };
    await this.ask("logs", headers, JSON.stringify(parameters));
  }

  /** The emulator looks at no signature, and learns from it which service is meant. */
  private async ask(service: string, headers: Readonly<Record<string, string>>, body: string): Promise<void> {
    const scope = `emulator/20250101/${this.region}/${service}/aws4_request`;
    const Authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=0`;
    const response = await fetch(this.url, { method: "POST", headers: { ...headers, Authorization }, body });
    if (!response.ok) throw new Error(`${service}: failed: ${await response.text()}`);
  }

  private idOf(address: string): string {
    return this.resources.textOf(address, "id");
  }
}
