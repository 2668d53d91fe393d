import { ResourceChange } from "../../../model/plan/plan";
import { PlanObject, PlanValue } from "../../../model/plan/plan-value";
import { isUnknown, textAt } from "../../changes/plan-values";
import { Finding, isGone } from "../finding";
import { Judge, judgeEach } from "../judge";
import { PlanView } from "../plan-view";
import { comparePolicies, describeGrant, Grant, PolicyDifference } from "./compare-policies";
import { riskOfGrant } from "./risk-of-grant";

/** Grants that are named; more are counted. */
const MOST_GRANTS = 3;

/** Policies by type, and the attribute that says what each belongs to; one of IAM itself belongs to nobody. */
const POLICY_TYPES: Readonly<Record<string, readonly string[]>> = {
  aws_iam_policy: [],
  aws_iam_role_policy: ["role"],
  aws_iam_group_policy: ["group"],
  aws_iam_user_policy: ["user"],
  aws_s3_bucket_policy: ["bucket"],
  aws_kms_key_policy: ["key_id"],
  aws_sqs_queue_policy: ["queue_url"],
  aws_sns_topic_policy: ["arn"],
  aws_secretsmanager_secret_policy: ["secret_arn"],
  aws_ecr_repository_policy: ["repository"],
  aws_efs_file_system_policy: ["file_system_id"],
  aws_backup_vault_policy: ["backup_vault_name"],
  aws_vpc_endpoint_policy: ["vpc_endpoint_id"],
};

/** Policies that stand alone: what they allow from now on, and what no longer. One goes with what it belongs to. */
export const judgePolicies: Judge = judgeEach(Object.keys(POLICY_TYPES), (change, view) => {
  const owners = view.graph.namedBy(change.address, POLICY_TYPES[change.type]);
  if (isGone(change.action) && owners.length > 0 && owners.every((owner) => view.isGone(owner))) {
    return [
      view.finding(change, { impact: "in-place", what: `is ${change.action}d together with what it belongs to` }),
    ];
  }
  return judgePolicyAt(change, "policy", view);
});

/**
 * What a policy in an attribute allows from now on, and what no longer.
 *
 * @param attribute attribute that holds the JSON of the policy
 */
export function judgePolicyAt(change: ResourceChange, attribute: string, view: PlanView): readonly Finding[] {
  if (change.action === "update" && !view.changes(change, attribute)) return [];
  const cause = change.action === "update" ? { cause: [attribute] } : {};
  const difference = differenceAt(change, attribute);
  if (difference !== undefined) {
    const { widened, narrowed } = difference;
    return [...judgeWidened(change, widened, cause, view), ...judgeNarrowed(change, narrowed, cause, view)];
  }
  if (change.action === "create") return [];
  const what = "is changed; what it allows is known after apply only";
  return [view.finding(change, { impact: "in-place", what, ...cause })];
}

/** Undefined where nobody can read one of the policies. */
function differenceAt({ before, after }: ResourceChange, attribute: string): PolicyDifference | undefined {
  const [was, is] = [policyText(before, attribute), policyText(after, attribute)];
  return was === undefined || is === undefined ? undefined : comparePolicies(was, is);
}

type Cause = { readonly cause?: readonly string[] };

function judgeWidened(
  change: ResourceChange,
  widened: readonly Grant[],
  cause: Cause,
  view: PlanView,
): readonly Finding[] {
  const account = accountOf(view);
  const risksOf = (grant: Grant) => riskOfGrant(grant, account);
  const risky = widened.filter((grant) => risksOf(grant) !== undefined);
  const plain = widened.filter((grant) => risksOf(grant) === undefined);
  const findings: Finding[] = [];
  if (risky.length > 0) {
    const risks = [...new Set(risky.flatMap((grant) => risksOf(grant) ?? []))].join(", ");
    const what = `is widened, ${risks}: ${describeGrants(risky, "allows", "no longer denies")}`;
    findings.push(view.finding(change, { impact: "in-place", exposure: true, what, ...cause }));
  }
  // A new policy that allows nothing dangerous is told with what is new.
  if (plain.length > 0 && change.action !== "create") {
    const what = `is widened: ${describeGrants(plain, "allows", "no longer denies")}`;
    findings.push(view.finding(change, { impact: "in-place", what, ...cause }));
  }
  return findings;
}

function judgeNarrowed(
  change: ResourceChange,
  narrowed: readonly Grant[],
  cause: Cause,
  view: PlanView,
): readonly Finding[] {
  if (narrowed.length === 0 || change.action === "create") return [];
  const verb = change.action === "delete" ? "is deleted" : "is narrowed";
  const what = `${verb}: ${describeGrants(narrowed, "no longer allows", "denies")}; whoever needs that fails`;
  return [view.finding(change, { impact: "in-place", what, ...cause })];
}

/** The grants in words: those that allow, then those that deny. */
function describeGrants(grants: readonly Grant[], allows: string, denies: string): string {
  const named = (effect: Grant["effect"], verb: string) => {
    const those = grants.filter((grant) => grant.effect === effect).map(describeGrant);
    const rest = those.length - MOST_GRANTS;
    const more = rest > 0 ? [`${rest} more`] : [];
    return those.length === 0 ? [] : [`${verb} ${[...those.slice(0, MOST_GRANTS), ...more].join(", ")}`];
  };
  return [...named("Allow", allows), ...named("Deny", denies)].join(", ");
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
