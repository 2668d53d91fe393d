import { Direction, SecurityGroup } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { fault } from "./judge";

const DIRECTIONS: readonly Direction[] = ["ingress", "egress"];

/** The rules of a group in one direction are either all in blocks of the group, or all resources of their own. */
export const groupRulesAreWrittenInOneWay: Rule = {
  name: "group-rules-are-written-in-one-way",
  severity: "high",
  why: "The blocks inside a group are its complete list of rules: with each apply Terraform silently revokes the rules that are resources of their own, and with the next one makes them again.",
  remedy: "Move the blocks out of the group into rule resources.",
  source: "https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/security_group",
  check: ({ model }) =>
    model.securityGroups.flatMap((group) => DIRECTIONS.flatMap((direction) => checkDirection(group, direction))),
};

function checkDirection({ address, rules }: SecurityGroup, direction: Direction): readonly RuleHit[] {
  const mine = rules.filter((rule) => rule.direction === direction);
  const others = mine.filter(({ spelling }) => spelling === "standalone" || spelling === "legacy");
  const [first] = others;
  if (first === undefined || !mine.some(({ spelling }) => spelling === "inline")) return [];
  const names = [...new Set(others.map((rule) => rule.address))].join(", ");
  return [fault(address, `has ${direction} rules inside it, which revoke those of ${names}`)];
}
