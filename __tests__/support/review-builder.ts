import { SensitiveValue, UNKNOWN_VALUE } from "../../src/model/plan/plan-value";
import { worstOf } from "../../src/review/impact";
import { Consequence, Review, ReviewedChange, TrafficChange } from "../../src/review/review";

const NO_COUNTS: Review["counts"] = { create: 0, update: 0, replace: 0, delete: 0, forget: 0 };

/** A consequence for the Head, with what a test says otherwise. */
export function consequence(rest: Partial<Consequence> = {}): Consequence {
  return {
    role: "head",
    impact: "outage",
    exposure: false,
    resource: "aws_instance.head_1",
    constructPath: "dev/Head/1",
    cause: ["instance_type"],
    message: "The only Head node is replaced: the API is down until the new one is healthy.",
    ...rest,
  };
}

/** A replacement of the Head, with what a test says otherwise. */
export function change(rest: Partial<ReviewedChange> = {}): ReviewedChange {
  return {
    address: "aws_instance.head_1",
    constructPath: "dev/Head/1",
    type: "aws_instance",
    role: "head",
    action: "replace",
    order: "delete-first",
    source: "plan",
    impact: "outage",
    exposure: false,
    attributes: [{ path: "ami", before: "ami-1", after: "ami-2", forcesReplacement: true }],
    ...rest,
  };
}

/** Traffic `from -> to` on a TCP port, with what a test says otherwise. */
export function traffic(ends: string, ports: string, rest: Partial<TrafficChange> = {}): TrafficChange {
  const [from = "", to = ""] = ends.split(" -> ");
  return { from, to, protocol: "tcp", ports, expected: false, extent: "all", certainty: "certain", via: [], ...rest };
}

/** A review of these parts; its verdict and exposure are those of its consequences. */
export function review(parts: Partial<Review> = {}): Review {
  const { consequences = [] } = parts;
  return {
    environment: "dev",
    verdict: worstOf(consequences.map(({ impact }) => impact)),
    exposure: consequences.some(({ exposure }) => exposure),
    headline: "No changes: nothing happens to the running cluster.",
    applicable: true,
    counts: NO_COUNTS,
    roles: [],
    consequences: [],
    traffic: { opened: [], closed: [] },
    changes: [],
    outputs: [],
    notSeen: [],
    ...parts,
  };
}

/** Nothing changes. */
export const QUIET = review({
  roles: [
    { role: "client", impact: "none", exposure: false, members: { before: 1, after: 1 } },
    { role: "head", impact: "none", exposure: false, members: { before: 1, after: 1 } },
  ],
});

const OPENED_SSH = consequence({
  role: "workers",
  impact: "in-place",
  exposure: true,
  resource: "aws_vpc_security_group_ingress_rule.oops",
  constructPath: "dev/Oops",
  cause: [],
  message: "The internet reaches the Workers on TCP 22, and no flow of the contract says so.",
});

const READING = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}]}`;
const EVERYTHING = READING.replace("s3:GetObject", "s3:*");

/** An outage of the Head, and SSH to the Workers opened to everybody. */
export const OUTAGE = review({
  headline:
    "The Head is replaced: the API is down; SSH to the Workers is opened to the internet; the Elastic IP stays.",
  counts: { ...NO_COUNTS, replace: 1, update: 2, create: 1 },
  roles: [
    { role: "client", impact: "none", exposure: false, members: { before: 1, after: 1 } },
    { role: "load-balancer", impact: "in-place", exposure: false, members: { before: 2, after: 2 } },
    { role: "head", impact: "outage", exposure: false, members: { before: 1, after: 1 } },
    { role: "workers", impact: "in-place", exposure: true, members: { before: 2, after: 3 } },
    { role: "access", impact: "in-place", exposure: false, members: {} },
  ],
  consequences: [
    consequence(),
    OPENED_SSH,
    consequence({
      role: "access",
      impact: "in-place",
      resource: "aws_iam_role_policy.head",
      constructPath: "dev/Head/Identity/Policy",
      cause: ["policy"],
      message: "The policy of the Head's role is widened: s3:* in place of s3:GetObject.",
    }),
  ],
  traffic: {
    opened: [
      traffic("head -> s3", "443", { expected: true, extent: "some" }),
      traffic("internet -> workers", "22", { via: ["aws_internet_gateway.network", OPENED_SSH.resource] }),
    ],
    closed: [traffic("load-balancer -> head", "8000", { expected: true, certainty: "possible" })],
  },
  changes: [
    change({
      attributes: [
        { path: "instance_type", before: "t3.small", after: "t3.medium", forcesReplacement: true },
        { path: "private_ip", before: "10.0.1.7", after: UNKNOWN_VALUE, forcesReplacement: false },
        { path: "user_data", before: "#!/bin/sh\nTOKEN=hunter2", after: "#!/bin/sh\n", forcesReplacement: false },
        {
          path: "password",
          before: new SensitiveValue("hunter2"),
          after: new SensitiveValue("hunter3"),
          forcesReplacement: false,
        },
        { path: "tags.Note", before: "old", forcesReplacement: false },
      ],
    }),
    change({
      address: OPENED_SSH.resource,
      constructPath: "dev/Oops",
      type: "aws_vpc_security_group_ingress_rule",
      role: "workers",
      action: "create",
      order: undefined,
      impact: "in-place",
      exposure: true,
      attributes: [{ path: "cidr_ipv4", after: "0.0.0.0/0", forcesReplacement: false }],
    }),
    change({
      address: "aws_iam_role_policy.head",
      constructPath: "dev/Head/Identity/Policy",
      type: "aws_iam_role_policy",
      role: "access",
      action: "update",
      order: undefined,
      impact: "in-place",
      attributes: [{ path: "policy", before: READING, after: EVERYTHING, forcesReplacement: false }],
    }),
    change({
      address: "aws_lb.load_balancer",
      constructPath: undefined,
      type: "aws_lb",
      role: "load-balancer",
      action: "update",
      order: undefined,
      source: "drift",
      impact: "in-place",
      attributes: [{ path: "idle_timeout", before: 60, after: 120, forcesReplacement: false }],
    }),
  ],
  outputs: [{ name: "head_ids", action: "update", before: ["i-1"], after: UNKNOWN_VALUE }],
  notSeen: [{ about: "aws_instance.head_1", reason: "its private address is known after apply only" }],
});
