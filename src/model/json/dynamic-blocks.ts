import { evaluateJson, Scope } from "../expressions/evaluate";
import { Body } from "./parse-terraform-json";
import { blocksOf, ResolvedBlock } from "./resolved-block";
import { dereference, map, scalar, Value } from "../expressions/value";

/** The blocks that `dynamic` makes, as far as it says over what it runs. */
export interface DynamicBlocks {
  readonly blocks: readonly ResolvedBlock[];
  /** Whether these are all of them. */
  readonly complete: boolean;
}

/** The blocks of a name that the `dynamic` blocks of a resource make. */
export function dynamicBlocks(body: Body, key: string, scope: Scope): DynamicBlocks {
  const made = definitionsOf(body.dynamic, key).map((definition) => expand(definition, key, scope));
  return { blocks: made.flatMap((blocks) => blocks ?? []), complete: !made.includes(undefined) };
}

function definitionsOf(dynamic: unknown, key: string): readonly Body[] {
  return objects(dynamic).flatMap((blocks) => objects(blocks[key]));
}

function expand(definition: Body, key: string, scope: Scope): readonly ResolvedBlock[] | undefined {
  const each = eachOf(evaluateJson(definition.for_each, scope));
  if (each === undefined) return undefined;
  const iterator = typeof definition.iterator === "string" ? definition.iterator : key;
  return each.flatMap(([name, value]) => {
    const names = new Map(scope.names).set(
      iterator,
      map([
        ["key", name],
        ["value", value],
      ]),
    );
    const content = evaluateJson(definition.content, { names, find: (path) => scope.find(path) });
    return blocksOf(content, objects(definition.content)[0]);
  });
}

/** Keys and values that a `for_each` runs over; undefined where only Terraform knows them. */
export function eachOf(value: Value): readonly (readonly [Value, Value])[] | undefined {
  const given = dereference(value);
  if (given.kind === "map") return [...given.entries].map(([key, item]) => [scalar(key), item]);
  return given.kind === "list" ? given.items.map((item) => [item, item]) : undefined;
}

function objects(json: unknown): readonly Body[] {
  if (Array.isArray(json)) return json.flatMap(objects);
  return typeof json === "object" && json !== null ? [json as Body] : [];
}
