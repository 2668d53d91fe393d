import { eachOf } from "./dynamic-blocks";
import { evaluateJson, Scope } from "../expressions/evaluate";
import { allKnown, Known, unknown } from "../known";
import { Declaration } from "./parse-terraform-json";
import { numberOf, textOf } from "../expressions/read-value";
import { ResolvedResource } from "./resolved-resource";
import { dereference, list, map, scalar, Value } from "../expressions/value";

/** What a declaration makes. */
export interface Instances {
  /** The declaration, for example `aws_instance.worker` or `data.aws_vpc.main`. */
  readonly path: string;
  /** What the path stands for in expressions: a resource, or a list or map of them. */
  readonly value: Value;
  readonly resources: readonly ResolvedResource[];
  /** Why nobody knows how many there are. */
  readonly unknown?: { readonly reason: string; readonly resource: ResolvedResource };
}

/** A declaration and where it stands. */
export interface ExpandProps {
  readonly path: string;
  readonly declaration: Declaration;
  readonly scope: Scope;
  readonly defaultTag: (name: string) => Known<string> | undefined;
}

/** More of one declaration are a slip of the pen, and would take all of the memory. */
const MOST = 10_000;
const PLAIN_LIST = "it is a list, which Terraform refuses; write toset(...) around it";

/** One resource, or one for each instance of its `count` or `for_each`. */
export function expandInstances(props: ExpandProps): Instances {
  const { count, for_each: forEach } = props.declaration.body;
  if (count !== undefined && count !== null) return counted(props, evaluateJson(count, props.scope));
  if (forEach !== undefined && forEach !== null) return forEached(props, evaluateJson(forEach, props.scope));
  const resource = instance(props, "", []);
  return { path: props.path, value: { kind: "resource", resource }, resources: [resource] };
}

function counted(props: ExpandProps, value: Value): Instances {
  const count = countOf(value);
  if (count.kind === "unknown") return notKnown(props, "count", count.reason);
  const resources = Array.from({ length: count.value }, (_, index) =>
    instance(props, `[${index}]`, [["count", map([["index", scalar(index)]])]]),
  );
  return { path: props.path, value: list(resources.map((resource) => ({ kind: "resource", resource }))), resources };
}

function countOf(value: Value): Known<number> {
  const count = numberOf(value) ?? unknown("it is null");
  if (count.kind === "unknown") return count;
  if (!Number.isInteger(count.value)) return unknown(`${count.value} is no whole number`);
  if (count.value < 0) return unknown(`${count.value} is less than nothing`);
  return count.value > MOST ? unknown(`${count.value} is more than the ${MOST} that are read`) : count;
}

function forEached(props: ExpandProps, value: Value): Instances {
  const given = dereference(value);
  if (given.kind === "unknown") return notKnown(props, "for_each", given.reason);
  if (value.kind === "list" && !value.isSet) return notKnown(props, "for_each", PLAIN_LIST);
  const entries = eachOf(given);
  if (!entries) return notKnown(props, "for_each", "it is neither a map nor a set");
  const keys = allKnown(entries.map(([key]) => textOf(key) ?? unknown("one of its keys is null")));
  if (keys.kind === "unknown") return notKnown(props, "for_each", keys.reason);
  const made = entries.map(([, item], index): readonly [string, ResolvedResource] => {
    const key = keys.value[index] ?? "";
    const each: readonly (readonly [string, Value])[] = [
      ["key", scalar(key)],
      ["value", item],
    ];
    return [key, instance(props, `[${JSON.stringify(key)}]`, [["each", map(each)]])];
  });
  return {
    path: props.path,
    value: map(made.map(([key, resource]) => [key, { kind: "resource", resource }])),
    resources: made.map(([, resource]) => resource),
  };
}

function notKnown(props: ExpandProps, key: string, why: string): Instances {
  const reason = `nobody knows how many there are, because of its ${key}: ${why}`;
  return {
    path: props.path,
    value: { kind: "unknown", reason },
    resources: [],
    unknown: { reason, resource: instance(props, "", []) },
  };
}

function instance(
  { path, declaration, scope, defaultTag }: ExpandProps,
  suffix: string,
  names: readonly (readonly [string, Value])[],
): ResolvedResource {
  return new ResolvedResource({
    address: `${path}${suffix}`,
    type: declaration.type,
    body: declaration.body,
    scope: names.length === 0 ? scope : { names: new Map(names), find: (wanted) => scope.find(wanted) },
    defaultTag,
  });
}
