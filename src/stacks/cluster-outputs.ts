import { TerraformOutput, TerraformStack } from "cdktf";
import { HeadNodes } from "../api/head-nodes";
import { LoadBalancer } from "../api/load-balancer";
import { Client } from "../client/client";
import { Workers } from "../workers/workers";

/** What the outputs tell of. */
export interface ClusterOutputsProps {
  /** Region the cluster runs in. */
  readonly region: string;
  /** The Client with its Elastic IP. */
  readonly client: Client;
  /** The public address of the API. */
  readonly loadBalancer: LoadBalancer;
  /** The nodes that serve the API. */
  readonly head: HeadNodes;
  /** The Workers. */
  readonly workers: Workers;
}

/** Adds what an engineer needs next after a deployment; `terraform output` prints it. */
export function addClusterOutputs(stack: TerraformStack, props: ClusterOutputsProps): void {
  const { client, loadBalancer, head, workers } = props;
  const outputs: Record<string, readonly [value: unknown, description: string]> = {
    client_public_ip: [client.elasticIp.publicIp, "Elastic IP of the Client; stays when the Client is replaced"],
    ssh: [`ssh ec2-user@${client.elasticIp.publicIp}`, "Logs in to the Client from an operator's address"],
    load_balancer_dns_name: [loadBalancer.resource.dnsName, "DNS name of the load balancer"],
    api_url: [loadBalancer.apiUrl, "Address of the API"],
    head_private_ips: [head.privateIps, "Private addresses of the Head nodes, by number"],
    workers_private_ips: [workers.privateIps, "Private addresses of the Workers, by number"],
    session_manager: [sessionManagerLines(props), "Opens a shell on each machine without any open port"],
  };
  for (const [name, [value, description]] of Object.entries(outputs)) {
    new TerraformOutput(stack, name, { value, description });
  }
}

function sessionManagerLines({ region, client, head, workers }: ClusterOutputsProps): Record<string, string> {
  const targets: (readonly [string, string])[] = [
    ["client", client.instance.id],
    ...head.instanceIds.map((id, index) => [`head-${index + 1}`, id] as const),
    ...workers.instanceIds.map((id, index) => [`workers-${index + 1}`, id] as const),
  ];
  const line = (id: string) => `aws ssm start-session --region ${region} --target ${id}`;
  return Object.fromEntries(targets.map(([machine, id]) => [machine, line(id)]));
}
