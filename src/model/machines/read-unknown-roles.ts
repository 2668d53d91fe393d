import { decidingTag, InterfaceContext } from "./interface-context";
import { Known } from "../known";
import { LaunchSources } from "./launch-sources";
import { NetworkInterface, NotModelled } from "../network-model";
import { ResourceSet } from "../json/resource-set";
import { roleTagOf } from "../json/role-tag";

/** Members whose `Role` tag nobody can tell. They have no role, so that nobody takes them for one that they may not be. */
export function readUnknownRoles(
  resources: ResourceSet,
  interfaces: readonly NetworkInterface[],
  context: InterfaceContext,
): readonly NotModelled[] {
  const sources = new LaunchSources(resources);
  const members = interfaces.flatMap((each): NotModelled[] => {
    if (each.role !== undefined) return [];
    const tag = decidingTag(ownTag(each, resources, sources), each.groups, context);
    const { address, constructPath } = resources.get(each.ownerKey) ?? each;
    return tag?.kind === "unknown"
      ? [{ address, constructPath, reason: `has a role that nobody can tell: ${tag.reason}` }]
      : [];
  });
  return [...new Map(members.map((member) => [member.address, member])).values()];
}

function ownTag(
  { address, ownerKey }: NetworkInterface,
  resources: ResourceSet,
  sources: LaunchSources,
): Known<string> | undefined {
  const owner = resources.get(ownerKey);
  const itself = resources.get(address);
  return (owner && sources.roleTagOf(owner)) ?? (itself && roleTagOf(itself));
}
