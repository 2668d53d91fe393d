import { ResourceChange } from "../../../model/plan/plan";
import { textAt } from "../../changes/plan-values";
import { describeRoles } from "../describe-roles";
import { Finding, isGone } from "../finding";
import { Judge, judgeEach } from "../judge";
import { PlanView } from "../plan-view";
import { judgePolicyAt } from "./judge-policies";

/** Policies of AWS that allow nearly everything, or to give oneself everything. */
const DANGEROUS = /\/(AdministratorAccess|PowerUserAccess|IAMFullAccess)$|FullAccess$/;

/** Longer chains than machine, profile, role, policy there are not. */
const LONGEST_CHAIN = 3;

/** Identities of machines and services, and which policies they have. */
export const judgeIdentities: Judge = judgeEach(
  [
    "aws_iam_role",
    "aws_iam_instance_profile",
    "aws_iam_role_policy_attachment",
    "aws_iam_policy_attachment",
    "aws_iam_user_policy_attachment",
    "aws_iam_group_policy_attachment",
    "aws_iam_role_policies_exclusive",
    "aws_iam_role_policy_attachments_exclusive",
  ],
  (change, view) => {
    if (change.type.includes("policy_attachment")) return judgeAttachment(change, view);
    if (isGone(change.action)) return [judgeGone(change, view)];
    const trust = change.type === "aws_iam_role" ? judgePolicyAt(change, "assume_role_policy", view) : [];
    return change.action === "update" ? [...trust, ...judgeRest(change, trust, view)] : trust;
  },
);

function judgeAttachment(change: ResourceChange, view: PlanView): readonly Finding[] {
  const findings: Finding[] = [];
  const [was, is] = [textAt(change.before, "policy_arn"), textAt(change.after, "policy_arn")];
  if (change.action !== "create" && isGone(change.action)) findings.push(judgeGone(change, view));
  if (is !== undefined && is !== was && DANGEROUS.test(is)) {
    const what = `gives ${is}, which allows nearly everything`;
    findings.push(view.finding(change, { impact: "in-place", exposure: true, what }));
  }
  return findings;
}

/** Whoever lives on loses the rights; those that go with it do not miss them. */
function judgeGone(change: ResourceChange, view: PlanView): Finding {
  const verb = change.action === "delete" ? "is deleted" : "is replaced";
  const holders = holdersOf(change.address, view, LONGEST_CHAIN);
  const staying = holders.filter((holder) => !view.isGone(holder));
  if (holders.length > 0 && staying.length === 0) {
    return view.finding(change, { impact: "in-place", what: `${verb} together with what used it` });
  }
  const who = staying.length > 0 ? describeRoles(rolesOf(staying, view)) : "whoever has it";
  const until = change.action === "replace" ? " until the new one is in its place" : "";
  const policy = textAt(change.before, "policy_arn");
  if (policy !== undefined) {
    const what = `${verb}: ${who} can no longer do in AWS what ${nameOf(policy)} allows${until}`;
    return view.finding(change, { impact: "in-place", what });
  }
  return view.finding(change, { impact: "degraded", what: `${verb}: ${who} can do nothing in AWS${until}` });
}

function nameOf(policyArn: string): string {
  return policyArn.split("/").at(-1) ?? policyArn;
}

function judgeRest(change: ResourceChange, told: readonly Finding[], view: PlanView): readonly Finding[] {
  const causes = told.flatMap(({ cause }) => cause);
  const cause = view.changedNames(change).filter((name) => !causes.includes(name));
  if (cause.length === 0) return [];
  return [view.finding(change, { impact: "in-place", what: "is updated in place", cause })];
}

/** What acts under the identity: machines by their profile, services by the role itself. */
function holdersOf(address: string, view: PlanView, depth: number): readonly string[] {
  if (depth < 0) return [];
  const type = view.graph.typeOf(address);
  // An attachment names its role, and everything else is named by who has it.
  if (type.includes("policy_attachment")) {
    const named = view.graph.namedBy(address, ["role", "roles"]);
    return named.flatMap((role) => holdersOf(role, view, depth - 1));
  }
  if (!type.startsWith("aws_iam_")) return [address];
  const users = view.graph.usersOf(address).map((user) => user.address);
  const holders = users.filter((user) => !view.graph.typeOf(user).includes("polic"));
  return [...new Set(holders.flatMap((user) => holdersOf(user, view, depth - 1)))];
}

function rolesOf(machines: readonly string[], view: PlanView): readonly string[] {
  return [...new Set(machines.map((machine) => view.roles.roleOf(machine)))].sort();
}
