import { PRIVATE_A, PUBLIC_A, PUBLIC_B, VPC } from "./addresses";
import { Fault, FaultFamily } from "./fault";
import { ref } from "./references";

const ACL = "aws_network_acl.planted";
const DENY = "aws_network_acl_rule.planted";
const BLOCKED = "contract-flow-is-open";
const ALLOW_ALL = {
  rule_no: 100,
  protocol: "-1",
  action: "allow",
  cidr_block: "0.0.0.0/0",
  from_port: 0,
  to_port: 0,
};

function aclOn(subnet: string, ingress: readonly object[], egress: readonly object[]): Record<string, unknown> {
  return { vpc_id: ref(VPC), subnet_ids: [ref(subnet)], ingress, egress };
}

function tcp(number: number, action: string, ports: readonly [number, number]): object {
  return { ...ALLOW_ALL, rule_no: number, action, protocol: "tcp", from_port: ports[0], to_port: ports[1] };
}

const FAULTS: readonly Fault[] = [
  {
    name: "an ACL without entries on the private subnet",
    environment: "dev",
    plant: (stack) => stack.add(ACL, aclOn(PRIVATE_A, [], [])),
    verdict: "violated",
    named: [
      { resource: ACL, rule: BLOCKED, says: ["load-balancer -> head", "ingress entry", "TCP 8000"] },
      { resource: ACL, rule: BLOCKED, says: ["load-balancer -> head", "egress entry", "1024-65535"] },
    ],
  },
  {
    name: "the default ACL adopted, and so emptied",
    environment: "dev",
    plant: (stack) =>
      stack.add("aws_default_network_acl.planted", { default_network_acl_id: ref(VPC, "default_network_acl_id") }),
    verdict: "violated",
    named: [
      { resource: "aws_default_network_acl.planted", rule: BLOCKED, says: ["operators -> client", "TCP 22"] },
      { resource: "aws_default_network_acl.planted", rule: BLOCKED, says: ["load-balancer -> head"] },
    ],
  },
  {
    name: "an ACL that lets nothing into the Client's subnet but HTTPS",
    environment: "prod",
    plant: (stack) => stack.add(ACL, aclOn(PUBLIC_A, [tcp(100, "allow", [443, 443])], [ALLOW_ALL])),
    verdict: "violated",
    named: [{ resource: ACL, rule: BLOCKED, says: ["operators -> client", "TCP 22"] }],
  },
  {
    name: "an ACL that keeps the load balancer's requests in its subnet",
    environment: "dev",
    plant: (stack) => stack.add(ACL, aclOn(PUBLIC_B, [ALLOW_ALL], [tcp(90, "deny", [8000, 8000]), ALLOW_ALL])),
    verdict: "violated",
    named: [{ resource: ACL, rule: BLOCKED, says: ["load-balancer -> head", "TCP 8000"] }],
  },
  {
    name: "an ACL that forgets the return ports",
    environment: "dev",
    plant: (stack) => stack.add(ACL, aclOn(PRIVATE_A, [ALLOW_ALL], [tcp(100, "allow", [443, 443])])),
    verdict: "violated",
    named: [{ resource: ACL, rule: BLOCKED, says: ["load-balancer -> head", "1024-65535"] }],
  },
  {
    name: "a deny in front of an allow, as a standalone entry",
    environment: "prod",
    plant: (stack) => {
      stack.add(ACL, { vpc_id: ref(VPC), subnet_ids: [ref(PRIVATE_A)] });
      const entry = { network_acl_id: ref(ACL), cidr_block: "0.0.0.0/0", protocol: "-1", rule_action: "allow" };
      stack.add("aws_network_acl_rule.in", { ...entry, rule_number: 200, egress: false });
      stack.add("aws_network_acl_rule.out", { ...entry, rule_number: 200, egress: true });
      const deny = { protocol: "tcp", from_port: 9000, to_port: 9010, rule_action: "deny" };
      stack.add(DENY, { ...entry, ...deny, rule_number: 100, egress: false });
    },
    verdict: "violated",
    named: [{ resource: DENY, rule: BLOCKED, says: ["head -> workers", "9000-9010"] }],
  },
  {
    name: "two entries of an ACL with one number",
    environment: "dev",
    plant: (stack) => stack.add(ACL, aclOn(PRIVATE_A, [ALLOW_ALL, tcp(100, "deny", [22, 22])], [ALLOW_ALL])),
    verdict: "violated",
    named: [{ resource: ACL, rule: "acl-entry-numbers-are-unique", says: ["100"] }],
  },
  {
    name: "an entry of an ACL from a variable",
    environment: "dev",
    plant: (stack) => {
      stack.addPart("variable", { action: { type: "string" } });
      stack.add(ACL, aclOn(PRIVATE_A, [{ ...ALLOW_ALL, action: "${var.action}" }], [ALLOW_ALL]));
    },
    verdict: "unknown",
    named: [{ resource: ACL, rule: "contract-flow-is-known", says: ["load-balancer -> head", "var.action"] }],
  },
];

/** Network ACLs that keep out what the contract needs. */
export const ACL_FAULTS: FaultFamily = { family: "network ACLs", faults: FAULTS };
