import { PlanObject } from "../../model/plan/plan-value";
import { blocksAt, textAt } from "../changes/plan-values";

const ROLE = "Role";

/**
 * The `Role` tag in a resource's attributes: that of the machines which it makes, else its own, else the one that its
 * provider gives to everything. Undefined where there is none, or where it is not known yet.
 */
export function roleTagOf(values: PlanObject): string | undefined {
  return launchTag(values) ?? textAt(values["tags"], ROLE) ?? textAt(values["tags_all"], ROLE) ?? groupTag(values);
}

function launchTag(values: PlanObject): string | undefined {
  const launched = blocksAt(values, "tag_specifications").find((block) => block["resource_type"] === "instance");
  return launched && textAt(launched["tags"], ROLE);
}

/** Autoscaling groups write one block for each tag. */
function groupTag(values: PlanObject): string | undefined {
  const block = blocksAt(values, "tag").find(({ key }) => key === ROLE);
  return block && textAt(block, "value");
}
