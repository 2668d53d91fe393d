import { Direction, GroupRule, SecurityGroup } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, fault } from "./judge";

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
    model.securityGroups.flatMap((group) => DIRECTIONS.flatMap((way) => checkDirection(group, way))),
};

function checkDirection({ address, rules }: SecurityGroup, direction: Direction): readonly RuleHit[] {
  const mine = rules.filter((rule) => rule.direction === direction);
  const placed = mine.filter((rule) => !isUnplaced(rule));
  const over = FAMILIES.flatMap((family) => {
    const count = countOf(placed, family);
    const name = family === "ipv4" ? "IPv4" : "IPv6";
    return count > QUOTA ? [fault(address, `has ${count} ${direction} rules for ${name}`)] : [];
  });
  const isPerhapsOver = FAMILIES.some((family) => countOf(mine, family) > QUOTA);
  const open = placed.find(isOpenList) ?? (isPerhapsOver ? mine.find(isUnplaced) : undefined);
  return over.length === 0 && open?.peer.kind === "unknown" ? [cannotJudge(address, open.peer.reason)] : over;
}

function isUnplaced({ spelling }: GroupRule): boolean {
  return spelling === "unplaced";
}

function countOf(rules: readonly GroupRule[], family: (typeof FAMILIES)[number]): number {
  return rules.reduce((sum, rule) => sum + weightOf(rule, family), 0);
}

/** Whether a rule has a list that may be of any length; a standalone one has a single block. */
function isOpenList({ peer, spelling }: GroupRule): boolean {
  return peer.kind === "unknown" && spelling !== "standalone";
}

function weightOf({ peer }: GroupRule, family: (typeof FAMILIES)[number]): number {
  return peer.kind === "addresses" ? peer.addresses[family].toBlocks().length : 1;
}
