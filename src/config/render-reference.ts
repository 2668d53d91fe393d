import type { z } from "zod";
import { deriveJsonSchema } from "./json-schema";

/** One field of the environment file, as the reference table shows it. */
export interface FieldReference {
  /** Where the field stands, for example `api.count`. */
  readonly path: string;
  readonly values: string;
  readonly byDefault: string;
  readonly effect: string;
  readonly meaning: string;
}

type JsonSchema = z.core.JSONSchema.BaseSchema &
  Partial<Record<"effect" | "effectNote" | "defaultNote" | "cost", string>>;

/** JSON Schema of the environment file for editors. */
export function renderJsonSchema(): string {
  return `${JSON.stringify(deriveJsonSchema(), null, 2)}\n`;
}

/** Every field of the environment file, in the order of the schema. */
export function deriveReference(schema: JsonSchema = deriveJsonSchema(), path = ""): readonly FieldReference[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([key, property]) => {
    const field = property as JsonSchema;
    const here = path === "" ? key : `${path}.${key}`;
    const own = field.effect === undefined && field.properties ? [] : [describeField(here, field, required.has(key))];
    return [...own, ...(field.properties ? deriveReference(field, here) : [])];
  });
}

/** The reference of the environment file as Markdown. */
export function renderReference(): string {
  const rows = deriveReference().map(({ path, values, byDefault, effect, meaning }) => {
    return `| \`${path}\` | ${[meaning, values, byDefault, effect].map(escapeCell).join(" | ")} |`;
  });
  return `# The environment file

Made from the schema by \`npm run generate\`. **Effect** is the worst that changing the field does to a running cluster:
nothing, in place, restart (a machine stops and starts), degraded (everything serves, but some connections fail),
replace (a machine is destroyed and made again; where a service has no other, it is down), outage (the API or the Client
is down), loss (something is gone for good). Each claim is held against the plans that the AWS provider makes for changes
of the field.

| field | what it is | values | default | effect of a change |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

function describeField(path: string, field: JsonSchema, required: boolean): FieldReference {
  const { description = "", effect = "", effectNote = "" } = field;
  const cost = field.cost === undefined ? "" : ` **Cost:** ${field.cost}.`;
  return {
    path,
    meaning: `${description}${cost}`,
    values: describeValues(field),
    byDefault: required ? "required" : describeDefault(field),
    effect: `**${effect}**: ${effectNote}`,
  };
}

function describeDefault(field: JsonSchema): string {
  return field.default === undefined ? (field.defaultNote ?? "") : `\`${JSON.stringify(field.default)}\``;
}

function describeValues({ enum: values, minimum, maximum, examples, type, properties }: JsonSchema): string {
  if (values) return values.map((value) => `\`${String(value)}\``).join(", ");
  if (minimum !== undefined) return `${minimum} to ${maximum ?? "any"}`;
  if (type === "boolean") return "`true`, `false`";
  if (examples) return `for example ${describeExample(examples[0])}`;
  return properties ? "a mapping" : String(type ?? "text");
}

function describeExample(example: unknown): string {
  return `\`${typeof example === "string" ? example : JSON.stringify(example)}\``;
}

function escapeCell(text: string): string {
  return text.replaceAll("|", "\\|");
}
