import { InterfaceAttachments } from "./interface-attachments";
import { InterfaceContext } from "./interface-context";
import { LaunchSources } from "./launch-sources";
import { machineInterface } from "./machine-interface";
import { NetworkInterface } from "../network-model";
import { readAutoscalingGroups } from "./read-autoscaling-groups";
import { readInstances } from "./read-instances";
import { readLaunchTemplates } from "./read-launch-templates";
import { readStandaloneInterfaces } from "./read-standalone-interfaces";
import { ResourceSet } from "../json/resource-set";

/** The interfaces of machines, and those that stand alone. */
export function readInterfaces(resources: ResourceSet, context: InterfaceContext): readonly NetworkInterface[] {
  const sources = new LaunchSources(resources);
  const attachments = new InterfaceAttachments(resources, sources);
  return [
    ...readInstances(resources, sources, attachments),
    ...readAutoscalingGroups(resources, sources, attachments),
    ...readLaunchTemplates(resources, sources),
    ...readStandaloneInterfaces(resources, sources, attachments),
  ].map((draft) => machineInterface(draft, context));
}
