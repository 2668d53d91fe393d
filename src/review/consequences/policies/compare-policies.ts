/**
 * What a changed policy allows that it did not allow, and the other way round.
 *
 * Each statement is taken apart into grants of one action on one resource to one principal. A grant of before covers a
 * grant of after where each of its patterns does and its condition is no narrower; what no grant covers is new. Widened
 * is also what a `Deny` no longer forbids.
 */
import { parsePolicy, PolicyStatement } from "./policy-statement";

/** One action on one resource for one principal, allowed or denied. */
export interface Grant {
  readonly effect: "Allow" | "Deny";
  readonly action: string;
  readonly isNotAction: boolean;
  readonly resource: string;
  readonly isNotResource: boolean;
  readonly principal: string;
  readonly isNotPrincipal: boolean;
  readonly condition: string;
}

/** How a policy differs from the one before. */
export interface PolicyDifference {
  /** What is allowed from now on: new grants, and denials that go. */
  readonly widened: readonly Grant[];
  /** What is no longer allowed: grants that go, and new denials. */
  readonly narrowed: readonly Grant[];
}

/** Compares two policies; undefined where one of them is no policy. Nothing, empty text, allows nothing. */
export function comparePolicies(before: string, after: string): PolicyDifference | undefined {
  const [was, is] = [grantsOf(before), grantsOf(after)];
  if (was === undefined || is === undefined) return undefined;
  const gone = was.filter((grant) => !is.some((other) => covers(other, grant)));
  const made = is.filter((grant) => !was.some((other) => covers(other, grant)));
  return {
    widened: [...made.filter(isAllow), ...gone.filter(isDeny)],
    narrowed: [...gone.filter(isAllow), ...made.filter(isDeny)],
  };
}

/** A grant in words, for example `s3:getobject on arn:aws:s3:::logs/*`. */
export function describeGrant(grant: Grant): string {
  const action = grant.isNotAction ? `all but ${grant.action}` : grant.action;
  const on = grant.resource === "" ? "" : ` on ${grant.isNotResource ? "all but " : ""}${grant.resource}`;
  const to =
    grant.principal === "" ? "" : ` to ${grant.isNotPrincipal ? "all but " : ""}${describePrincipal(grant.principal)}`;
  return `${action}${on}${to}${grant.condition === "" ? "" : " on a condition"}`;
}

function describePrincipal(principal: string): string {
  return principal === "*" ? "everyone" : principal.replace(/^\w+:/, "");
}

function grantsOf(text: string): readonly Grant[] | undefined {
  if (text === "") return [];
  return parsePolicy(text)?.flatMap(grantsOfStatement);
}

function grantsOfStatement(statement: PolicyStatement): readonly Grant[] {
  const { effect, isNotAction, isNotResource, isNotPrincipal, condition } = statement;
  // What is excluded is excluded together: one grant has all of it.
  const spread = (values: readonly string[], isNot: boolean) =>
    values.length === 0 ? [""] : isNot ? [[...values].sort().join(", ")] : values;
  return spread(statement.actions, isNotAction).flatMap((action) =>
    spread(statement.resources, isNotResource).flatMap((resource) =>
      spread(statement.principals, isNotPrincipal).map((principal) => ({
        effect,
        action,
        isNotAction,
        resource,
        isNotResource,
        principal,
        isNotPrincipal,
        condition,
      })),
    ),
  );
}

function covers(wide: Grant, narrow: Grant): boolean {
  return (
    wide.effect === narrow.effect &&
    (wide.condition === "" || wide.condition === narrow.condition) &&
    coversPart(wide.action, wide.isNotAction, narrow.action, narrow.isNotAction) &&
    coversPart(wide.resource, wide.isNotResource, narrow.resource, narrow.isNotResource) &&
    coversPart(wide.principal, wide.isNotPrincipal, narrow.principal, narrow.isNotPrincipal)
  );
}

function coversPart(wide: string, isWideNot: boolean, narrow: string, isNarrowNot: boolean): boolean {
  if (isWideNot || isNarrowNot) return (isWideNot === isNarrowNot && wide === narrow) || (!isWideNot && wide === "*");
  return wide === narrow || patternCovers(wide, narrow);
}

/** Whether everything that the narrow pattern can mean fits the wide one; a `*` in the narrow one may stand for anything. */
function patternCovers(wide: string, narrow: string): boolean {
  if (!/[*?]/.test(wide)) return false;
  const source = wide
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replace(/\*/g, ".*")
    .replace(/\?/g, "[^*]");
  return new RegExp(`^${source}$`).test(narrow);
}

function isAllow({ effect }: Grant): boolean {
  return effect === "Allow";
}

function isDeny({ effect }: Grant): boolean {
  return effect === "Deny";
}
