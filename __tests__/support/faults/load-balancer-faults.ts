import {
  HEAD,
  HEAD_B,
  HEAD_GROUP,
  HEAD_TARGET,
  HEAD_TARGET_B,
  HTTP_LISTENER,
  HTTPS_LISTENER,
  LOAD_BALANCER,
  LOAD_BALANCER_GROUP,
  LOG_BUCKET,
  LOG_BUCKET_POLICY,
  PRIVATE_A,
  PRIVATE_B,
  PUBLIC_A,
  TARGET_GROUP,
  VPC,
} from "./addresses";
import { Fault, FaultFamily } from "./fault";
import { ref } from "./references";
import { StackDraft } from "./stack-draft";

const REACHES = "load-balancer-reaches-targets";
const BLOCKED = "contract-flow-is-open";
const LOGS = "log-bucket-admits-load-balancer";

const PORTS: readonly Fault[] = [
  {
    name: "target port changed at the target group",
    environment: "dev",
    plant: (stack) => stack.change(TARGET_GROUP, { port: 8080 }),
    verdict: "violated",
    named: [{ resource: TARGET_GROUP, rule: BLOCKED, says: ["TCP 8000", "8080"] }],
  },
  {
    name: "target port changed at the attachment",
    environment: "prod",
    plant: (stack) => stack.change(HEAD_TARGET, { port: 8001 }),
    verdict: "violated",
    named: [{ resource: HEAD_TARGET, rule: BLOCKED, says: ["TCP 8000", "8001"] }],
  },
  {
    name: "target port changed in the Head's group",
    environment: "dev",
    plant: (stack) =>
      stack.change("aws_vpc_security_group_ingress_rule.traffic_load-balancer-to-head-8000_ingress", {
        from_port: 8080,
        to_port: 8080,
      }),
    verdict: "violated",
    named: [{ resource: HEAD_GROUP, rule: BLOCKED, says: ["load-balancer -> head", "TCP 8000"] }],
  },
  {
    name: "health checks on a port that the groups keep closed",
    environment: "prod",
    plant: (stack) => stack.change(TARGET_GROUP, { health_check: { path: "/health", port: "9999", protocol: "HTTP" } }),
    verdict: "violated",
    named: [
      { resource: HEAD_GROUP, rule: REACHES, says: ["health checks", "9999"] },
      { resource: LOAD_BALANCER_GROUP, rule: REACHES, says: ["health checks", "9999", TARGET_GROUP] },
    ],
  },
  {
    name: "listener on a port that the load balancer's group keeps closed",
    environment: "dev",
    plant: (stack) => stack.change(HTTP_LISTENER, { port: 8080 }),
    verdict: "violated",
    named: [{ resource: HTTP_LISTENER, rule: BLOCKED, says: ["internet -> load-balancer", "TCP 80"] }],
  },
  {
    name: "target port from a variable",
    environment: "dev",
    plant: (stack) => {
      stack.addPart("variable", { port: { type: "number" } });
      stack.change(TARGET_GROUP, { port: "${var.port}" });
    },
    verdict: "unknown",
    named: [{ resource: TARGET_GROUP, rule: "contract-flow-is-known", says: ["load-balancer -> head", "var.port"] }],
  },
];

