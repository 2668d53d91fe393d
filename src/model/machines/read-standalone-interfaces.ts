import { InterfaceAttachments } from "./interface-attachments";
import { unknown } from "../known";
import { ONE } from "./launch-interfaces";
import { LaunchSettings } from "./launch-settings";
import { LaunchSources } from "./launch-sources";
import { InterfaceDraft } from "./machine-interface";
import { ResourceSet } from "../json/resource-set";
import { roleTagOf } from "../json/role-tag";
import { TerraformResource } from "../terraform-resource";

/** The interfaces that are resources of their own, attached to a machine or not. */
export function readStandaloneInterfaces(
  resources: ResourceSet,
  sources: LaunchSources,
  attachments: InterfaceAttachments,
): readonly InterfaceDraft[] {
  return resources.ofType("aws_network_interface").map((resource) => {
    const { address, constructPath } = resource;
    const settings = new LaunchSettings([{ address, block: resource }]);
    return {
      ...ownerOf(resource, resources, sources, attachments),
      address,
      constructPath,
      settings,
      subnet: settings.subnet ?? unknown(`'${address}' names no subnet`),
      count: ONE,
      isMadeAtLaunch: false,
    };
  });
}

type Owned = Pick<InterfaceDraft, "key" | "owner" | "ownerKey" | "roleTag" | "names">;

function ownerOf(
  resource: TerraformResource,
  resources: ResourceSet,
  sources: LaunchSources,
  attachments: InterfaceAttachments,
): Owned {
  const { address } = resource;
  const attachment = attachments.ofInterface(address);
  const roleTag = roleTagOf(resource);
  if (attachment === undefined) return { key: address, owner: "other", ownerKey: address, roleTag, names: [address] };
  if (attachment.machine.kind !== "resource") {
    return { key: address, owner: "machine", ownerKey: address, roleTag, names: [address] };
  }
  const { key } = attachment.machine;
  const machine = resources.get(key);
  return {
    key: `${key}#${address}`,
    owner: "machine",
    ownerKey: key,
    roleTag: (machine && sources.roleTagOf(machine)) ?? roleTag,
    names: attachment.isPrimary ? [address, key] : [address],
  };
}
