import { ResourceChange } from "../../model/plan/plan";
import { ALL_JUDGES } from "./all-judges";
import { Finding } from "./finding";
import { groupBy } from "./group-by";
import { judgeCreations } from "./judge-creations";
import { judgeMoves } from "./judge-moves";
import { judgeOutputs } from "./judge-outputs";
import { judgeUnknownTypes } from "./judge-unknown-types";
import { PlanView } from "./plan-view";
import { judgeTeardown } from "./teardown";
import { isWordsOnly, judgeWords } from "./words-only";

const JUDGED = new Set(ALL_JUDGES.flatMap(({ types }) => types));

/**
 * Everything that a plan does to the services, in no order; each changed resource is in one finding or more.
 *
 * @param toldElsewhere addresses of which being new, or of other words, is not worth a finding
 */
export function judgePlan(view: PlanView, toldElsewhere: ReadonlySet<string> = new Set()): readonly Finding[] {
  const changes = view.plan.changes.filter(isManaged);
  const isTold = ({ address }: ResourceChange) => toldElsewhere.has(address);
  const acted = changes.filter(
    ({ action, deposed }) => action !== "no-op" && action !== "forget" && deposed === undefined,
  );
  const words = acted.filter((change) => isWordsOnly(change, view));
  const deeds = acted.filter((change) => !isWordsOnly(change, view));
  const byType = groupBy(deeds, ({ type }) => type);
  const findings = [
    ...ALL_JUDGES.flatMap((judge) => {
      const those = judge.types.flatMap((type) => byType.get(type) ?? []);
      return those.length > 0 ? judge.judge(those, view) : [];
    }),
    ...judgeWords(
      words.filter((change) => !isTold(change)),
      view,
    ),
    ...judgeUnknownTypes(
      deeds.filter(({ type }) => !isJudged(type)),
      view,
    ),
    ...judgeCreations(
      acted.filter((change) => !isTold(change)),
      view,
    ),
    ...judgeMoves(changes, view),
    ...judgeOutputs(view.plan.outputs),
    ...changes.filter(({ deposed }) => deposed !== undefined).map((change) => judgeLeftover(change, view)),
  ];
  return [...findings, ...judgeTeardown(findings, view)];
}

/** Whether there are rules for a type. */
export function isJudged(type: string): boolean {
  return JUDGED.has(type);
}

function isManaged({ mode }: ResourceChange): boolean {
  return mode === "managed";
}

/** The new one is in its place already. */
function judgeLeftover(change: ResourceChange, view: PlanView) {
  const what = "is left over from a replacement that broke off, and deleted now";
  return view.finding(change, { impact: "in-place", cause: [], what });
}
