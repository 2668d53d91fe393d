import { InterfaceAttachments } from "./interface-attachments";
import { Known, known, unknown } from "../known";
import { Launch, launchInterfaces } from "./launch-interfaces";
import { LaunchSource, LaunchSources } from "./launch-sources";
import { Link } from "../link";
import { InterfaceDraft } from "./machine-interface";
import { ResourceSet } from "../json/resource-set";
import { TerraformResource } from "../terraform-resource";

const NO_SOURCE: LaunchSource = { hidden: "its autoscaling group names no launch template" };

/** The interfaces of the machines of autoscaling groups: one entry for each subnet and each template. */
export function readAutoscalingGroups(
  resources: ResourceSet,
  sources: LaunchSources,
  attachments: InterfaceAttachments,
): readonly InterfaceDraft[] {
  return resources.ofType("aws_autoscaling_group").flatMap((group) => {
    const nowhere = unknown(`'${group.address}' names no subnet, so that AWS takes those of the default VPC`);
    return launchesOf(group, sources, attachments)
      .flatMap(launchInterfaces)
      .map((draft) => ({ ...draft, subnet: draft.subnet ?? nowhere }));
  });
}

function launchesOf(group: TerraformResource, sources: LaunchSources, attachments: InterfaceAttachments): Launch[] {
  const found = sources.of(group);
  const launched = found.length > 0 ? found : [NO_SOURCE];
  const named = group.links("vpc_zone_identifier");
  const subnets = named.length > 0 ? named : [undefined];
  const count = machinesIn(group, subnets.length, launched.length);
  return subnets.flatMap((subnet, place) =>
    launched.map((source, choice) => ({
      owner: group,
      key: [group.address, ...placeName(subnet, place), ...(choice > 0 ? [sourceName(source, choice)] : [])].join("#"),
      roleTag: sources.roleTagOf(group, source),
      source,
      subnet,
      count,
      attachments: attachments.of(group.address),
    })),
  );
}

function placeName(subnet: Link | undefined, place: number): string[] {
  if (subnet === undefined) return [];
  if (subnet.kind === "unknown") return [`subnet-${place + 1}`];
  return [subnet.kind === "resource" ? subnet.key : subnet.id];
}

function sourceName({ resource }: LaunchSource, choice: number): string {
  return resource?.address ?? `template-${choice + 1}`;
}

/** How many machines are in each place: known where the group cannot grow or shrink and divides evenly. */
function machinesIn(group: TerraformResource, places: number, templates: number): Known<number> {
  const total = fixedSize(group);
  if (total.kind === "unknown" || total.value === 0) return total;
  if (templates > 1) return unknown(`AWS chooses among ${templates} launch templates`);
  if (total.value % places === 0) return known(total.value / places);
  return unknown(`${total.value} machines do not divide evenly among ${places} subnets`);
}

function fixedSize(group: TerraformResource): Known<number> {
  const sizes = ["min_size", "max_size", "desired_capacity"].flatMap((key) => group.number(key) ?? []);
  const hidden = sizes.find(({ kind }) => kind === "unknown");
  if (hidden !== undefined) return hidden;
  const values = sizes.flatMap((size) => (size.kind === "known" ? [size.value] : []));
  const [low, high] = [Math.min(...values), Math.max(...values)];
  return low === high ? known(low) : unknown(`'${group.address}' has between ${low} and ${high} machines`);
}
