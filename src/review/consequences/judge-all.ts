import { HandMade } from "./drift/hand-made";
import { judgeDrift } from "./drift/judge-drift";
import { isOnlyPutBack } from "./drift/put-back";
import { Finding } from "./finding";
import { judgePlan } from "./judge-plan";
import { startsWithVerb } from "./merge-findings";
import { PlanView } from "./plan-view";
import { lowerFirst } from "./resource-names";

/** What the plan does, and what was done outside Terraform; what the plan only puts back is told once. */
export function judgeAll(view: PlanView, handMade: readonly HandMade[]): readonly Finding[] {
  const putBack = new Map(
    handMade.filter((found) => isOnlyPutBack(found, view)).map(({ change, kind }) => [change.address, kind]),
  );
  const planned = judgePlan(view, new Set(putBack.keys()));
  const drift = judgeDrift(handMade, view).map((finding) => tellOnce(finding, planned, putBack));
  const told = new Set(drift.flatMap(({ instead }) => instead ?? []));
  return [...planned.filter((finding) => !told.has(finding)), ...drift.map(({ finding }) => finding)];
}

/** A finding, and the one of the plan that it is told instead of. */
interface Told {
  readonly finding: Finding;
  readonly instead?: Finding;
}

function tellOnce(finding: Finding, planned: readonly Finding[], putBack: ReadonlyMap<string, HandMade["kind"]>): Told {
  const [address = ""] = finding.resources;
  if (!putBack.has(address)) return { finding };
  const about = planned.filter(({ resources }) => resources.includes(address));
  const mild = about.filter((other) => isMild(other) && other.resources.length === 1);
  const [instead] = mild;
  if (about.length !== mild.length || mild.length > 1) return { finding };
  const impact = instead === undefined && putBack.get(address) === "deleted" ? "none" : "in-place";
  const what = instead === undefined ? finding.what : `${finding.what}: ${describeMild(instead)}`;
  return { finding: { ...finding, impact, isOutside: false, kind: "put-back", what }, instead };
}

/** What is worse than this, or opens something, is told for itself. */
function isMild({ impact, exposure, subject }: Finding): boolean {
  return impact === "in-place" && !exposure && (subject === undefined || subject === "");
}

function describeMild({ subject, what }: Finding): string {
  if (subject === "") return lowerFirst(what);
  return startsWithVerb(what) ? `it ${what}` : what;
}
