import { Identities } from "./identities";
import { Plan, PlannedInstance, Wire } from "./plan";
import { PlannedResource } from "./planned-resource";
import { readRealStates } from "./reality/read-real-states";
import { resourceSet } from "../json/resource-set";
import { NetworkModel } from "../network-model";
import { networkModelOf } from "../read-network-model";

/** The network before and after a plan. */
export interface PlanModels {
  readonly before: NetworkModel;
  readonly after: NetworkModel;
}

/**
 * What the network is before a plan and will be after it, in the same shapes as that of a configuration.
 *
 * Both are the real network as far as Terraform has seen it: a rule or route that somebody made by hand is in both, at
 * the address of its group or table, unless the plan takes it away.
 *
 * @param constructPaths construct paths by configuration address, where the `cdk.tf.json` is at hand
 */
export function readPlanModels(plan: Plan, constructPaths: ReadonlyMap<string, string> = new Map()): PlanModels {
  const { before, after } = readRealStates(plan);
  const prefixLists = prefixListNames([...plan.before, ...plan.after]);
  const model = (instances: readonly PlannedInstance[], wires: ReadonlyMap<string, readonly Wire[]>) => {
    const identities = new Identities(instances);
    const resources = new Map<string, PlannedResource>();
    const resourceAt = (address: string) => resources.get(address);
    for (const instance of instances) {
      const { address, configAddress } = instance;
      const configured = plan.configured.get(configAddress);
      const context = { instance, identities, wires: wires.get(address) ?? [], configured, resourceAt, prefixLists };
      resources.set(address, new PlannedResource(context, constructPaths.get(configAddress)));
    }
    return networkModelOf(resourceSet([...resources.values()], []));
  };
  return { before: model(before, plan.wiresBefore), after: model(after, plan.wiresAfter) };
}

/** Gateway endpoints give the ids of their services' prefix lists. */
function prefixListNames(instances: readonly PlannedInstance[]): ReadonlyMap<string, string> {
  return new Map(
    instances.flatMap(({ type, values: { prefix_list_id: id, service_name: name } }) =>
      type === "aws_vpc_endpoint" && typeof id === "string" && typeof name === "string" && id !== ""
        ? [[id, name]]
        : [],
    ),
  );
}
