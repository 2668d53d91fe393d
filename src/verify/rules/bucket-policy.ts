/**
 * Bucket policies as far as it takes to tell whether a service may write to a bucket. Conditions are read as fulfilled
 * where they are on an `Allow`, and as not fulfilled where they are on a `Deny`: they narrow, and what they ask of the
 * writer is not in the JSON.
 */
import { Known, known, unknown } from "../../model/known";
import { TerraformResource } from "../../model/terraform-resource";

/** One statement of a policy. */
export interface Statement {
  readonly allows: boolean;
  readonly isConditional: boolean;
  readonly principals: readonly string[];
  readonly actions: readonly string[];
  readonly resources: readonly string[];
}

type Json = Readonly<Record<string, unknown>>;

/** The statements of a resource's `policy`; unknown where it is no JSON before Terraform runs. */
export function readPolicy(resource: TerraformResource): Known<readonly Statement[]> {
  const resolved = resource.text("policy");
  const text = resolved?.kind === "known" ? resolved.value : resource.raw("policy");
  try {
    const policy = JSON.parse(String(text)) as Json;
    return known(listOf(policy.Statement).map((statement) => readStatement(statement as Json)));
  } catch {
    const reason = resolved?.kind === "unknown" ? resolved.reason : "it is no JSON";
    return unknown(`the policy of '${resource.address}' cannot be read: ${reason}`);
  }
}

/** Whether a pattern of a policy, with `*` and `?`, means a text. */
export function matchesPattern(pattern: string, text: string): boolean {
  const escaped = pattern.replaceAll(/[.+^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`^${escaped.replaceAll("*", ".*").replaceAll("?", ".")}$`, "is").test(text);
}

function readStatement(statement: Json): Statement {
  return {
    allows: statement.Effect === "Allow",
    isConditional: statement.Condition !== undefined,
    principals: principalsOf(statement.Principal),
    actions: listOf(statement.Action).map(String),
    resources: listOf(statement.Resource).map(String),
  };
}

function principalsOf(principal: unknown): readonly string[] {
  if (typeof principal !== "object" || principal === null) return listOf(principal).map(String);
  return Object.values(principal).flatMap(listOf).map(String);
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? (value as readonly unknown[]) : [value];
}
