import { Grant } from "./compare-policies";

const TO_EVERYTHING = "to give rights to anybody";

/** Actions that lead to all others where they are allowed on everything, and how. */
const ON_EVERYTHING: Readonly<Record<string, string>> = {
  "iam:passrole": "to hand any role to a service",
  "sts:assumerole": "to take any role",
  "iam:attachrolepolicy": TO_EVERYTHING,
  "iam:attachuserpolicy": TO_EVERYTHING,
  "iam:createaccesskey": TO_EVERYTHING,
  "iam:createpolicyversion": TO_EVERYTHING,
  "iam:putrolepolicy": TO_EVERYTHING,
  "iam:putuserpolicy": TO_EVERYTHING,
  "iam:updateassumerolepolicy": TO_EVERYTHING,
};

/**
 * Why a grant is more than anybody should get by the way; undefined where it is not.
 *
 * @param account the account that the policy is in; undefined where nobody knows
 */
export function riskOfGrant(grant: Grant, account?: string): string | undefined {
  if (grant.effect === "Deny") return undefined;
  if (isForEveryone(grant)) return "for everyone";
  const stranger = accountOf(grant.principal);
  if (stranger !== undefined && stranger !== account) return `for account ${stranger}`;
  if (grant.isNotAction) return "to all actions but some";
  return riskOfAction(grant);
}

function accountOf(principal: string): string | undefined {
  return /^AWS:(?:arn:[\w-]+:\w+::)?(\d{12})(?::|$)/.exec(principal)?.[1];
}

function isForEveryone({ principal, isNotPrincipal, condition }: Grant): boolean {
  return isNotPrincipal || (principal === "*" && condition === "");
}

function riskOfAction({ action, resource, isNotResource }: Grant): string | undefined {
  if (action === "*" || action === "*:*") return "to all actions";
  if (resource !== "*" && !isNotResource) return undefined;
  if (action.endsWith(":*")) return "to all actions of a service on everything";
  return ON_EVERYTHING[action];
}
