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
    const tags = ownTags(each, resources, sources).map((tag) => decidingTag(tag, each.groups, context));
    const hidden = tags.find((tag) => tag?.kind === "unknown");
    const { address, constructPath } = resources.get(each.ownerKey) ?? each;
    return hidden?.kind === "unknown"
      ? [{ address, constructPath, reason: `has a role that nobody can tell: ${hidden.reason}` }]
      : [];
  });
  return [...new Map(members.map((member) => [member.address, member])).values()];
}

/** Several where its owner launches from several templates, as any of them may be the one of this interface. */
function ownTags(
  { address, ownerKey }: NetworkInterface,
  resources: ResourceSet,
  sources: LaunchSources,
): readonly (Known<string> | undefined)[] {
  const owner = resources.get(ownerKey);
  const itself = resources.get(address);
  const tags = owner === undefined ? [undefined] : sources.roleTagsOf(owner);
  return tags.map((tag) => tag ?? (itself && roleTagOf(itself)));
}
