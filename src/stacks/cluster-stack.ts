import { Construct } from "constructs";
import { HeadNodes } from "../api/head-nodes";
import { LoadBalancer } from "../api/load-balancer";
import { Client } from "../client/client";
import { SshKey } from "../compute/ssh-key";
import type { Environment } from "../config/environment";
import { Network } from "../network/network";
import { SecurityRules } from "../security/security-rules";
import { addRemoteState } from "../state/remote-state";
import { trafficContract } from "../traffic/traffic-contract";
import { Workers } from "../workers/workers";
import { addClusterOutputs } from "./cluster-outputs";
import { machineZones } from "./machine-zones";
import { PROJECT } from "./project";
import { ReadableStack } from "./readable-stack";
import { addTerraformSettings } from "./terraform-settings";

/**
 * The whole architecture of one environment: a Client with a fixed address, a public load balancer, and behind it, on
 * private addresses only, the Head nodes and the Workers.
 */
export class ClusterStack extends ReadableStack {
  constructor(scope: Construct, id: string, environment: Environment) {
    super(scope, id);
    const { name: environmentName, account, region } = environment;
    const namePrefix = `${PROJECT}-${environmentName}`;
    addTerraformSettings(this, { account, region, tags: tagsOf(environment) });
    addRemoteState(this, environment);

    // 1-2  network
    const where = { account, region, namePrefix, machineZones: machineZones(environment) };
    const network = new Network(this, "Network", { ...environment.network, ...where });
    const { keyName } = new SshKey(this, "SshKey", { ...environment.client, namePrefix });
    const machines = { network, region, keyName };
    // 3-4  client
    const client = new Client(this, "Client", { ...environment.client, ...machines });
    // 3, 5 api
    const head = new HeadNodes(this, "Head", { ...environment.api, ...machines });
    const api = { ...environment.api, network, targets: head, environmentName, account, region };
    const loadBalancer = new LoadBalancer(this, "LoadBalancer", api);
    // 3    workers
    const workers = new Workers(this, "Workers", { ...environment.workers, ...machines });
    // 6    who may talk to whom, and nobody else
    new SecurityRules(this, "Traffic", {
      flows: trafficContract(environment),
      between: {
        client: client.securityGroup,
        "load-balancer": loadBalancer.securityGroup,
        head: head.securityGroup,
        workers: workers.securityGroup,
        endpoints: network.sessionManagerEndpoints?.securityGroup,
      },
      outside: { internet: ["0.0.0.0/0"], operators: environment.client.sshFrom, s3: network.s3Endpoint },
    });
    addClusterOutputs(this, { region, client, loadBalancer, head, workers });
  }
}

function tagsOf({ name, tags }: Environment): Record<string, string> {
  return { ...tags, Project: PROJECT, Environment: name };
}
