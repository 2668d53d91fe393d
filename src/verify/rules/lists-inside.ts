import { Known, known, unknown } from "../../model/known";
import { TerraformResource } from "../../model/terraform-resource";

/**
 * Whether a resource lists its blocks of a name inside it, as a whole.
 *
 * The provider takes an empty list for the statement that there are none, and so removes all; it leaves alone what is
 * left out, null or made by a `dynamic` block that runs over nothing.
 */
export function listsInside(resource: TerraformResource | undefined, name: string): Known<boolean> {
  if (resource === undefined) return known(false);
  const written = resource.raw(name);
  if (typeof written === "object" || resource.blocks(name).length > 0) return known(true);
  if (resource.hasDynamic(name) || written !== undefined) {
    return unknown(`the ${name} blocks of '${resource.address}' are made when Terraform runs`);
  }
  return known(false);
}
