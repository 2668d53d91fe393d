import { INTERNET_GATEWAY, PRIVATE_TABLE, VPC } from "./addresses";

/** A reference to an attribute of a resource, its `id` where nothing else is said. */
export function ref(address: string, attribute = "id"): string {
  return `\${${address}.${attribute}}`;
}

/** Everybody who speaks IPv4, as the peer of a standalone rule. */
export const EVERYBODY = { cidr_ipv4: "0.0.0.0/0" };

/** The members of a group, as the peer of a standalone rule. */
export function membersOf(group: string): { readonly referenced_security_group_id: string } {
  return { referenced_security_group_id: ref(group) };
}

/** A standalone rule of a group: TCP on these ports, for a peer; the rest writes over that. */
export function rule(group: string, ports: readonly [number, number], rest: object): Record<string, unknown> {
  return { security_group_id: ref(group), ip_protocol: "tcp", from_port: ports[0], to_port: ports[1], ...rest };
}

/** An inline block of a group: TCP 22 from everybody. */
export const INLINE_SSH_FROM_EVERYBODY = {
  description: "",
  protocol: "tcp",
  from_port: 22,
  to_port: 22,
  cidr_blocks: ["0.0.0.0/0"],
};

/** A security group of the VPC that admits everything from everybody. */
export const OPEN_GROUP = {
  vpc_id: ref(VPC),
  ingress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }],
};

/** A route of the private table in the first zone. */
export function privateRoute(target: object): Record<string, unknown> {
  return { route_table_id: ref(PRIVATE_TABLE), destination_cidr_block: "0.0.0.0/0", ...target };
}

/** The internet gateway as the target of a route. */
export const TO_INTERNET_GATEWAY = { gateway_id: ref(INTERNET_GATEWAY) };
