import { readFileSync } from "node:fs";
import { parse } from "yaml";
import { Environment, environmentSchema } from "../../src/config/environment";

/** Some of an environment's fields, as a user writes them. */
export type Overrides = { readonly [section: string]: unknown };

/** The shipped environment of a name with some fields written over, one after the other, parsed as a user's file is. */
export function shippedEnvironment(name: "dev" | "prod", ...overrides: readonly Overrides[]): Environment {
  const data = parse(readFileSync(`environments/${name}.yaml`, "utf8")) as Record<string, unknown>;
  return environmentSchema.parse(overrides.reduce<Record<string, unknown>>(merge, data)) as Environment;
}

function merge(base: Record<string, unknown>, overrides: Overrides): Record<string, unknown> {
  const merged = { ...base };
  for (const [key, value] of Object.entries(overrides)) {
    merged[key] = isMapping(base[key]) && isMapping(value) ? merge(base[key], value) : value;
  }
  return merged;
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
