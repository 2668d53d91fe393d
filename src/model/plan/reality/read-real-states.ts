import { deriveLaunchAddress, LAUNCH_ADDRESS } from "./launch-address";
import { leftBehind } from "./left-behind";
import { leftOf, Mirror, MIRRORS, restOf } from "./mirrors";
import { Parts } from "./parts";
import { Plan, PlannedInstance, ResourceChange } from "../plan";
import { PlanValue, UNKNOWN_VALUE } from "../plan-value";

/** What there is before and after a plan, whoever made it. */
export interface RealStates {
  readonly before: readonly PlannedInstance[];
  readonly after: readonly PlannedInstance[];
}

/** Attributes that repeat in another form what the resource says anyway; they count where the configuration has them. */
const REPETITIONS: Readonly<Record<string, readonly string[]>> = {
  aws_instance: ["security_groups", "network_interface", "primary_network_interface"],
  aws_spot_instance_request: ["security_groups", "network_interface", "primary_network_interface"],
  aws_autoscaling_group: ["traffic_source"],
  aws_vpc_endpoint: ["subnet_configuration"],
  aws_default_network_acl: ["subnet_ids"],
};

/** Two ways to say the same: where the configuration has the one, the other repeats it. */
const EITHER: Readonly<Record<string, readonly string[]>> = {
  aws_lb: ["subnets", "subnet_mapping"],
  aws_alb: ["subnets", "subnet_mapping"],
};

/**
 * Turns the two states of a plan into what there really is.
 *
 * A state is no configuration: a group's `ingress` also has what stands in rules of their own, and what somebody made by
 * hand. Before, the resources that stand alone speak for themselves, and the rest of such a list is left to its holder.
 * After, the configuration of the list wins, less what goes with a deleted resource that gave the same; where there is
 * none, the rest stays as long as its holder does.
 */
export function readRealStates(plan: Plan): RealStates {
  const reader = new RealityReader(plan);
  const left = plan.changes.filter(leftBehind(plan.changes));
  const deposed = plan.changes.filter((change) => change.deposed !== undefined);
  return {
    before: [...plan.before, ...deposed.flatMap((change) => oldOf(change, `deposed ${change.deposed ?? ""}`))].map(
      (instance) => reader.before(instance),
    ),
    after: [
      ...plan.after.map((instance) => reader.after(instance)),
      ...left
        .flatMap((change) => oldOf(change, change.action === "replace" ? "forgotten" : undefined))
        .map((instance) => reader.before(instance)),
    ],
  };
}

/** The thing that was there; `beside` says what it is where another one has its address. */
function oldOf(change: ResourceChange, beside?: string): readonly PlannedInstance[] {
  const { configAddress, mode, type, before } = change;
  const address = beside === undefined ? change.address : `${change.address} (${beside})`;
  return before === undefined ? [] : [{ address, configAddress, mode, type, values: before }];
}

class RealityReader {
  private readonly states: ReadonlyMap<string, PlannedInstance>;
  private readonly actions: ReadonlyMap<string, ResourceChange["action"]>;
  private readonly parts: Parts;
  /** What the plan deletes. */
  private readonly taken: Parts;

  constructor(private readonly plan: Plan) {
    this.states = new Map(plan.before.map((instance) => [instance.address, instance]));
    const current = plan.changes.filter(({ deposed }) => deposed === undefined);
    this.actions = new Map(current.map(({ address, action }) => [address, action]));
    this.parts = new Parts(plan.before);
    const gone = new Set(current.filter(isTaken).map(({ address }) => address));
    this.taken = new Parts(plan.before.filter(({ address }) => gone.has(address)));
  }

  before(instance: PlannedInstance): PlannedInstance {
    const mirrored = mirrorsOf(instance).map(
      (mirror) => [mirror.attribute, restOf(mirror, instance, this.parts)] as const,
    );
    return this.with(instance, instance, mirrored);
  }

  after(instance: PlannedInstance): PlannedInstance {
    const earlier = this.stays(instance) ? this.states.get(instance.address) : undefined;
    if (earlier === undefined) return this.with(instance, undefined, []);
    const mirrored = mirrorsOf(instance).map((mirror) => {
      const isConfigured = this.isConfiguration(instance, earlier, mirror.attribute);
      const value = isConfigured ? leftOf(mirror, instance, earlier, this.taken) : restOf(mirror, earlier, this.parts);
      return [mirror.attribute, value] as const;
    });
    return this.with(instance, earlier, mirrored);
  }

  /** The instance with other values for some of its attributes, and without those that are undefined. */
  private with(
    instance: PlannedInstance,
    running: PlannedInstance | undefined,
    mirrored: readonly (readonly [attribute: string, value: PlanValue | undefined])[],
  ): PlannedInstance {
    const others = new Map<string, PlanValue | undefined>(mirrored);
    for (const attribute of this.repetitionsIn(instance)) others.set(attribute, undefined);
    if (LAUNCH_ADDRESS in instance.values && !this.isConfigured(instance, LAUNCH_ADDRESS)) {
      others.set(LAUNCH_ADDRESS, deriveLaunchAddress(running, this.parts));
    }
    if (others.size === 0) return instance;
    const kept = Object.entries(instance.values).filter(([attribute]) => !others.has(attribute));
    const written = [...others].flatMap(([attribute, value]) =>
      value === undefined ? [] : [[attribute, value] as const],
    );
    return { ...instance, values: Object.fromEntries([...kept, ...written]) };
  }

  private repetitionsIn(instance: PlannedInstance): readonly string[] {
    const either = EITHER[instance.type] ?? [];
    const isSaid = either.some((attribute) => this.isConfigured(instance, attribute));
    return [...(REPETITIONS[instance.type] ?? []), ...(isSaid ? either : [])].filter(
      (attribute) => !this.isConfigured(instance, attribute),
    );
  }

  private isConfigured({ configAddress }: PlannedInstance, attribute: string): boolean {
    return this.plan.configured.get(configAddress)?.has(attribute) === true;
  }

  /** A `dynamic` block is not in the plan's configuration, but what it changes is in its values. */
  private isConfiguration(instance: PlannedInstance, earlier: PlannedInstance, attribute: string): boolean {
    if (this.isConfigured(instance, attribute)) return true;
    const planned = instance.values[attribute];
    return planned !== UNKNOWN_VALUE && JSON.stringify(planned) !== JSON.stringify(earlier.values[attribute]);
  }

  private stays({ address }: PlannedInstance): boolean {
    const action = this.actions.get(address) ?? "no-op";
    return action === "no-op" || action === "update";
  }
}

/** Whether the thing that is there before is deleted. */
function isTaken({ action, leavesOld = false }: ResourceChange): boolean {
  return action === "delete" || (action === "replace" && !leavesOld);
}

function mirrorsOf({ type }: PlannedInstance): readonly Mirror[] {
  return MIRRORS[type] ?? [];
}
