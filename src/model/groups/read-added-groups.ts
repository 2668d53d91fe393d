import { unknown } from "../known";
import { Link } from "../link";
import { NotModelled } from "../network-model";
import { ResourceSet } from "../json/resource-set";
import { TerraformResource } from "../terraform-resource";

/** Groups that `aws_network_interface_sg_attachment` adds, by the key of the interface or of its instance. */
export interface AddedGroups {
  readonly byHolder: ReadonlyMap<string, readonly Link[]>;
  /** For each attachment to an interface that nobody can tell, why any may have a group more. */
  readonly toAny: readonly Link[];
  readonly notModelled: readonly NotModelled[];
}

/** Every attachment of a group to an interface; an instance stands for its first interface. */
export function readAddedGroups(resources: ResourceSet): AddedGroups {
  const byHolder = new Map<string, Link[]>();
  const toAny: Link[] = [];
  const notModelled: NotModelled[] = [];
  for (const attachment of resources.ofType("aws_network_interface_sg_attachment")) {
    const holder = attachment.link("network_interface_id") ?? unknown(`'${attachment.address}' names no interface`);
    const group = attachment.link("security_group_id") ?? unknown(`'${attachment.address}' names no group`);
    if (holder.kind === "resource") byHolder.set(holder.key, [...(byHolder.get(holder.key) ?? []), group]);
    else notModelled.push(lost(attachment, holder));
    if (holder.kind === "unknown") toAny.push(unknown(`'${attachment.address}' may add one: ${holder.reason}`));
  }
  return { byHolder, toAny, notModelled };
}

function lost(
  { address, constructPath }: TerraformResource,
  holder: Exclude<Link, { readonly kind: "resource" }>,
): NotModelled {
  const name = holder.kind === "outside" ? `'${holder.id}', which is not in the JSON` : "an interface nobody can tell";
  const why = holder.kind === "unknown" ? `: ${holder.reason}` : "";
  return { address, constructPath, reason: `adds a security group to ${name}${why}` };
}
