import { NetworkInterface } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, fault } from "./judge";

const QUOTA = 5;

/** An interface has at most five security groups, AWS's default quota. */
export const interfaceHasAtMostFiveGroups: Rule = {
  name: "interface-has-at-most-five-groups",
  severity: "medium",
  why: `AWS refuses more than ${QUOTA} security groups on an interface, unless the account's quota was raised.`,
  remedy: "Merge some of the groups, or ask AWS for a higher quota.",
  source: "https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html#vpc-limits-security-groups",
  check: ({ model }) => model.interfaces.flatMap(checkCount),
};

function checkCount({ address, groups }: NetworkInterface): readonly RuleHit[] {
  if (groups.length > QUOTA) return [fault(address, `has ${groups.length} security groups`)];
  // A list that nobody can tell is one unknown link, however long it will be.
  const [open] = groups.filter((group) => group.kind === "unknown");
  return open ? [cannotJudge(address, open.reason)] : [];
}
