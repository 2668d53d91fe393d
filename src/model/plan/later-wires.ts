import { JsonObject } from "./parse-plan-document";
import { AttributePath, PlannedInstance, Wire } from "./plan";
import { isObject } from "./plan-part";
import { PlanObject, PlanValue, SensitiveValue, UNKNOWN_VALUE } from "./plan-value";
import { isExpression, PlanConfiguration, referencesIn } from "./read-configuration";
import { ReferenceResolver } from "./reference-resolver";

/** Where the values that are not known yet come from, as far as the configuration names whole resources. */
export function laterWires(
  instance: PlannedInstance,
  resolver: ReferenceResolver,
  { resources }: PlanConfiguration,
): readonly Wire[] {
  const resource = resources.get(instance.configAddress);
  if (resource === undefined) return [];
  return unknownPaths(instance.values, []).flatMap((path): Wire[] => {
    const names = referencesIn(expressionAt(resource.expressions, instance.values, path));
    const { targets, amongOthers } = resolver.resolve(names, instance, resource);
    if (!targets.every(({ isInstance }) => isInstance)) return [];
    return targets.map(({ address, of }) => ({
      attribute: String(path[0]),
      to: address,
      later: { path, of, amongOthers },
    }));
  });
}

function unknownPaths(value: PlanValue, path: AttributePath): readonly AttributePath[] {
  if (value === UNKNOWN_VALUE) return [path];
  if (typeof value !== "object" || value === null || value instanceof SensitiveValue) return [];
  if (Array.isArray(value)) {
    return (value as readonly PlanValue[]).flatMap((item, index) => unknownPaths(item, [...path, index]));
  }
  return Object.entries(value).flatMap(([key, item]) => unknownPaths(item as PlanValue, [...path, key]));
}

/** The expression for a value; undefined where several blocks may be the one that it stands in. */
function expressionAt(expressions: JsonObject, values: PlanObject, path: AttributePath): unknown {
  const [key, ...rest] = path;
  const json = typeof key === "string" ? expressions[key] : undefined;
  const value = typeof key === "string" ? values[key] : undefined;
  if (rest.length === 0 || isExpression(json)) return json;
  const [index] = rest;
  const isList = Array.isArray(value) && typeof index === "number";
  const block = isList ? (value as readonly PlanValue[])[index] : value;
  const written = Array.isArray(json) ? json.filter(isObject).filter((one) => fits(one, block)) : [json];
  const [only] = written;
  if (written.length !== 1 || !isObject(only)) return undefined;
  return expressionAt(only, (block ?? {}) as PlanObject, isList ? rest.slice(1) : rest);
}

/** Whether a block of the plan may be the one that is written so: all that is constant in it is the same. */
function fits(written: JsonObject, block: PlanValue | undefined): boolean {
  if (!isObject(block)) return false;
  return Object.entries(written).every(([key, json]) => {
    if (!isObject(json) || !("constant_value" in json) || "references" in json) return true;
    return (
      JSON.stringify(json.constant_value) === JSON.stringify(block[key]) ||
      String(json.constant_value) === String(block[key])
    );
  });
}
