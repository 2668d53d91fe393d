import { Direction, GroupRule, SecurityGroup } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { fault } from "./judge";

const QUOTA = 60;
const DIRECTIONS: readonly Direction[] = ["ingress", "egress"];
const FAMILIES = ["ipv4", "ipv6"] as const;

/** A group has at most 60 rules of each direction and family, AWS's default quota. */
export const groupFitsTheQuota: Rule = {
  name: "group-fits-the-quota",
  severity: "medium",
  why: `AWS refuses more than ${QUOTA} rules of a security group in a direction, counted for IPv4 and IPv6 apart, unless the account's quota was raised. A rule that names a group or a prefix list of AWS counts in both.`,
  remedy: "Merge addresses into larger blocks, use a second group, or ask AWS for a higher quota.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups",
  check: ({ model }) =>
    model.securityGroups.flatMap((group) =>
      DIRECTIONS.flatMap((direction) => FAMILIES.flatMap((family) => checkCount(group, direction, family))),
    ),
};

type Family = (typeof FAMILIES)[number];

function checkCount({ address, rules }: SecurityGroup, direction: Direction, family: Family): readonly RuleHit[] {
  const count = rules
    .filter((rule) => rule.direction === direction)
    .reduce((sum, rule) => sum + weightOf(rule, family), 0);
  const name = family === "ipv4" ? "IPv4" : "IPv6";
  return count > QUOTA ? [fault(address, `has ${count} ${direction} rules for ${name}`)] : [];
}

function weightOf({ peer }: GroupRule, family: Family): number {
  if (peer.kind === "addresses") return peer.addresses[family].toBlocks().length;
  return peer.kind === "unknown" ? 0 : 1;
}