const TARGETS_AND_LISTENERS: readonly Fault[] = [
  {
    name: "the only attachment removed",
    environment: "dev",
    plant: (stack) => stack.remove(HEAD_TARGET),
    verdict: "violated",
    named: [{ resource: TARGET_GROUP, rule: "target-group-has-targets" }],
  },
  {
    name: "the second Head left out of the target group",
    environment: "prod",
    plant: (stack) => stack.remove(HEAD_TARGET_B),
    verdict: "violated",
    named: [{ resource: TARGET_GROUP, rule: BLOCKED, says: ["load-balancer -> head", HEAD_B] }],
  },
  {
    name: "listeners removed",
    environment: "dev",
    plant: (stack) => stack.remove(HTTP_LISTENER),
    verdict: "violated",
    named: [{ resource: LOAD_BALANCER, rule: "load-balancer-has-listener" }],
  },
  {
    name: "HTTPS listener removed, HTTP still redirecting to it",
    environment: "prod",
    plant: (stack) => stack.remove(HTTPS_LISTENER),
    verdict: "violated",
    named: [
      { resource: HTTP_LISTENER, rule: "redirect-leads-to-a-listener", says: ["443"] },
      { resource: LOAD_BALANCER, rule: BLOCKED, says: ["load-balancer -> head", "no listener", TARGET_GROUP] },
    ],
  },
  {
    name: "redirect of the HTTPS listener to itself",
    environment: "prod",
    plant: (stack) =>
      stack.change(HTTPS_LISTENER, {
        default_action: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", status_code: "HTTP_301" } }],
      }),
    verdict: "violated",
    named: [{ resource: HTTPS_LISTENER, rule: "redirect-leads-elsewhere" }],
  },
  {
    name: "HTTPS listener without a certificate",
    environment: "prod",
    plant: (stack) => stack.unset(HTTPS_LISTENER, "certificate_arn"),
    verdict: "violated",
    named: [{ resource: HTTPS_LISTENER, rule: "https-listener-has-certificate" }],
  },
  {
    name: "two listeners on one port",
    environment: "prod",
    plant: (stack) => stack.change(HTTP_LISTENER, { port: 443 }),
    verdict: "violated",
    named: [{ resource: HTTPS_LISTENER, rule: "listener-ports-are-unique", says: ["443"] }],
  },
  {
    name: "listener of a network load balancer on an application load balancer",
    environment: "dev",
    plant: (stack) => stack.change(HTTP_LISTENER, { protocol: "TCP" }),
    verdict: "violated",
    named: [{ resource: HTTP_LISTENER, rule: "listener-protocol-fits-load-balancer", says: ["TCP"] }],
  },
  {
    name: "target group for addresses with instances in it",
    environment: "dev",
    plant: (stack) => stack.change(TARGET_GROUP, { target_type: "ip" }),
    verdict: "violated",
    named: [{ resource: HEAD_TARGET, rule: "targets-fit-target-type" }],
  },
  {
    name: "target group of the wrong protocol",
    environment: "dev",
    plant: (stack) => stack.change(TARGET_GROUP, { protocol: "TCP" }),
    verdict: "violated",
    named: [{ resource: TARGET_GROUP, rule: "target-group-protocol-fits-load-balancer", says: ["TCP"] }],
  },
];

const PLACES: readonly Fault[] = [
  {
    name: "load balancer in one zone only",
    environment: "dev",
    plant: (stack) => stack.change(LOAD_BALANCER, { subnets: [ref(PUBLIC_A)] }),
    verdict: "violated",
    named: [{ resource: LOAD_BALANCER, rule: "load-balancer-has-two-zones" }],
  },
  {
    name: "load balancer with both subnets in one zone",
    environment: "dev",
    plant: (stack) => stack.change("aws_subnet.network_public_us-east-1b", { availability_zone: "us-east-1a" }),
    verdict: "violated",
    named: [
      { resource: LOAD_BALANCER, rule: "load-balancer-has-two-zones" },
      { resource: LOAD_BALANCER, rule: "load-balancer-has-one-subnet-per-zone" },
    ],
  },
  {
    name: "internet-facing load balancer in the private subnets",
    environment: "prod",
    plant: (stack) => stack.change(LOAD_BALANCER, { subnets: [ref(PRIVATE_A), ref(PRIVATE_B)] }),
    verdict: "violated",
    named: [{ resource: LOAD_BALANCER, rule: "internet-facing-load-balancer-is-in-public-subnets", says: [PRIVATE_A] }],
  },
  {
    name: "load balancer made internal",
    environment: "dev",
    plant: (stack) => stack.change(LOAD_BALANCER, { internal: true }),
    verdict: "violated",
    named: [{ resource: LOAD_BALANCER, rule: BLOCKED, says: ["internet -> load-balancer", "internal"] }],
  },
  {
    name: "a Head in a zone that the load balancer does not serve",
    environment: "dev",
    plant: (stack) => {
      stack.add("aws_subnet.planted", {
        vpc_id: ref(VPC),
        cidr_block: "10.0.160.0/20",
        availability_zone: "us-east-1c",
        map_public_ip_on_launch: false,
      });
      stack.change(HEAD, { subnet_id: ref("aws_subnet.planted") });
    },
    verdict: "violated",
    named: [{ resource: LOAD_BALANCER, rule: "targets-are-in-served-zones", says: [HEAD, "us-east-1c"] }],
  },
  {
    name: "both Heads in one zone, though they are to survive its outage",
    environment: "prod",
    plant: (stack) => stack.change(HEAD_B, { subnet_id: ref(PRIVATE_A) }),
    verdict: "violated",
    named: [{ resource: TARGET_GROUP, rule: "targets-survive-a-zone", says: ["us-east-1a"] }],
  },
  {
    name: "load balancer without its group",
    environment: "dev",
    plant: (stack) => stack.unset(LOAD_BALANCER, "security_groups"),
    verdict: "violated",
    named: [
      {
        resource: "aws_default_security_group.network_default_security_group",
        rule: BLOCKED,
        says: ["internet -> load-balancer", "from internet"],
      },
    ],
  },
  {
    name: "load balancer in the Head's group too",
    environment: "dev",
    plant: (stack) => stack.change(LOAD_BALANCER, { security_groups: [ref(LOAD_BALANCER_GROUP), ref(HEAD_GROUP)] }),
    verdict: "violated",
    named: [
      {
        resource: "aws_vpc_security_group_egress_rule.traffic_head-to-workers-9000-9010_egress",
        rule: "only-contract-flows-are-open",
        says: ["load-balancer -> workers", "TCP 9000-9010"],
      },
    ],
  },
];

