import { Direction, SecurityGroup } from "../../model/network-model";
import { TerraformResource } from "../../model/terraform-resource";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, fault } from "./judge";

const DIRECTIONS: readonly Direction[] = ["ingress", "egress"];

/** The rules of a group in one direction are either all in blocks of the group, or all resources of their own. */
export const groupRulesAreWrittenInOneWay: Rule = {
  name: "group-rules-are-written-in-one-way",
  severity: "high",
  why: "The blocks inside a group are its complete list of rules: with each apply Terraform silently revokes the rules that are resources of their own, and with the next one makes them again.",
  remedy: "Move the blocks out of the group into rule resources.",
  source: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group",
  check: ({ model }) =>
    model.securityGroups.flatMap((group) =>
      DIRECTIONS.flatMap((direction) => checkDirection(group, direction, model.resources.get(group.address))),
    ),
};

function checkDirection(
  { address, rules }: SecurityGroup,
  direction: Direction,
  resource: TerraformResource | undefined,
): readonly RuleHit[] {
  const mine = rules.filter((rule) => rule.direction === direction);
  const others = mine.filter(({ spelling }) => spelling === "standalone" || spelling === "legacy");
  if (others.length === 0) return [];
  const names = [...new Set(others.map((rule) => rule.address))].join(", ");
  if (mine.some(({ spelling }) => spelling === "inline")) {
    return [fault(address, `has ${direction} rules inside it, which revoke those of ${names}`)];
  }
  if (resource?.hasDynamic(direction) !== true) return [];
  return [cannotJudge(address, `it may have ${direction} rules inside it, which would revoke those of ${names}`)];
}
