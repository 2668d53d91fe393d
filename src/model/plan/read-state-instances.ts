import { configAddressOf } from "./config-address";
import { markAttributes } from "./mark-values";
import { PlannedInstance, ResourceChange } from "./plan";
import { PlanPart } from "./plan-part";
import { PlanConfiguration } from "./read-configuration";
import { sortBy } from "../sort-by";

/** The refreshed state, and the state that Terraform means to reach. */
export interface StateInstances {
  readonly before: readonly PlannedInstance[];
  readonly after: readonly PlannedInstance[];
}

/**
 * The resource instances before and after, without deposed objects.
 *
 * What changes has its values in its change, marks and all; what has no change, such as a data source that could be read
 * while planning, or what `-target` left out, is in the state alone.
 */
export function readStateInstances(
  plan: PlanPart,
  changes: readonly ResourceChange[],
  { resources }: PlanConfiguration,
): StateInstances {
  const current = new Map(
    changes.filter(({ deposed }) => deposed === undefined).map((change) => [change.address, change]),
  );
  const state = stateResources(plan.object("prior_state")?.object("values")?.object("root_module"));
  const unchanged = state
    .filter((part) => part.text("deposed_key") === undefined && !isIn(current, part))
    .map(readInstance);
  const finished = (side: "before" | "after") =>
    sortBy([...unchanged, ...sideOf(current, side)], ({ address }) => address).map((instance) => {
      const provider = resources.get(instance.configAddress)?.provider;
      return provider === undefined ? instance : { ...instance, provider };
    });
  return { before: finished("before"), after: finished("after") };
}

function isIn(changes: ReadonlyMap<string, ResourceChange>, part: PlanPart): boolean {
  return changes.has(part.requiredText("address"));
}

function sideOf(changes: ReadonlyMap<string, ResourceChange>, side: "before" | "after"): readonly PlannedInstance[] {
  return [...changes.values()].flatMap((change) => {
    const { address, configAddress, mode, type } = change;
    const values = change[side];
    return values === undefined ? [] : [{ address, configAddress, mode, type, values }];
  });
}

/** The resources of a module of the state and of all modules in it. */
function stateResources(root: PlanPart | undefined): readonly PlanPart[] {
  const found: PlanPart[] = [];
  const modules = root === undefined ? [] : [root];
  for (let module = modules.pop(); module !== undefined; module = modules.pop()) {
    found.push(...module.objects("resources"));
    modules.push(...module.objects("child_modules"));
  }
  return found;
}

function readInstance(part: PlanPart): PlannedInstance {
  const address = part.requiredText("address");
  return {
    address,
    configAddress: configAddressOf(address),
    mode: part.text("mode") === "data" ? "data" : "managed",
    type: part.requiredText("type"),
    values: markAttributes(part.object("values")?.json ?? {}, { sensitive: part.json.sensitive_values }),
  };
}
