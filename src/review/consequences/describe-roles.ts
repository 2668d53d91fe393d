import { roleName } from "../roles/role-words";

/** Several roles as one subject, for example `the Client and the load balancer`. */
export function describeRoles(roles: readonly string[]): string {
  const names = roles.map(roleName);
  const last = names.at(-1) ?? "nobody";
  return names.length > 1 ? `${names.slice(0, -1).join(", ")} and ${last}` : last;
}
