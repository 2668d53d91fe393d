import { Plan, ResourceChange } from "../../model/plan/plan";
import { isUnknown } from "../changes/plan-values";
import { NotSeen } from "../review";
import { groupBy } from "./group-by";
import { isJudged } from "./judge-plan";
import { isMachineType } from "./machines";
import { PlanView } from "./plan-view";

type Question = (plan: Plan, view: PlanView) => readonly NotSeen[];

/** What this plan leaves open; what could be left open by some plan is not worth the operator's time. */
export function notSeenIn(view: PlanView): readonly NotSeen[] {
  return QUESTIONS.flatMap((question) => question(view.plan, view));
}

const QUESTIONS: readonly Question[] = [
  ({ errored }) =>
    errored ? [{ about: "the plan", reason: "planning failed, so what follows after that point is missing" }] : [],
  ({ complete, errored }) =>
    complete || errored
      ? []
      : [{ about: "the plan", reason: "it leaves something out (-target, or a deferral): another plan has to follow" }],
  ({ deferred }) => deferred.map((about) => ({ about, reason: "Terraform puts it off to a later plan" })),
  ({ failedChecks }) => failedChecks.map((reason) => ({ about: "a check of the configuration", reason })),
  emptyState,
  unknownTypes,
  unknownPolicies,
  newMachines,
  targets,
  userData,
];

/** A backend that was changed without its state looks the same as a first deployment. */
function emptyState({ before, changes }: Plan): readonly NotSeen[] {
  if (before.some(isManaged) || !changes.some((change) => isManaged(change) && change.action === "create")) return [];
  const reason = "it is empty; if all this is running already, the plan looks at another state and makes it twice";
  return [{ about: "the state", reason }];
}

function unknownTypes({ changes }: Plan): readonly NotSeen[] {
  const unjudged = changes.filter(
    ({ mode, action, type }) => mode === "managed" && action !== "no-op" && action !== "forget" && !isJudged(type),
  );
  return [...groupBy(unjudged, ({ type }) => type)].map(([type, those]) => ({
    about: those[0]?.address ?? type,
    reason: `there are no rules for ${type}; ${those.length === 1 ? "it is" : `${those.length} of them are`} judged by the action only`,
  }));
}

function unknownPolicies({ changes }: Plan): readonly NotSeen[] {
  return changes
    .filter(({ mode, action }) => mode === "managed" && action !== "no-op")
    .filter(({ type, after }) => /polic/.test(type) && isUnknown(after?.["policy"]))
    .map(({ address }) => ({ about: address, reason: "what its policy allows is known after apply only" }));
}

function newMachines({ changes }: Plan): readonly NotSeen[] {
  const count = changes.filter((change) => isMachineType(change.type) && isMade(change)).length;
  if (count === 0) return [];
  const machines = count === 1 ? "the new machine" : `${count} new machines`;
  return [{ about: "the account", reason: `whether its quotas and the zone's capacity suffice for ${machines}` }];
}

function targets({ changes }: Plan): readonly NotSeen[] {
  const [first] = changes.filter((change) => change.type.endsWith("target_group_attachment") && isMade(change));
  if (first === undefined) return [];
  return [{ about: first.address, reason: "whether targets are healthy now, and when new ones pass the health check" }];
}

function userData({ changes }: Plan, view: PlanView): readonly NotSeen[] {
  const [first] = changes.filter((change) => isMachineType(change.type) && changesUserData(change, view));
  if (first === undefined) return [];
  return [{ about: first.address, reason: "what its user data does when it runs" }];
}

function changesUserData(change: ResourceChange, view: PlanView): boolean {
  return change.action !== "delete" && view.changes(change, "user_data", "user_data_base64");
}

function isManaged({ mode }: Pick<ResourceChange, "mode">): boolean {
  return mode === "managed";
}

function isMade({ action }: ResourceChange): boolean {
  return action === "create" || action === "replace";
}
