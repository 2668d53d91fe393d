import { NetworkModel } from "../../model/network-model";
import { Plan, ResourceChange } from "../../model/plan/plan";
import { attributeChanges, describePath } from "../changes/attribute-changes";
import { AttributeChange } from "../review";
import { PlanGraph } from "../roles/plan-graph";
import { RoleIndex } from "../roles/role-index";
import { Finding, FindingParts, isGone } from "./finding";

/** A plan with everything that its judges ask. */
export class PlanView {
  /** The plan, with what leaves the old thing running as a creation beside it. */
  readonly plan: Plan;
  readonly graph: PlanGraph;
  readonly roles: RoleIndex;
  readonly #attributes = new Map<ResourceChange, readonly AttributeChange[]>();

  /**
   * @param before what the network is now
   * @param after what it will be
   */
  constructor(
    plan: Plan,
    readonly before: NetworkModel,
    readonly after: NetworkModel,
  ) {
    this.plan = { ...plan, changes: plan.changes.map(leavingOld) };
    this.graph = new PlanGraph(this.plan);
    this.roles = new RoleIndex(this.graph);
  }

  /** Attributes of a resource that change. */
  attributesOf(change: ResourceChange): readonly AttributeChange[] {
    const known = this.#attributes.get(change);
    if (known) return known;
    const attributes = attributeChanges(change, this.plan.configured.get(change.configAddress));
    this.#attributes.set(change, attributes);
    return attributes;
  }

  /** Names of the attributes and blocks that change. */
  changedNames(change: ResourceChange): readonly string[] {
    return [...new Set(this.attributesOf(change).map(({ path }) => path.split(/[.[]/)[0] ?? path))];
  }

  /** Whether one of these attributes or blocks changes. */
  changes(change: ResourceChange, ...names: readonly string[]): boolean {
    const changed = this.changedNames(change);
    return names.some((name) => changed.includes(name));
  }

  /** Whether the thing at an address is deleted, or another one takes its place. */
  isGone(address: string): boolean {
    return isGone(this.graph.change(address)?.action);
  }

  /** Whether another thing takes the place of the one at an address. */
  isReplaced(address: string): boolean {
    return this.graph.change(address)?.action === "replace";
  }

  /** Addresses of this type that name a resource. */
  usersOf(address: string, ...types: readonly string[]): readonly string[] {
    const users = this.graph.usersOf(address).map((user) => user.address);
    return [...new Set(users)].filter((user) => types.includes(this.graph.typeOf(user)));
  }

  /** A finding about a change; what is not said is the resource's own. */
  finding(change: ResourceChange, parts: FindingParts): Finding {
    return {
      exposure: false,
      role: this.roles.roleOf(change.address),
      resources: [change.address],
      cause: causeOf(change),
      ...parts,
    };
  }
}

/** What forces a replacement. */
export function causeOf({ replacePaths }: ResourceChange): readonly string[] {
  return replacePaths.map(describePath);
}

/** The old thing is forgotten and goes on: the new one disturbs nobody. */
function leavingOld(change: ResourceChange): ResourceChange {
  return change.leavesOld === true ? { ...change, action: "create", replacePaths: [] } : change;
}
