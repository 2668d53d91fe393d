/**
 * What somebody changed outside Terraform, out of all that Terraform found changed.
 *
 * Most of what it finds is noise: attributes that AWS filled in after the last apply, and lists such as a group's
 * `ingress` that show what rules of their own say already. Made by hand is what the configuration names, what no resource
 * explains, a machine that does not run, and what is gone.
 */
import { Plan, PlannedInstance, ResourceChange } from "../../../model/plan/plan";
import { PlanObject, PlanValue } from "../../../model/plan/plan-value";
import { MIRRORS, Mirror, restOf } from "../../../model/plan/reality/mirrors";
import { Parts } from "../../../model/plan/reality/parts";
import { attributeChanges } from "../../changes/attribute-changes";
import { isPlanList, isSameValue, textAt } from "../../changes/plan-values";
import { AttributeChange } from "../../review";
import { unexplainedPolicies } from "./unexplained-policies";

/** Something that was changed by hand. */
export interface HandMade {
  readonly change: ResourceChange;
  readonly kind: "deleted" | "stopped" | "changed";
  readonly attributes: readonly AttributeChange[];
}

/** Names of the attributes and blocks that were changed. */
export function namesOf({ attributes }: Pick<HandMade, "attributes">): readonly string[] {
  return [...new Set(attributes.map(({ path }) => path.split(/[.[]/)[0] ?? path))];
}

/** What of the drift somebody made by hand, in the order of the addresses. */
export function handMadeChanges(plan: Plan): readonly HandMade[] {
  const parts = new Parts(plan.before);
  return plan.drift
    .filter(({ mode, action }) => mode === "managed" && action !== "no-op")
    .flatMap((change) => handMade(change, plan, parts));
}

function handMade(change: ResourceChange, plan: Plan, parts: Parts): readonly HandMade[] {
  if (change.after === undefined) return [{ change, kind: "deleted", attributes: attributeChanges(change) }];
  const configured = plan.configured.get(change.configAddress) ?? new Set<string>();
  const attributes = [
    ...attributeChanges(change, configured).filter(({ path }) => isConfigured(path, configured)),
    ...(MIRRORS[change.type] ?? [])
      .filter(({ attribute }) => !configured.has(attribute))
      .flatMap((mirror) => unexplained(mirror, change, parts)),
    ...unexplainedPolicies(change, parts),
  ];
  const state = stateOf(change);
  if (state !== undefined) return [{ change, kind: "stopped", attributes: [state, ...attributes] }];
  return attributes.length > 0 ? [{ change, kind: "changed", attributes }] : [];
}

function isConfigured(path: string, configured: ReadonlySet<string>): boolean {
  const [name = path] = path.split(/[.[]/);
  return configured.has(name);
}

/** What is in a list now that was not, and that nothing but a hand explains. */
function unexplained(mirror: Mirror, change: ResourceChange, parts: Parts): readonly AttributeChange[] {
  const rest = (values: PlanObject | undefined) => itemsOf(restOf(mirror, instanceOf(change, values), parts));
  const [was, is] = [rest(change.before), rest(change.after)];
  const added = is.filter((item) => !was.some((other) => isSameValue(item, other)));
  return added.length === 0 ? [] : [{ path: mirror.attribute, before: was, after: is, forcesReplacement: false }];
}

function itemsOf(value: PlanValue | undefined): readonly PlanValue[] {
  if (value === undefined) return [];
  return isPlanList(value) ? value : [value];
}

function instanceOf({ address, configAddress, mode, type }: ResourceChange, values: PlanObject = {}): PlannedInstance {
  return { address, configAddress, mode, type, values };
}

/** A machine that ran and does not. */
function stateOf({ before, after }: ResourceChange): AttributeChange | undefined {
  const [was, is] = [textAt(before, "instance_state"), textAt(after, "instance_state")];
  if (is === undefined || is === was || is === "running" || is === "pending") return undefined;
  return { path: "instance_state", ...(was === undefined ? {} : { before: was }), after: is, forcesReplacement: false };
}
