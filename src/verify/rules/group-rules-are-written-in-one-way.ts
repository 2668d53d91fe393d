import { Direction, GroupRule, RuleSpelling, SecurityGroup } from "../../model/network-model";
import { TerraformResource } from "../../model/terraform-resource";
import { Rule, RuleHit } from "../rule";
import { listsInside } from "./lists-inside";
import { cannotJudge, fault } from "./judge";

const DIRECTIONS: readonly Direction[] = ["ingress", "egress"];
const ALONE: readonly RuleSpelling[] = ["standalone", "legacy"];

/** The rules of a group in one direction are either all in blocks of the group, or all resources of their own. */
export const groupRulesAreWrittenInOneWay: Rule = {
  name: "group-rules-are-written-in-one-way",
  severity: "high",
  why: "The blocks inside a group are its complete list of rules, also where the list is empty: with each apply Terraform silently revokes the rules that are resources of their own, and with the next one makes them again.",
  remedy: "Move the blocks out of the group into rule resources, and leave out an empty list.",
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
  const others = rules.filter((rule) => rule.direction === direction && ALONE.includes(rule.spelling));
  if (others.length === 0) return [];
  const names = [...new Set(others.map((rule) => rule.address))].join(", ");
  const inside = listsInside(resource, direction);
  if (inside.kind === "unknown") {
    return [cannotJudge(address, `it may have ${direction} rules inside it, which would revoke those of ${names}`)];
  }
  return inside.value ? [fault(address, describeInside(rules, direction, names))] : [];
}

function describeInside(rules: readonly GroupRule[], direction: Direction, names: string): string {
  const hasInline = rules.some((rule) => rule.direction === direction && rule.spelling === "inline");
  return hasInline
    ? `has ${direction} rules inside it, which revoke those of ${names}`
    : `has an empty list of ${direction} rules inside it, which revokes those of ${names}`;
}
