import { Plan } from "../../src/model/plan/plan";
import { readPlan } from "../../src/model/plan/read-plan";

type Json = Readonly<Record<string, unknown>>;

/** One resource of a plan, by what is worth saying of it; its actions follow from what is there before and after. */
export interface ResourceJson {
  readonly before?: Json | null;
  readonly after?: Json | null;
  /** Marks of what is known only after apply. */
  readonly unknown?: Json;
  readonly beforeSensitive?: unknown;
  readonly afterSensitive?: unknown;
  readonly actions?: readonly string[];
  /** What the configuration says of it, as Terraform writes it. */
  readonly expressions?: Json;
  /** Further keys of the entry in `resource_changes`, such as `deposed` or `action_reason`. */
  readonly rest?: Json;
  /** Further keys of its `change`, such as `replace_paths` or `importing`. */
  readonly change?: Json;
}

/** Resources by address; one with `before` and no `after` key stays as it is. */
export type ResourcesJson = Readonly<Record<string, ResourceJson>>;

/** The JSON of a plan of these resources, as `terraform show -json` writes it. */
export function planJson(resources: ResourcesJson, rest: Json = {}): Json {
  const entries = Object.entries(resources);
  return {
    format_version: "1.2",
    terraform_version: "1.11.4",
    planned_values: { root_module: {} },
    resource_changes: entries.map(([address, resource]) => changeJson(address, resource)),
    prior_state: {
      format_version: "1.0",
      values: { root_module: { resources: entries.flatMap(([address, resource]) => stateJson(address, resource)) } },
    },
    configuration: { root_module: { resources: entries.flatMap(([address, each]) => configJson(address, each)) } },
    timestamp: "2026-11-25T04:04:24Z",
    complete: true,
    errored: false,
    ...rest,
  };
}

/** The plan of these resources. */
export function planOf(resources: ResourcesJson, rest: Json = {}): Plan {
  return readPlan(JSON.stringify(planJson(resources, rest)), "plan.json");
}

function changeJson(address: string, resource: ResourceJson): Json {
  const before = resource.before ?? null;
  const after = resource.after === undefined ? before : resource.after;
  return {
    address,
    ...partsOf(address),
    change: {
      actions: resource.actions ?? actionsOf(before, after),
      before,
      after,
      after_unknown: resource.unknown ?? {},
      before_sensitive: resource.beforeSensitive ?? {},
      after_sensitive: resource.afterSensitive ?? {},
      ...resource.change,
    },
    ...resource.rest,
  };
}

function actionsOf(before: Json | null, after: Json | null): readonly string[] {
  if (before === null) return ["create"];
  if (after === null) return ["delete"];
  return before === after ? ["no-op"] : ["update"];
}

function stateJson(address: string, { before, rest }: ResourceJson): readonly Json[] {
  const isCurrent = before !== undefined && before !== null && rest?.deposed === undefined;
  return isCurrent ? [{ address, ...partsOf(address), values: before, sensitive_values: {} }] : [];
}

function configJson(address: string, { expressions }: ResourceJson): readonly Json[] {
  return expressions === undefined ? [] : [{ address, ...partsOf(address), expressions }];
}

function partsOf(address: string): Json {
  const inModule = address.replace(/^(module\.\w+(\[[^\]]*\])?\.)+/, "");
  const [type = "", name = ""] = inModule
    .replace(/^data\./, "")
    .replace(/\[.*$/, "")
    .split(".");
  return { mode: inModule.startsWith("data.") ? "data" : "managed", type, name };
}

/** The expression of a constant. */
export function constant(value: unknown): Json {
  return { constant_value: value };
}

/** The expression that names attributes of resources, such as `aws_subnet.a.id`. */
export function naming(...names: readonly string[]): Json {
  return { references: names.flatMap((name) => [name, name.replace(/\.[^.]+$/, "")]) };
}
