import { PlannedInstance } from "../plan";
import { PlanObject, PlanValue } from "../plan-value";

/** The resources of a state by their type. */
export class Parts {
  private readonly byType = new Map<string, PlanObject[]>();

  constructor(instances: readonly PlannedInstance[]) {
    for (const { type, mode, values } of instances) {
      if (mode === "data") continue;
      const same = this.byType.get(type);
      if (same === undefined) this.byType.set(type, [values]);
      else same.push(values);
    }
  }

  /** The attributes of every managed resource of a type. */
  ofType(type: string): readonly PlanObject[] {
    return this.byType.get(type) ?? [];
  }
}

/** The texts of a list, or of a single text. */
export function textsOf(value: PlanValue | undefined): readonly string[] {
  if (typeof value === "string") return value === "" ? [] : [value];
  return Array.isArray(value) ? (value as readonly PlanValue[]).flatMap(textsOf) : [];
}

/** The blocks of a list. */
export function blocksOf(value: PlanValue | undefined): readonly PlanObject[] {
  const items: readonly PlanValue[] = Array.isArray(value) ? (value as readonly PlanValue[]) : [];
  return items.filter(isBlock);
}

function isBlock(value: PlanValue): value is PlanObject {
  return typeof value === "object" && value !== null && value.constructor === Object;
}
