import { Known } from "../known";
import { Link } from "../link";
import { Subnet } from "../network-model";
import { ElasticIpDoubt } from "./read-elastic-ips";

/** What the readers of interfaces look up, by key. */
export interface InterfaceContext {
  readonly subnets: ReadonlyMap<string, Subnet>;
  /** `Role` tags of the security groups. */
  readonly groupRoles: ReadonlyMap<string, Known<string>>;
  /** Address of whatever ties an Elastic IP to an instance or interface. */
  readonly elasticIps: ReadonlyMap<string, string>;
  /** Why any machine may have an Elastic IP beside these. */
  readonly elasticIpDoubt?: ElasticIpDoubt;
  /** Groups that an attachment adds to an instance or interface. */
  readonly addedGroups: ReadonlyMap<string, readonly Link[]>;
  /** Groups that an attachment may add to any interface of a machine; unknown links, all of them. */
  readonly perhapsAddedGroups: readonly Link[];
}

/** The `Role` tag that decides: the member's own, else the first that a group of it has. */
export function decidingTag(
  own: Known<string> | undefined,
  groups: readonly Link[],
  { groupRoles }: InterfaceContext,
): Known<string> | undefined {
  const ofGroups = groups.map((group) => (group.kind === "resource" ? groupRoles.get(group.key) : undefined));
  return own ?? ofGroups.find((tag) => tag !== undefined);
}
