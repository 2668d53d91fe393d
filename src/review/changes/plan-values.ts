/** Looking into the values of a plan. A sensitive or unknown value is neither text nor list: it reads as undefined. */
import { PlanObject, PlanValue, SensitiveValue, UnknownValue } from "../../model/plan/plan-value";

/** Whether it is a map or a block, and not what stands in the place of one. */
export function isPlanObject(value: PlanValue | undefined): value is PlanObject {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !isMasked(value);
}

/** Whether it is a list or a set. */
export function isPlanList(value: PlanValue | undefined): value is readonly PlanValue[] {
  return Array.isArray(value);
}

/** Whether it is known only after the plan has been applied. */
export function isUnknown(value: PlanValue | undefined): value is UnknownValue {
  return value instanceof UnknownValue;
}

/** Text, a number too; undefined where there is none or where it cannot be shown. */
export function textAt(values: PlanValue | undefined, key: string): string | undefined {
  const value = isPlanObject(values) ? values[key] : undefined;
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}

/** Number, from text too. */
export function numberAt(values: PlanValue | undefined, key: string): number | undefined {
  const text = textAt(values, key);
  return text === undefined || Number.isNaN(Number(text)) ? undefined : Number(text);
}

/** Whether a flag is set; false where it is not known. */
export function isOn(values: PlanValue | undefined, key: string): boolean {
  const value = isPlanObject(values) ? values[key] : undefined;
  return value === true || value === "true";
}

/** Blocks of a name. */
export function blocksAt(values: PlanValue | undefined, key: string): readonly PlanObject[] {
  const value = isPlanObject(values) ? values[key] : undefined;
  if (isPlanList(value)) return value.filter(isPlanObject);
  return isPlanObject(value) ? [value] : [];
}

/** Texts of a list. */
export function textsAt(values: PlanValue | undefined, key: string): readonly string[] {
  const value = isPlanObject(values) ? values[key] : undefined;
  return isPlanList(value) ? value.filter((item) => typeof item === "string") : [];
}

/** Whether there is nothing in it; providers write the same nothing as null, `""`, `[]` or `{}`. */
export function isNothing(value: PlanValue | undefined): boolean {
  if (value === undefined || value === null || value === "") return true;
  if (isPlanList(value)) return value.length === 0;
  return isPlanObject(value) && Object.values(value).every(isNothing);
}

/** Whether two values are the same; unknown values never are, for nobody can tell. */
export function isSameValue(a: PlanValue | undefined, b: PlanValue | undefined): boolean {
  const isSamePlainValue = a === b && typeof a !== "object";
  return isSamePlainValue || isSameShape(a, b);
}

function isSameShape(a: PlanValue | undefined, b: PlanValue | undefined): boolean {
  if (isNothing(a) || isNothing(b)) return isNothing(a) && isNothing(b);
  if (isPlanList(a) && isPlanList(b)) return isSameList(a, b);
  if (isPlanObject(a) && isPlanObject(b)) return isSameObject(a, b);
  return isSameLeaf(a, b);
}

function isSameLeaf(a: PlanValue | undefined, b: PlanValue | undefined): boolean {
  if (a instanceof SensitiveValue && b instanceof SensitiveValue) return a.isSame(b);
  return !isUnknown(a) && a === b;
}

function isSameList(a: readonly PlanValue[], b: readonly PlanValue[]): boolean {
  return a.length === b.length && a.every((value, index) => isSameValue(value, b[index]));
}

function isSameObject(a: PlanObject, b: PlanObject): boolean {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) => isSameValue(a[key], b[key]));
}

function isMasked(value: object): boolean {
  return value instanceof SensitiveValue || value instanceof UnknownValue;
}
