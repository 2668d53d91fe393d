import { Known } from "../known";
import { TerraformBlock, TerraformResource } from "../terraform-resource";

const ROLE = "Role";

/** The `Role` tag of a resource, or of the machines that it makes; undefined where it has none. */
export function roleTagOf(resource: TerraformResource): Known<string> | undefined {
  return (
    resource.entry("tags", ROLE) ??
    resource.entry("tags_all", ROLE) ??
    groupTag(resource) ??
    launchTag(resource) ??
    resource.defaultTag(ROLE)
  );
}

/** The role that a tag says; undefined where there is no tag, or where nobody can tell what it says. */
export function roleIn(tag: Known<string> | undefined): string | undefined {
  return tag?.kind === "known" ? tag.value : undefined;
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
