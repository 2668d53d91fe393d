import { unknown } from "../known";
import { launchInterfaces } from "./launch-interfaces";
import { INSTANCE_TYPES, LaunchSources, SOURCE_TYPES } from "./launch-sources";
import { InterfaceDraft } from "./machine-interface";
import { ResourceSet } from "../json/resource-set";
import { roleTagOf } from "../json/role-tag";

/** The interfaces of machines that somebody else may launch: of templates that no machine of the JSON is made from. */
export function readLaunchTemplates(resources: ResourceSet, sources: LaunchSources): readonly InterfaceDraft[] {
  const machines = resources.ofType(...INSTANCE_TYPES, "aws_autoscaling_group");
  const launched = new Set(machines.flatMap((machine) => sources.of(machine).map(({ resource }) => resource?.address)));
  return resources
    .ofType(...SOURCE_TYPES)
    .filter(({ address }) => !launched.has(address))
    .flatMap((template) =>
      launchInterfaces({
        owner: template,
        key: template.address,
        roleTag: roleTagOf(template),
        source: { resource: template },
        count: unknown(`nothing in the JSON launches machines of '${template.address}'`),
        attachments: [],
      }),
    );
}
