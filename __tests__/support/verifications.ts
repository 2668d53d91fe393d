import { Finding, FlowVerdict, Verification } from "../../src/verify/verification";

const ROLES = [
  { role: "client", members: 1 },
  { role: "load-balancer", members: 2 },
  { role: "head", members: 1 },
  { role: "workers", members: 2 },
  { role: "endpoints" },
];

function flow(ends: string, ports: string, rest: Partial<FlowVerdict> = {}): FlowVerdict {
  const [from = "", to = ""] = ends.split(" -> ");
  return { from, to, protocol: "tcp", ports, verdict: "allowed", expected: true, via: [], ...rest };
}

const KEPT = [
  flow("operators -> client", "22", {
    purpose: "SSH of the operators",
    via: ["aws_internet_gateway.network", "aws_eip.client", "aws_instance.client"],
  }),
  flow("internet -> load-balancer", "80", { purpose: "API over HTTP" }),
  flow("load-balancer -> head", "8000", { purpose: "API requests and health checks" }),
  flow("head -> workers", "9000-9010", { purpose: "RPC from the Head to the Workers" }),
  flow("client -> internet", "443"),
  flow("client -> internet", "80"),
  flow("head -> s3", "443"),
  flow("workers -> s3", "443"),
];

/** Exactly the contract. */
export const PROVED: Verification = {
  environment: "dev",
  verdict: "proved",
  roles: ROLES,
  flows: KEPT,
  findings: [],
};

const OPEN_WORKER: Finding = {
  rule: "no-flow-beside-the-contract",
  severity: "critical",
  resource: "aws_vpc_security_group_ingress_rule.oops",
  constructPath: "dev/Oops/Rule",
  message:
    "internet reaches workers on TCP 22, 5432, 6379, 9200, 27017 (0.0.0.0/1, 128.0.0.0/1), and no flow of the contract says so",
  remedy: "Remove the rule, or add a flow from 'internet' to 'workers' to the contract.",
  path: [
    "internet",
    "-> aws_internet_gateway.network: leads from public addresses into aws_vpc.network",
    "-> aws_eip.oops: public address of aws_instance.workers_1",
    "-> aws_vpc_security_group_ingress_rule.oops: admits TCP 22, 5432, 6379, 9200, 27017 from 0.0.0.0/1",
  ],
};

const BLOCKED_HEAD: Finding = {
  rule: "contract-flows-are-possible",
  severity: "high",
  resource: "aws_security_group.head",
  message: "load-balancer -> head TCP 8000 is blocked: no ingress rule of the group admits it",
  remedy: "Add an ingress rule for TCP 8000 from aws_security_group.load_balancer.",
  path: [],
};

const ONE_ZONE: Finding = {
  rule: "load-balancer-has-two-zones",
  severity: "medium",
  resource: "aws_lb.load_balancer",
  constructPath: "dev/LoadBalancer/Resource",
  message: "the subnets are all in us-east-1a <b>|`x`</b>, and AWS refuses a load balancer with fewer than two zones",
  remedy: "Give it a subnet in another zone.",
  path: [],
};

const UNKNOWN_BLOCK: Finding = {
  rule: "rules-can-be-known",
  severity: "unknown",
  resource: "aws_vpc_security_group_ingress_rule.late",
  message: "'${var.office}' is set when Terraform runs, so nobody can know who reaches client on TCP 22",
  remedy: "Write the addresses into the JSON.",
  path: [],
};

/** One flow of each kind, findings out of order, a text that is markup, and an escape for the terminal. */
export const VIOLATED: Verification = {
  environment: "dev",
  verdict: "violated",
  roles: [...ROLES, { role: "bastion", members: 1 }],
  flows: [
    ...KEPT.map((kept) => (kept.to === "head" ? { ...kept, verdict: "blocked" as const } : kept)),
    flow("internet -> workers", "22, 5432, 6379, 9200, 27017", { expected: false, via: ["aws_eip.oops"] }),
    flow("internet -> client", "22", { expected: false, verdict: "unknown" }),
    flow("client -> workers", "all", { expected: false, protocol: "udp" }),
  ],
  findings: [
    ONE_ZONE,
    UNKNOWN_BLOCK,
    { ...BLOCKED_HEAD, message: `${BLOCKED_HEAD.message}\u001b[2J\n# not a heading` },
    OPEN_WORKER,
  ],
};

/** Nothing is known to be wrong, but one rule cannot be judged. */
export const UNKNOWN: Verification = {
  environment: "prod",
  verdict: "unknown",
  roles: ROLES,
  flows: [...KEPT, flow("internet -> client", "22", { expected: false, verdict: "unknown" })],
  findings: [UNKNOWN_BLOCK],
};
