import { InterfaceAttachments } from "./interface-attachments";
import { unknown } from "../known";
import { launchInterfaces, ONE } from "./launch-interfaces";
import { INSTANCE_TYPES, LaunchSources } from "./launch-sources";
import { InterfaceDraft } from "./machine-interface";
import { ResourceSet } from "../json/resource-set";

/** The interfaces that instances are launched with. */
export function readInstances(
  resources: ResourceSet,
  sources: LaunchSources,
  attachments: InterfaceAttachments,
): readonly InterfaceDraft[] {
  return resources.ofType(...INSTANCE_TYPES).flatMap((instance) => {
    const drafts = launchInterfaces({
      owner: instance,
      key: instance.address,
      roleTag: sources.roleTagOf(instance),
      source: sources.of(instance)[0],
      instance,
      count: ONE,
      attachments: attachments.of(instance.address),
    });
    const nowhere = unknown(`'${instance.address}' names no subnet, so that AWS takes one of the default VPC`);
    return drafts.map((draft) => ({ ...draft, subnet: draft.subnet ?? nowhere }));
  });
}
