import { deriveLaunchAddress } from "./launch-address";
import { MIRRORS, restOf } from "./mirrors";
import { Parts } from "./parts";
import { Plan, PlannedInstance, ResourceChange } from "../plan";
import { PlanObject, PlanValue, UNKNOWN_VALUE } from "../plan-value";

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
 * After, the configuration of the list wins; where there is none, the rest stays as long as its holder does.
 */
export function readRealStates(plan: Plan): RealStates {
  const reader = new RealityReader(plan);
  const forgotten = plan.changes.filter(({ action }) => action === "forget");
  const left = plan.changes.filter(({ leavesOld }) => leavesOld);
  const deposed = plan.changes.filter((change) => change.deposed !== undefined);
  return {
    before: [...plan.before, ...deposed.flatMap((change) => oldOf(change, `deposed ${change.deposed ?? ""}`))].map(
      (instance) => reader.before(instance),
    ),
    after: [
      ...plan.after.map((instance) => reader.after(instance)),
      ...[...forgotten.flatMap((change) => oldOf(change)), ...left.flatMap((change) => oldOf(change, "forgotten"))].map(
        (instance) => reader.before(instance),
      ),
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

  constructor(private readonly plan: Plan) {
    this.states = new Map(plan.before.map((instance) => [instance.address, instance]));
    const current = plan.changes.filter(({ deposed }) => deposed === undefined);
    this.actions = new Map(current.map(({ address, action }) => [address, action]));
    this.parts = new Parts(plan.before);
  }

  before(instance: PlannedInstance): PlannedInstance {
    const values = new Map(Object.entries(this.withoutRepetitions(instance)));
    for (const mirror of MIRRORS[instance.type] ?? [])
      set(values, mirror.attribute, restOf(mirror, instance, this.parts));
    return this.finished(instance, values, instance);
  }

  after(instance: PlannedInstance): PlannedInstance {
    const values = new Map(Object.entries(this.withoutRepetitions(instance)));
    const earlier = this.stays(instance) ? this.states.get(instance.address) : undefined;
    for (const mirror of MIRRORS[instance.type] ?? []) {
      const { attribute } = mirror;
      if (earlier === undefined || this.isConfiguration(instance, earlier, attribute)) continue;
      set(values, attribute, restOf(mirror, earlier, this.parts));
    }
    return this.finished(instance, values, earlier);
  }

  private finished(
    instance: PlannedInstance,
    values: Map<string, PlanValue>,
    running: PlannedInstance | undefined,
  ): PlannedInstance {
    if (!this.isConfigured(instance, "associate_public_ip_address")) deriveLaunchAddress(values, running, this.parts);
    return { ...instance, values: Object.fromEntries(values) };
  }

  private withoutRepetitions(instance: PlannedInstance): PlanObject {
    const either = EITHER[instance.type] ?? [];
    const isSaid = either.some((attribute) => this.isConfigured(instance, attribute));
    const repeated = [...(REPETITIONS[instance.type] ?? []), ...(isSaid ? either : [])].filter(
      (attribute) => !this.isConfigured(instance, attribute),
    );
    return Object.fromEntries(Object.entries(instance.values).filter(([attribute]) => !repeated.includes(attribute)));
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

function set(values: Map<string, PlanValue>, attribute: string, value: PlanValue | undefined): void {
  if (value === undefined) values.delete(attribute);
  else values.set(attribute, value);
}