const ACCESS_LOGS: readonly Fault[] = [
  {
    name: "policy of the log bucket removed",
    environment: "prod",
    plant: (stack) => stack.remove(LOG_BUCKET_POLICY),
    verdict: "violated",
    named: [{ resource: LOG_BUCKET, rule: LOGS, says: ["policy", LOAD_BALANCER] }],
  },
  {
    name: "log bucket's policy admits somebody else",
    environment: "prod",
    plant: (stack) => {
      replaceInPolicy(stack, "logdelivery.elasticloadbalancing.amazonaws.com", "cloudtrail.amazonaws.com");
    },
    verdict: "violated",
    named: [{ resource: LOG_BUCKET_POLICY, rule: LOGS, says: ["s3:PutObject"] }],
  },
  {
    name: "log bucket's policy about another bucket",
    environment: "prod",
    plant: (stack) => {
      replaceInPolicy(stack, "prod-access-logs-123456789012-us-east-1/AWSLogs", "old-access-logs/AWSLogs");
    },
    verdict: "violated",
    named: [{ resource: LOG_BUCKET_POLICY, rule: LOGS, says: ["write its access logs"] }],
  },
  {
    name: "log bucket's policy lets the logs be read only",
    environment: "prod",
    plant: (stack) => {
      replaceInPolicy(stack, "s3:PutObject", "s3:GetObject");
    },
    verdict: "violated",
    named: [{ resource: LOG_BUCKET_POLICY, rule: LOGS, says: ["s3:PutObject"] }],
  },
  {
    name: "access logs into another folder than the policy allows",
    environment: "prod",
    plant: (stack) =>
      stack.change(LOAD_BALANCER, { access_logs: { bucket: ref(LOG_BUCKET, "bucket"), enabled: true, prefix: "api" } }),
    verdict: "violated",
    named: [{ resource: LOG_BUCKET_POLICY, rule: LOGS }],
  },
  {
    name: "log bucket encrypted with a key of its own",
    environment: "prod",
    plant: (stack) =>
      stack.change("aws_s3_bucket_server_side_encryption_configuration.load_balancer_access_logs_settings_encryption", {
        rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "aws:kms" } }],
      }),
    verdict: "violated",
    named: [
      {
        resource: "aws_s3_bucket_server_side_encryption_configuration.load_balancer_access_logs_settings_encryption",
        rule: "log-bucket-has-s3-managed-keys",
      },
    ],
  },
];

function replaceInPolicy(stack: StackDraft, from: string, to: string): void {
  const { policy } = stack.at(LOG_BUCKET_POLICY) as { policy: string };
  if (!policy.includes(from)) throw new Error(`the policy does not have '${from}': ${policy}`);
  stack.change(LOG_BUCKET_POLICY, { policy: policy.replace(from, to) });
}

/** Load balancers that cannot reach their targets, or that AWS would refuse. */
export const LOAD_BALANCER_FAULTS: FaultFamily = {
  family: "load balancers",
  faults: [...PORTS, ...TARGETS_AND_LISTENERS, ...PLACES, ...ACCESS_LOGS],
};
