import { Grant } from "./compare-policies";

const TO_EVERYTHING = "rights can be given to anybody";

/** Actions that lead to all others where they are allowed on everything, and how. */
const ON_EVERYTHING: Readonly<Record<string, string>> = {
  "iam:passrole": "any role can be handed to a service",
  "sts:assumerole": "any role can be taken",
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
  if (isForEveryone(grant)) return "everyone gets it";
  const stranger = accountOf(grant.principal);
  if (stranger !== undefined && stranger !== account) return `account ${stranger} gets it`;
  if (grant.isNotAction) return "all actions but some";
  return riskOfAction(grant);
}

function accountOf(principal: string): string | undefined {
  return /^AWS:(?:arn:[\w-]+:\w+::)?(\d{12})(?::|$)/.exec(principal)?.[1];
}

function isForEveryone({ principal, isNotPrincipal, condition }: Grant): boolean {
  return isNotPrincipal || (principal === "*" && condition === "");
}

function riskOfAction({ action, resource, isNotResource }: Grant): string | undefined {
  if (action === "*" || action === "*:*") return "all actions";
  if (resource !== "*" && !isNotResource) return undefined;
  if (action.endsWith(":*")) return "all actions of a service on everything";
  return ON_EVERYTHING[action];
}
