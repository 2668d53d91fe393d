import { JsonObject } from "./parse-plan-document";
import { isObject } from "./plan-part";
import { PlanObject, PlanValue, SensitiveValue, UNKNOWN_VALUE } from "./plan-value";

/** Terraform's marks of a value: `true` for all of it, or an object or list with the marks of what is inside. */
export interface Marks {
  readonly unknown?: unknown;
  readonly sensitive?: unknown;
}

/**
 * Puts what is unknown or sensitive into its place in a value. Values without marks are not copied.
 *
 * What is known only later is missing in Terraform's value, so the marks say what there is.
 */
export function markValues(value: unknown, { unknown, sensitive }: Marks): PlanValue {
  if (unknown === true) return UNKNOWN_VALUE;
  if (sensitive === true) return new SensitiveValue(value ?? null);
  return hasMark(unknown) || hasMark(sensitive)
    ? markInside(value, unknown, sensitive)
    : ((value ?? null) as PlanValue);
}

function markInside(value: unknown, unknown: unknown, sensitive: unknown): PlanValue {
  const shapes = [value, ...(hasMark(unknown) ? [unknown] : [])];
  if (shapes.some(Array.isArray)) return markList(value, unknown, sensitive);
  if (shapes.some(isObject)) return markObject(value, unknown, sensitive);
  // Marks of something inside a text: nothing of it is shown.
  return new SensitiveValue(value ?? null);
}

/** The same for the attributes of a resource; a mark of all of it is a mark of each attribute. */
export function markAttributes(values: JsonObject, { unknown, sensitive }: Marks): PlanObject {
  if (unknown !== true && sensitive !== true) return markValues(values, { unknown, sensitive }) as PlanObject;
  const marks = { unknown: unknown === true, sensitive: sensitive === true };
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, markValues(value, marks)]));
}

function markList(value: unknown, unknown: unknown, sensitive: unknown): PlanValue {
  const [items, later, hidden] = [listOf(value), listOf(unknown), listOf(sensitive)];
  const length = Math.max(items.length, later.length);
  return Array.from({ length }, (_, index) =>
    markValues(items[index], { unknown: later[index], sensitive: hidden[index] }),
  );
}

function markObject(value: unknown, unknown: unknown, sensitive: unknown): PlanValue {
  const [entries, later, hidden] = [objectOf(value), objectOf(unknown), objectOf(sensitive)];
  const keys = new Set([...Object.keys(entries), ...Object.keys(later).filter((key) => hasMark(later[key]))]);
  return Object.fromEntries(
    [...keys].map((key) => [key, markValues(entries[key], { unknown: later[key], sensitive: hidden[key] })]),
  );
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return isObject(value) ? value : {};
}

function hasMark(marks: unknown): boolean {
  if (typeof marks !== "object" || marks === null) return marks === true;
  return Object.values(marks).some(hasMark);
}
