import { ResourceChange } from "../../../model/plan/plan";
import { PlanObject } from "../../../model/plan/plan-value";
import { Parts } from "../../../model/plan/reality/parts";
import { blocksAt, textAt, textsAt } from "../../changes/plan-values";
import { AttributeChange } from "../../review";

/** Policies that a role has now and had not, and that no resource gives it. */
export function unexplainedPolicies(change: ResourceChange, parts: Parts): readonly AttributeChange[] {
  if (change.type !== "aws_iam_role") return [];
  const role = textAt(change.after, "name");
  const given = (type: string, key: string) =>
    parts
      .ofType(type)
      .filter((values) => textAt(values, "role") === role)
      .map((values) => textAt(values, key));
  return [
    ...added("managed_policy_arns", managed(change.before), managed(change.after), given(ATTACHMENT, "policy_arn")),
    ...added("inline_policy", inline(change.before), inline(change.after), given("aws_iam_role_policy", "name")),
  ];
}

const ATTACHMENT = "aws_iam_role_policy_attachment";

function added(
  path: string,
  was: readonly string[],
  is: readonly string[],
  given: readonly (string | undefined)[],
): readonly AttributeChange[] {
  const names = is.filter((name) => !was.includes(name) && !given.includes(name));
  return names.length === 0 ? [] : [{ path, before: [], after: names, forcesReplacement: false }];
}

function managed(values: PlanObject | undefined): readonly string[] {
  return textsAt(values, "managed_policy_arns");
}

function inline(values: PlanObject | undefined): readonly string[] {
  return blocksAt(values, "inline_policy").flatMap((block) => textAt(block, "name") ?? []);
}
