import { Link } from "./link";
import { Subnet } from "./network-model";

/** What the readers of interfaces look up, by key. */
export interface InterfaceContext {
  readonly subnets: ReadonlyMap<string, Subnet>;
  /** `Role` tags of the security groups. */
  readonly groupRoles: ReadonlyMap<string, string>;
  /** Address of whatever ties an Elastic IP to an instance or interface. */
  readonly elasticIps: ReadonlyMap<string, string>;
  /** Groups that an attachment adds to an instance or interface. */
  readonly addedGroups: ReadonlyMap<string, readonly Link[]>;
}

/** The first role that a group among these has. */
export function roleOfGroups(groups: readonly Link[], { groupRoles }: InterfaceContext): string | undefined {
  return groups
    .map((group) => (group.kind === "resource" ? groupRoles.get(group.key) : undefined))
    .find((role) => role !== undefined);
}
