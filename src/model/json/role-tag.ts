import { Known, known } from "../known";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

const ROLE = "Role";

/** The `Role` tag of a resource, or of the machines that it makes; undefined where it has none. */
export function roleTagOf(resource: TerraformResource): Known<string> | undefined {
  return (
    launchTag(resource) ??
    resource.entry("tags", ROLE) ??
    resource.entry("tags_all", ROLE) ??
    groupTag(resource) ??
    defaultTag(resource)
  );
}

/** The role that a tag says; undefined where there is no tag, or where nobody can tell what it says. */
export function roleIn(tag: Known<string> | undefined): string | undefined {
  return tag?.kind === "known" ? tag.value : undefined;
}

/** Autoscaling groups write one block for each tag, and say whether their machines have it too. */
function groupTag(resource: TerraformResource): Known<string> | undefined {
  const tags = resource.blocks("tag").filter(isNamed("key", ROLE)).flatMap(machineTag);
  return tags[0];
}

function machineTag(block: TerraformBlock): Known<string>[] {
  const isPropagated = block.flag("propagate_at_launch") ?? known(true);
  if (isPropagated.kind === "unknown") return [isPropagated];
  const value = block.text("value");
  return isPropagated.value && value !== undefined ? [value] : [];
}

/** The provider leaves autoscaling groups out of its default tags. */
function defaultTag(resource: TerraformResource): Known<string> | undefined {
  return resource.type === "aws_autoscaling_group" ? undefined : resource.defaultTag(ROLE);
}

/** Launch templates tag the instances that they make, which their own tags are not for. */
function launchTag(resource: TerraformResource): Known<string> | undefined {
  return resource.blocks("tag_specifications").find(isNamed("resource_type", "instance"))?.entry("tags", ROLE);
}

function isNamed(key: string, name: string): (block: TerraformBlock) => boolean {
  return (block) => {
    const text = block.text(key);
    return text?.kind === "known" && text.value === name;
  };
}
