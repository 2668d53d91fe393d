/**
 * Who may talk to whom, and nobody else.
 *
 *     trafficContract(environment).map(describeFlow);
 *     // internet -> load-balancer TCP 80, operators -> client TCP 22, load-balancer -> head TCP 8000, ...
 *
 * The security groups are made from this list, and the checks of a deployed stack read it too. All flows are TCP. What
 * no flow names is closed, in both directions. Not in the list, because security groups do not filter it: the VPC's own
 * DNS resolver, time and instance metadata services.
 */
import { Flow } from "./flow";
import { PortRange } from "./port-range";

/** What the contract needs to know of an environment. */
export interface TrafficContractInput {
  readonly network: {
    readonly egress: "none" | "nat-gateway" | "nat-gateway-per-zone";
    readonly sessionManagerEndpoints: boolean;
    readonly s3Endpoint: boolean;
  };
  readonly client: { readonly jumpToPrivateNodes: boolean };
  readonly api: { readonly port: number; readonly certificateArn?: string; readonly domain?: object };
  readonly workers: { readonly rpcPorts: readonly PortRange[] };
}

const SSH = PortRange.single(22);
const HTTP = PortRange.single(80);
const HTTPS = PortRange.single(443);
const PRIVATE_NODES = ["head", "workers"] as const;

/** Whether the load balancer speaks HTTPS: a certificate is given, or made for a domain. */
export function servesHttps(api: TrafficContractInput["api"]): boolean {
  return api.certificateArn !== undefined || api.domain !== undefined;
}

/** Every allowed flow of an environment, in a fixed order, none twice. */
export function trafficContract(environment: TrafficContractInput): readonly Flow[] {
  return [...serviceFlows(environment), ...jumpFlows(environment), ...egressFlows(environment)];
}

function serviceFlows({ api, workers }: TrafficContractInput): Flow[] {
  const https = servesHttps(api);
  const httpPurpose = https ? "Redirect of HTTP to HTTPS" : "API over HTTP";
  return [
    { from: "operators", to: "client", ports: SSH, purpose: "SSH of the operators" },
    { from: "internet", to: "load-balancer", ports: HTTP, purpose: httpPurpose },
    ...(https ? [flow("internet", "load-balancer", HTTPS, "API over HTTPS")] : []),
    flow("load-balancer", "head", PortRange.single(api.port), "API requests and health checks"),
    ...workers.rpcPorts.map((ports) => flow("head", "workers", ports, "RPC from the Head to the Workers")),
  ];
}

function jumpFlows({ client }: TrafficContractInput): Flow[] {
  if (!client.jumpToPrivateNodes) return [];
  return PRIVATE_NODES.map((to) => flow("client", to, SSH, "SSH jump from the Client"));
}

function egressFlows({ network, api }: TrafficContractInput): Flow[] {
  const { egress, sessionManagerEndpoints: endpoints, s3Endpoint } = network;
  const all = ["client", ...PRIVATE_NODES] as const;
  return [
    flow("client", "internet", HTTPS, "Packages, AWS APIs and HTTPS to the load balancer"),
    ...(servesHttps(api) ? [] : [flow("client", "internet", HTTP, "HTTP to the public address of the load balancer")]),
    ...(egress === "none" ? [] : PRIVATE_NODES.map((from) => flow(from, "internet", HTTPS, "Packages and AWS APIs"))),
    ...(endpoints ? all.map((from) => flow(from, "endpoints", HTTPS, "Session Manager")) : []),
    ...(s3Endpoint ? PRIVATE_NODES.map((from) => flow(from, "s3", HTTPS, "Packages from Amazon S3")) : []),
  ];
}

function flow(from: Flow["from"], to: Flow["to"], ports: PortRange, purpose: string): Flow {
  return { from, to, ports, purpose };
}
