import { ResourceChange } from "../../../model/plan/plan";
import { PlanObject, PlanValue } from "../../../model/plan/plan-value";
import { isUnknown, textAt } from "../../changes/plan-values";
import { Finding } from "../finding";
import { Judge, judgeEach } from "../judge";
import { PlanView } from "../plan-view";
import { comparePolicies, describeGrant, Grant, PolicyDifference } from "./compare-policies";
import { riskOfGrant } from "./risk-of-grant";

/** Grants that are named; more are counted. */
const MOST_GRANTS = 3;

/** What a policy is of, where it is not of whoever has the resource. */
const POLICY_TYPES: Readonly<Record<string, string>> = {
  aws_iam_policy: "policy",
  aws_iam_role_policy: "policy",
  aws_iam_group_policy: "policy",
  aws_iam_user_policy: "policy",
  aws_s3_bucket_policy: "policy",
  aws_kms_key_policy: "policy",
  aws_sqs_queue_policy: "policy",
  aws_sns_topic_policy: "policy",
  aws_secretsmanager_secret_policy: "policy",
  aws_ecr_repository_policy: "policy",
  aws_efs_file_system_policy: "policy",
  aws_backup_vault_policy: "policy",
  aws_vpc_endpoint_policy: "policy",
};

/** Policies that stand alone: what they allow from now on, and what no longer. */
export const judgePolicies: Judge = judgeEach(Object.keys(POLICY_TYPES), (change, view) => {
  return judgePolicyAt(change, "policy", view);
});

/**
 * What a policy in an attribute allows from now on, and what no longer.
 *
 * @param attribute attribute that holds the JSON of the policy
 */
export function judgePolicyAt(change: ResourceChange, attribute: string, view: PlanView): readonly Finding[] {
  if (change.action === "update" && !view.changes(change, attribute)) return [];
  const cause = change.action === "update" ? [attribute] : undefined;
  const difference = differenceAt(change, attribute);
  if (difference !== undefined) {
    const { widened, narrowed } = difference;
    return [...judgeWidened(change, widened, cause, view), ...judgeNarrowed(change, narrowed, cause, view)];
  }
  if (change.action === "create") return [];
  const what = "is changed; what it allows is known after apply only";
  return [view.finding(change, { impact: "in-place", what, ...(cause && { cause }) })];
}

/** Undefined where nobody can read one of the policies. */
function differenceAt({ before, after }: ResourceChange, attribute: string): PolicyDifference | undefined {
  const [was, is] = [policyText(before, attribute), policyText(after, attribute)];
  return was === undefined || is === undefined ? undefined : comparePolicies(was, is);
}

type Cause = readonly string[] | undefined;

function judgeWidened(
  change: ResourceChange,
  widened: readonly Grant[],
  cause: Cause,
  view: PlanView,
): readonly Finding[] {
  const account = accountOf(view);
  const risky = widened.filter((grant) => riskOfGrant(grant, account) !== undefined);
  const plain = widened.filter((grant) => riskOfGrant(grant, account) === undefined);
  const parts = cause && { cause };
  const risks = [...new Set(risky.flatMap((grant) => riskOfGrant(grant, account) ?? []))].join(", ");
  return [
    ...(risky.length === 0
      ? []
      : [
          view.finding(change, {
            impact: "in-place",
            exposure: true,
            what: `is widened: allows ${describeGrants(risky)} (${risks})`,
            ...parts,
          }),
        ]),
    // A new policy that allows nothing dangerous is told with what is new.
    ...(plain.length === 0 || change.action === "create"
      ? []
      : [view.finding(change, { impact: "in-place", what: `is widened: allows ${describeGrants(plain)}`, ...parts })]),
  ];
}

function judgeNarrowed(
  change: ResourceChange,
  narrowed: readonly Grant[],
  cause: Cause,
  view: PlanView,
): readonly Finding[] {
  if (narrowed.length === 0 || change.action === "create") return [];
  const verb = change.action === "delete" ? "is deleted" : "is narrowed";
  const what = `${verb}: no longer allows ${describeGrants(narrowed)}; whoever needs that fails`;
  return [view.finding(change, { impact: "in-place", what, ...(cause && { cause }) })];
}

function describeGrants(grants: readonly Grant[]): string {
  const named = grants.slice(0, MOST_GRANTS).map(describeGrant);
  const rest = grants.length - named.length;
  return [...named, ...(rest > 0 ? [`${rest} more`] : [])].join(", ");
}

/** The account that the plan works in, from the ARN of anything in its state. */
function accountOf({ plan }: PlanView): string | undefined {
  for (const { values } of plan.before) {
    const account = /^arn:[^:]*:[^:]*:[^:]*:(\d{12}):/.exec(textAt(values, "arn") ?? "")?.[1];
    if (account !== undefined) return account;
  }
  return undefined;
}

/** The policy's text; empty where there is none, undefined where nobody can read it. */
function policyText(values: PlanObject | undefined, attribute: string): string | undefined {
  const value: PlanValue | undefined = values?.[attribute];
  if (value === undefined || value === null) return "";
  return isUnknown(value) || typeof value !== "string" ? undefined : value;
}
