/** Turns what the schema finds wrong into located sentences of ours. */
import { z } from "zod";
import { ConfigProblem } from "./config-error";
import { deriveJsonSchema } from "./json-schema";
import { quote, suggest } from "./quote";
import { ValuePath, YamlSource } from "./yaml-source";

type Issue = z.core.$ZodIssue;
type JsonSchema = z.core.JSONSchema.BaseSchema;

const EXPECTED: Record<string, string> = {
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
  array: "a list, like [a, b]",
  object: "a mapping of keys to values",
  record: "a mapping of keys to values",
};

/** The problems that one issue of the schema stands for. */
export function describeIssue(issue: Issue, data: unknown, source: YamlSource): readonly ConfigProblem[] {
  const path = issue.path as ValuePath;
  if (issue.code === "unrecognized_keys") {
    const known = keysAt(path);
    return issue.keys.map((key) => source.problemOfKey([...path, key], `unknown key; ${suggest(key, known)}`));
  }
  const value = valueAt(data, path);
  if (value === undefined) return [source.problemOfValue(path, `is missing; ${describeExpectation(path, issue)}`)];
  const written = typeof value === "number" ? (source.writtenAt(path) ?? value) : value;
  return [source.problemOfValue(path, `${quote(written)} ${describeFault(issue, path, value, written)}`)];
}

function describeFault(issue: Issue, path: ValuePath, value: unknown, written: unknown): string {
  switch (issue.code) {
    case "invalid_type":
      return describeWrongType(issue.expected, path, written, typeof value);
    case "invalid_value":
      return `is not among the values; ${suggestValue(value, issue.values.map(String))}`;
    case "too_small":
    case "too_big":
      return describeLimit(path, value);
    case "invalid_union":
      return "is neither a port nor a range of ports; write 9000 or 9000-9010";
    default:
      return issue.message;
  }
}

/** A number has no near miss: 91 days are not 1 day with a slip of the finger. */
function suggestValue(value: unknown, values: readonly string[]): string {
  return typeof value === "string" ? suggest(value, values) : `use one of ${values.join(", ")}`;
}

function describeWrongType(expected: string, path: ValuePath, written: unknown, type: string): string {
  if (expected === "string" && ["number", "boolean"].includes(type)) {
    return `is no text; put it in quotes: "${String(written)}"`;
  }
  return `is no ${(EXPECTED[expected] ?? expected).replace(/^a |, like .*/g, "")}; ${describeExpectation(path, undefined)}`;
}

function describeLimit(path: ValuePath, value: unknown): string {
  const { minimum, maximum, minItems, minLength } = schemaAt(path) ?? {};
  if (Array.isArray(value)) return `is too short; write at least ${minItems ?? 1}`;
  if (typeof value === "string") return `is too short; write at least ${minLength ?? 1} character`;
  return `is out of range; use ${minimum ?? 0} to ${maximum ?? "any"}`;
}

function describeExpectation(path: ValuePath, issue: Issue | undefined): string {
  const schema: JsonSchema = schemaAt(path) ?? {};
  const [example] = [schema.examples].flat();
  if (example !== undefined) return `write it, for example ${JSON.stringify(example).replaceAll('","', '", "')}`;
  if (schema.enum) return `use one of ${schema.enum.join(", ")}`;
  if (schema.properties) return `write a mapping with ${Object.keys(schema.properties).join(", ")}`;
  return `write ${describeType(issue?.code === "invalid_type" ? issue.expected : String(schema.type))}`;
}

function describeType(type: string): string {
  return EXPECTED[type === "integer" ? "int" : type] ?? type;
}

let jsonSchema: JsonSchema | undefined;

function schemaAt(path: ValuePath): JsonSchema | undefined {
  jsonSchema ??= deriveJsonSchema();
  return path.reduce<JsonSchema | undefined>(schemaOfChild, jsonSchema);
}

function schemaOfChild(schema: JsonSchema | undefined, key: string | number): JsonSchema | undefined {
  const { items, properties, additionalProperties } = schema ?? {};
  const child = typeof key === "number" ? items : (properties?.[key] ?? additionalProperties);
  return typeof child === "object" && !Array.isArray(child) ? child : undefined;
}

function keysAt(path: ValuePath): string[] {
  return Object.keys(schemaAt(path)?.properties ?? {});
}

function valueAt(data: unknown, path: ValuePath): unknown {
  return path.reduce<unknown>((value, key) => (value as Record<string | number, unknown> | null)?.[key], data);
}
