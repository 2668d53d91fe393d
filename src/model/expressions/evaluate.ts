import { Expression, parseTemplate, Step } from "./expression";
import { textOf } from "./read-value";
import { callFunction } from "./terraform-functions";
import { dereference, list, map, scalar, Value } from "./value";

/** What names in an expression stand for. */
export interface Scope {
  /** Names of one place, such as `each` and `count`. */
  readonly names: ReadonlyMap<string, Value>;
  /** What a path such as `aws_subnet.a`, `data.aws_vpc.v` or `local.x` stands for; undefined where there is none. */
  find(path: readonly string[]): Value | undefined;
}

/** What names stand for only when Terraform runs. */
const RUNTIME: Readonly<Record<string, string>> = {
  var: "is set when Terraform runs",
  module: "comes out of a module, whose resources are not in the JSON",
  path: "is set when Terraform runs",
  terraform: "is set when Terraform runs",
  self: "is known only after Terraform has applied it",
};

/** Number of names that a path to a thing has. */
const PATH_LENGTH: Readonly<Record<string, number>> = { data: 3 };

/** What a value of the JSON stands for. */
export function evaluateJson(json: unknown, scope: Scope): Value {
  if (typeof json === "string") return evaluate(parseTemplate(json), scope);
  if (Array.isArray(json)) return list(json.map((item) => evaluateJson(item, scope)));
  if (typeof json === "object" && json !== null) {
    return map(Object.entries(json).map(([key, item]) => [key, evaluateJson(item, scope)]));
  }
  return scalar(typeof json === "number" || typeof json === "boolean" ? json : null);
}

/** What an expression stands for. */
export function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case "literal":
      return scalar(expression.value);
    case "template":
      return joined(expression.parts.map((part) => evaluate(part, scope)));
    case "list":
      return list(expression.items.map((item) => evaluate(item, scope)));
    case "name":
      return startOf(expression.name, [], expression.text, scope).value;
    case "access":
      return access(expression, scope);
    case "call":
      return call(expression, scope);
    case "opaque":
      return onlyTerraform(expression.text);
  }
}

function joined(parts: readonly Value[]): Value {
  let text = "";
  for (const part of parts) {
    const known = textOf(part);
    if (known?.kind === "unknown") return known;
    text += known?.value ?? "";
  }
  return scalar(text);
}

function call({ name, values, text }: Extract<Expression, { kind: "call" }>, scope: Scope): Value {
  const given = values.map((value) => evaluate(value, scope));
  const result = callFunction(name, given);
  if (result !== undefined) return result;
  return given.map(dereference).find(({ kind }) => kind === "unknown") ?? onlyTerraform(text);
}

function access({ of, steps, text }: Extract<Expression, { kind: "access" }>, scope: Scope): Value {
  if (of.kind !== "name") return follow(evaluate(of, scope), steps, text, scope);
  const start = startOf(of.name, steps, text, scope);
  return follow(start.value, steps.slice(start.taken), text, scope);
}

/** The thing that the first names of a path stand for, and how many steps that took. */
function startOf(name: string, steps: readonly Step[], text: string, scope: Scope): { value: Value; taken: number } {
  const here = scope.names.get(name);
  if (here !== undefined) return { value: here, taken: 0 };
  const runtime = RUNTIME[name];
  const taken = (PATH_LENGTH[name] ?? 2) - 1;
  const names = steps.slice(0, taken).flatMap((step) => (step.kind === "attribute" ? [step.name] : []));
  if (runtime !== undefined) return { value: { kind: "unknown", reason: `'${text}' ${runtime}` }, taken };
  const found = scope.find([name, ...names]);
  return { value: found ?? { kind: "unknown", reason: `'${text}' names nothing that is in the JSON` }, taken };
}

function follow(value: Value, steps: readonly Step[], text: string, scope: Scope): Value {
  const [step, ...rest] = steps;
  if (step === undefined || value.kind === "unknown") return value;
  if (step.kind === "splat") {
    const taken = step.takes === "all" ? rest.length : countNames(rest);
    return follow(splat(value, rest.slice(0, taken), text, scope), rest.slice(taken), text, scope);
  }
  const next =
    step.kind === "attribute" ? attributeOf(value, step.name, text) : indexed(value, step.index, text, scope);
  return follow(next, rest, text, scope);
}

function countNames(steps: readonly Step[]): number {
  const end = steps.findIndex(({ kind }) => kind !== "attribute");
  return end === -1 ? steps.length : end;
}

/** Takes steps from every item; a single thing is a list of one. */
function splat(value: Value, steps: readonly Step[], text: string, scope: Scope): Value {
  const given = dereference(value);
  if (given.kind === "unknown") return given;
  const items = given.kind === "list" ? given.items : [given];
  return list(items.map((item) => follow(item, steps, text, scope)));
}

function attributeOf(value: Value, name: string, text: string): Value {
  if (value.kind === "resource") {
    const { resource } = value;
    return { kind: "reference", resource, attribute: name, given: resource.value(name), text };
  }
  const given = dereference(value);
  if (given.kind === "unknown") return given;
  return (given.kind === "map" ? given.entries.get(name) : undefined) ?? onlyTerraform(text);
}

function indexed(value: Value, index: Expression, text: string, scope: Scope): Value {
  const given = dereference(value);
  if (given.kind === "unknown") return given;
  const key = textOf(evaluate(index, scope));
  return (key?.kind === "known" ? itemAt(given, key.value) : key) ?? onlyTerraform(text);
}

/** The item of a map or list; a block that is written once is an object in the JSON and a list of one in expressions. */
function itemAt(value: Value, key: string): Value | undefined {
  if (value.kind === "list") return value.items[Number(key)];
  if (value.kind !== "map") return undefined;
  return value.entries.get(key) ?? (key === "0" ? value : undefined);
}

function onlyTerraform(text: string): Value {
  return { kind: "unknown", reason: `'${text}' is an expression that only Terraform evaluates` };
}
