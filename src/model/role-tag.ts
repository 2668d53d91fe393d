import { Known } from "./known";
import { TerraformBlock, TerraformResource } from "./terraform-resource";

const ROLE = "Role";

/**
 * The `Role` tag of a resource, or of the machines that it makes; undefined where it has none, or where it cannot be
 * known.
 */
export function roleTagOf(resource: TerraformResource): string | undefined {
  const role =
    resource.entry("tags", ROLE) ??
    resource.entry("tags_all", ROLE) ??
    groupTag(resource) ??
    launchTag(resource) ??
    resource.defaultTag(ROLE);
  return role?.kind === "known" ? role.value : undefined;
}

/** Autoscaling groups write one block for each tag. */
function groupTag(resource: TerraformResource): Known<string> | undefined {
  return resource.blocks("tag").find(isNamed("key", ROLE))?.text("value");
}

/** Launch templates tag the instances that they make. */
function launchTag(resource: TerraformResource): Known<string> | undefined {
  return resource.blocks("tag_specifications").find(isNamed("resource_type", "instance"))?.entry("tags", ROLE);
}

function isNamed(key: string, name: string): (block: TerraformBlock) => boolean {
  return (block) => {
    const text = block.text(key);
    return text?.kind === "known" && text.value === name;
  };
}
