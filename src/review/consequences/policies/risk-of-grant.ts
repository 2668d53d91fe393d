import { Grant } from "./compare-policies";

/** Actions that lead to all others, on whatever resource they name. */
const TO_EVERYTHING = [
  "iam:attachrolepolicy",
  "iam:attachuserpolicy",
  "iam:createaccesskey",
  "iam:createpolicyversion",
  "iam:putrolepolicy",
  "iam:putuserpolicy",
  "iam:updateassumerolepolicy",
];

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
  const isAnywhere = resource === "*" || isNotResource;
  if (action === "*" || action === "*:*") return "all actions";
  if (!isAnywhere) return undefined;
  if (action.endsWith(":*")) return "all actions of a service on everything";
  if (action === "iam:passrole") return "any role can be handed to a service";
  if (action === "sts:assumerole") return "any role can be taken";
  return TO_EVERYTHING.includes(action) ? "rights can be given to anybody" : undefined;
}
