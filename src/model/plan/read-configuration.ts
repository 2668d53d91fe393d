import { JsonObject } from "./parse-plan-document";
import { isObject, PlanPart } from "./plan-part";

/** A resource as the configuration has it. */
export interface ConfiguredResource {
  /** What it says of its attributes and blocks: constants, and the names of what the others are made from. */
  readonly expressions: JsonObject;
  /** Names in its `for_each`. */
  readonly forEach: readonly string[];
  /** Key of its provider configuration, for example `aws` or `aws.west`. */
  readonly provider?: string;
  readonly module: ConfiguredModule;
}

/** A module of the configuration; the root has no parent. */
export interface ConfiguredModule {
  /** For example `module.net`; empty for the root. */
  readonly address: string;
  readonly parent?: ConfiguredModule;
  /** What the parent gives it, by the names of its variables. */
  readonly inputs: JsonObject;
  readonly outputs: JsonObject;
  /** The modules in it, by name. */
  readonly calls: Map<string, ConfiguredModule>;
}

/** The configuration that a plan was made from. */
export interface PlanConfiguration {
  /** By configuration address, for example `module.net.aws_subnet.private`. */
  readonly resources: ReadonlyMap<string, ConfiguredResource>;
  readonly providerRegions: ReadonlyMap<string, string>;
}

/** Reads the configuration in a plan; what is not in the JSON (locals, `dynamic` blocks) is not here either. */
export function readConfiguration(plan: PlanPart): PlanConfiguration {
  const configuration = plan.object("configuration");
  const resources = new Map<string, ConfiguredResource>();
  const root = configuration?.object("root_module");
  if (root !== undefined) readModule(root, { address: "", inputs: {} }, resources);
  return { resources, providerRegions: configuration === undefined ? new Map() : readRegions(configuration) };
}

type ModulePlace = Pick<ConfiguredModule, "address" | "parent" | "inputs">;

function readModule(part: PlanPart, place: ModulePlace, resources: Map<string, ConfiguredResource>): ConfiguredModule {
  const module: ConfiguredModule = { ...place, outputs: jsonAt(part, "outputs"), calls: new Map() };
  for (const resource of part.objects("resources")) {
    resources.set(within(module, resource.requiredText("address")), {
      expressions: given(jsonAt(resource, "expressions")),
      forEach: referencesIn(resource.json.for_each_expression),
      provider: resource.text("provider_config_key"),
      module,
    });
  }
  for (const [name, call] of part.entries("module_calls")) {
    const address = within(module, `module.${name}`);
    const inputs = jsonAt(call, "expressions");
    const inside = call.object("module");
    if (inside !== undefined)
      module.calls.set(name, readModule(inside, { address, parent: module, inputs }, resources));
  }
  return module;
}

function jsonAt(part: PlanPart, key: string): JsonObject {
  return part.object(key)?.json ?? {};
}

function within({ address }: ConfiguredModule, name: string): string {
  return address === "" ? name : `${address}.${name}`;
}

/** Without what is set to null, which is the same as left out. */
function given(expressions: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(expressions).filter(([, json]) => !isObject(json) || json.constant_value !== null),
  );
}

function readRegions(configuration: PlanPart): ReadonlyMap<string, string> {
  const regions = configuration.entries("provider_config").flatMap(([key, provider]) => {
    const region = provider.object("expressions")?.json.region;
    const value = isObject(region) ? region.constant_value : undefined;
    return typeof value === "string" && !value.includes("${") ? [[key, value] as const] : [];
  });
  return new Map(regions);
}

/** Every name in an expression, or in the expressions of a block and of what is in it. */
export function referencesIn(json: unknown): readonly string[] {
  if (Array.isArray(json)) return json.flatMap(referencesIn);
  if (!isObject(json)) return [];
  if (Array.isArray(json.references)) return json.references.filter((name) => typeof name === "string");
  return "constant_value" in json ? [] : Object.values(json).flatMap(referencesIn);
}

/** Names of the attributes and blocks in expressions, and of those in the blocks, such as `route.gateway_id`. */
export function configuredNames(expressions: JsonObject): readonly string[] {
  return Object.entries(expressions).flatMap(([name, json]) => {
    const blocks: readonly unknown[] = Array.isArray(json) ? json : [json];
    const inside = blocks
      .filter(isObject)
      .filter((block) => !isExpression(block))
      .flatMap(configuredNames);
    return [name, ...inside.map((inner) => `${name}.${inner}`)];
  });
}

/** Whether it is an expression, and not a block of them. */
export function isExpression(json: unknown): boolean {
  return isObject(json) && ("references" in json || "constant_value" in json);
}
