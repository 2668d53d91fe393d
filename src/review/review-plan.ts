/**
 * Reviews a plan: what it does to the service of each role.
 *
 *     const { review } = reviewPlan(readPlan(text, "dev.plan.json"), { environment: "dev" });
 *     review.headline; // "The Head node is replaced: the API is down until the new one is healthy."
 *
 * Judges look at the changes, each at its kinds of resources; the traffic before and after is compared by the proof's
 * kernel. What neither can see is listed, never passed.
 */
import { NetworkModel } from "../model/network-model";
import { Plan } from "../model/plan/plan";
import { readPlanModels } from "../model/plan/read-plan-models";
import { Contract } from "../verify/contract/contract";
import { reviewedChanges } from "./changes/reviewed-changes";
import { describeHeadline } from "./consequences/headline";
import { handMadeChanges } from "./consequences/drift/hand-made";
import { judgeAll } from "./consequences/judge-all";
import { compareFindings, compareRoles, MergedFinding, mergeFindings } from "./consequences/merge-findings";
import { notSeenIn } from "./consequences/not-seen";
import { PlanView } from "./consequences/plan-view";
import { worstOf } from "./impact";
import { Consequence, NotSeen, Review } from "./review";
import { keepRoles } from "./roles/keep-roles";
import { roleImpacts } from "./roles/role-impacts";
import { compareTraffic } from "./traffic/compare-traffic";
import { trafficConsequences } from "./traffic/traffic-consequences";

/** What a review is made with, beside the plan. */
export interface ReviewOptions {
  /** Name of the environment, or of the file that is reviewed. */
  readonly environment: string;
  /** Who may talk to whom; without it, nobody can say whether traffic that opens is meant to. */
  readonly contract?: Contract;
  /** Construct paths by the address in the configuration, from the `cdk.tf.json`. */
  readonly constructPaths?: ReadonlyMap<string, string>;
}

/** A review, and the networks that it compared. */
export interface ReviewedPlan {
  readonly review: Review;
  readonly before: NetworkModel;
  readonly after: NetworkModel;
}

/** A plan alone says nothing of its backend; the `cdk.tf.json` is compared by whoever has it. */
const BACKEND: NotSeen = {
  about: "the state",
  reason: "a plan does not say where its state is kept, so a changed backend is not seen",
};

/** Reviews a plan. */
export function reviewPlan(plan: Plan, options: ReviewOptions): ReviewedPlan {
  const models = readPlanModels(plan, options.constructPaths);
  const [before, after] = keepRoles(models.before, models.after);
  const view = new PlanView(plan, before, after);
  const handMade = handMadeChanges(plan);
  const traffic = compareTraffic(before, after, options.contract);
  const changed = new Set([...changedAddresses(plan), ...handMade.map(({ change }) => change.address)]);
  const findings = mergeFindings(judgeAll(view, handMade), view)
    .concat(
      trafficConsequences(traffic, { changed, roleOf: (address) => view.roles.roleOf(address) }).map(findingOfTraffic),
    )
    .sort(compareFindings);
  const constructPathOf = (configAddress: string) => options.constructPaths?.get(configAddress);
  const consequences = findings.map(({ consequence }) => withPath(consequence, view, constructPathOf));
  const verdict = worstOf(consequences.map(({ impact }) => impact));
  const review: Review = {
    environment: options.environment,
    verdict,
    exposure: consequences.some(({ exposure }) => exposure),
    headline: describeHeadline(plan, findings, verdict),
    applicable: !plan.errored,
    counts: countActions(plan),
    roles: [...roleImpacts(view, consequences)].sort((a, b) => compareRoles(a.role, b.role)),
    consequences,
    traffic: { opened: traffic.opened, closed: traffic.closed, kept: traffic.kept },
    changes: reviewedChanges(view, handMade, findings, constructPathOf),
    outputs: plan.outputs.filter(({ action }) => action !== "no-op"),
    notSeen: [...(options.constructPaths ? [] : [BACKEND]), ...notSeenIn(view), ...traffic.unseen],
  };
  return { review, before, after };
}

function changedAddresses({ changes }: Plan): readonly string[] {
  return changes.filter(({ action }) => action !== "no-op").map(({ address }) => address);
}

function findingOfTraffic(consequence: Consequence): MergedFinding {
  return { consequence, resources: [consequence.resource], kind: "traffic", isOutside: false, isRefused: false };
}

function withPath(
  consequence: Consequence,
  view: PlanView,
  constructPathOf: (configAddress: string) => string | undefined,
): Consequence {
  const constructPath = constructPathOf(view.graph.configOf(consequence.resource));
  return constructPath === undefined ? consequence : { ...consequence, constructPath };
}

function countActions({ changes }: Plan): Review["counts"] {
  const count = (action: keyof Review["counts"]) =>
    changes.filter((change) => change.mode === "managed" && change.action === action).length;
  return {
    create: count("create"),
    update: count("update"),
    replace: count("replace"),
    delete: count("delete"),
    forget: count("forget"),
  };
}
