import { EC2Client } from "@aws-sdk/client-ec2";
import { ElasticLoadBalancingV2Client } from "@aws-sdk/client-elastic-load-balancing-v2";
import { StateResources } from "./state-resources";

/** What somebody has at hand who changes a deployed stack past Terraform. */
export class Hand {
  readonly ec2: EC2Client;
  readonly loadBalancers: ElasticLoadBalancingV2Client;

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

  /** Id of a deployed resource, for example of `aws_instance.head_1`. */
  readonly idOf = (address: string): string => this.resources.textOf(address, "id");

  /** A text of a deployed resource, for example the `policy` of an `aws_iam_role_policy`. */
  textOf(address: string, attribute: string): string {
    return this.resources.textOf(address, attribute);
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
}
