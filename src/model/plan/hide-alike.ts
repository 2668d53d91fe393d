import { PlanValue, SensitiveValue, UnknownValue } from "./plan-value";

/**
 * A value before or after a change as Terraform shows it: hidden where the other side is sensitive, for it may well be
 * the same secret under another mark.
 */
export function hideAlike(value: PlanValue, other: PlanValue | undefined): PlanValue {
  const isShown = value !== null && !(value instanceof UnknownValue);
  return isShown && hasSensitive(other) && !hasSensitive(value) ? new SensitiveValue(value) : value;
}

/** Whether a sensitive value is anywhere in it. */
export function hasSensitive(value: PlanValue | undefined): boolean {
  if (typeof value !== "object" || value === null || value instanceof UnknownValue) return false;
  return value instanceof SensitiveValue || Object.values(value).some(hasSensitive);
}
