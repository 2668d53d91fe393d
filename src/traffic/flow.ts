import { PortRange } from "./port-range";

/** Parties that are machines of ours or stand for them: each has a security group and a `Role` tag. */
export const GROUP_ROLES = ["client", "load-balancer", "head", "workers", "endpoints"] as const;

/** Parties outside: everyone (IPv4), the operators' addresses, and Amazon S3 in the region. */
export const OUTSIDE_ROLES = ["internet", "operators", "s3"] as const;

/** A party with a security group of its own. */
export type GroupRole = (typeof GROUP_ROLES)[number];

/** A party known by its addresses only. */
export type OutsideRole = (typeof OUTSIDE_ROLES)[number];

/** Whoever can be at one end of a flow. */
export type Role = GroupRole | OutsideRole;

/** One kind of TCP connection that is allowed; the answers to it are, too (security groups are stateful). */
export interface Flow {
  /** Who opens the connection. */
  readonly from: Role;
  /** Who accepts it. */
  readonly to: Role;
  /** Ports it is accepted on. */
  readonly ports: PortRange;
  /** Why it is needed; becomes the description of the rules. */
  readonly purpose: string;
}

/** Whether a party has a security group. */
export function isGroupRole(role: Role): role is GroupRole {
  return (GROUP_ROLES as readonly string[]).includes(role);
}

/** One flow in a line, for example `load-balancer -> head TCP 8000`. */
export function describeFlow(flow: Flow): string {
  return `${flow.from} -> ${flow.to} TCP ${flow.ports.toString()}`;
}
