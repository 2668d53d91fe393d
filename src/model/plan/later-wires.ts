import { JsonObject } from "./parse-plan-document";
import { AttributePath, PlannedInstance, Wire } from "./plan";
import { isObject } from "./plan-part";
import { PlanObject, PlanValue, SensitiveValue, UNKNOWN_VALUE } from "./plan-value";
import { isExpression, PlanConfiguration, referencesIn } from "./read-configuration";
import { ReferenceResolver } from "./reference-resolver";

/** Where the values that are not known yet come from, as far as the configuration says which resource it is. */
export function laterWires(
  instance: PlannedInstance,
  resolver: ReferenceResolver,
  { resources }: PlanConfiguration,
): readonly Wire[] {
  const resource = resources.get(instance.configAddress);
  if (resource === undefined) return [];
  return unknownPaths(instance.values, []).flatMap((path): Wire[] => {
    const { json, isOfWhole } = expressionAt(resource.expressions, instance.values, path);
    const { targets, amongOthers } = resolver.resolve(referencesIn(json), instance, resource);
    const fitting = isOfWhole ? targets.filter(({ address }) => mayBe(path, resolver.typeOf(address))) : targets;
    if ((isOfWhole && fitting.length > 1) || !fitting.every(({ isInstance }) => isInstance)) return [];
    return fitting.map(({ address, of }) => ({
      attribute: String(path[0]),
      to: address,
      later: { path, of, amongOthers },
    }));
  });
}

/** What attributes in blocks can name, where one expression is for all blocks. */
const TYPES_IN_BLOCKS: Readonly<Record<string, RegExp>> = {
  gateway_id: /^aws_(internet_gateway|vpn_gateway|vpc_endpoint)$/,
  nat_gateway_id: /^aws_nat_gateway$/,
  egress_only_gateway_id: /^aws_egress_only_internet_gateway$/,
  security_groups: /^aws_security_group$/,
  prefix_list_ids: /^aws_(vpc_endpoint|prefix_list|ec2_managed_prefix_list)$/,
};

function mayBe(path: AttributePath, type: string): boolean {
  const key = path.findLast((step) => typeof step === "string");
  return TYPES_IN_BLOCKS[String(key)]?.test(type) ?? true;
}

function unknownPaths(value: PlanValue, path: AttributePath): readonly AttributePath[] {
  if (value === UNKNOWN_VALUE) return [path];
  if (typeof value !== "object" || value === null || value instanceof SensitiveValue) return [];
  if (Array.isArray(value)) {
    return (value as readonly PlanValue[]).flatMap((item, index) => unknownPaths(item, [...path, index]));
  }
  return Object.entries(value).flatMap(([key, item]) => unknownPaths(item as PlanValue, [...path, key]));
}

interface Found {
  readonly json?: unknown;
  /** Whether the expression is for more than the value: Terraform gives one for all `ingress` blocks of a group. */
  readonly isOfWhole: boolean;
}

const NOT_FOUND: Found = { isOfWhole: false };

/** The expression for a value; none where several blocks may be the one that it stands in. */
function expressionAt(expressions: JsonObject, values: PlanObject, [key, ...rest]: AttributePath): Found {
  if (typeof key !== "string") return NOT_FOUND;
  const json = expressions[key];
  if (rest.length === 0) return { json, isOfWhole: false };
  if (isExpression(json)) return { json, isOfWhole: rest.some((step) => typeof step === "string") };
  return inBlock(json, values[key], rest);
}

function inBlock(json: unknown, value: PlanValue | undefined, path: AttributePath): Found {
  const [index, ...rest] = path;
  const isList = Array.isArray(value) && typeof index === "number";
  const block = isList ? (value as readonly PlanValue[])[index] : value;
  const written = Array.isArray(json) ? json.filter(isObject).filter((one) => fits(one, block)) : [json];
  const [only] = written;
  if (written.length !== 1 || !isObject(only) || !isObject(block)) return NOT_FOUND;
  return expressionAt(only, block, isList ? rest : path);
}

/** Whether a block of the plan may be the one that is written so: all that is constant in it is the same. */
function fits(written: JsonObject, block: PlanValue | undefined): boolean {
  if (!isObject(block)) return false;
  return Object.entries(written).every(([key, json]) => {
    if (!isObject(json) || !("constant_value" in json) || "references" in json) return true;
    return asText(json.constant_value) === asText(block[key]);
  });
}

/** A number in a block may be planned as text, and the other way round. */
function asText(value: unknown): string {
  return JSON.stringify(value ?? null).replaceAll('"', "");
}
