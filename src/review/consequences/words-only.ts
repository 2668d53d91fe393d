import { ResourceChange } from "../../model/plan/plan";
import { Finding } from "./finding";
import { groupBy } from "./group-by";
import { PlanView } from "./plan-view";
import { describeKinds } from "./resource-names";

/** Attributes that are for people. */
const WORDS = ["description", "tag", "tags", "tags_all", "volume_tags"];

/** Whether only words change, that decide nothing. */
export function isWordsOnly(change: ResourceChange, view: PlanView): boolean {
  return change.action === "update" && areWords(view.changedNames(change));
}

/** Changed words, in one breath for each role. */
export function judgeWords(changes: readonly ResourceChange[], view: PlanView): readonly Finding[] {
  const alike = groupBy(changes, (change) =>
    JSON.stringify([view.roles.roleOf(change.address), wordsOf(change, view)]),
  );
  return [...alike.values()].flatMap((those) => {
    const [first] = those;
    if (first === undefined) return [];
    const cause = wordsOf(first, view);
    const subject = `only ${cause[0] === "description" ? "the " : ""}${cause.join(" and ")} ${cause.length === 1 && cause[0] === "description" ? "changes" : "change"}`;
    const what = describeKinds(those.map(({ type }) => type));
    const resources = those.map(({ address }) => address);
    return [view.finding(first, { kind: "words", impact: "in-place", resources, cause, subject, what })];
  });
}

/** Whether names of attributes are those of words only. */
export function areWords(names: readonly string[]): boolean {
  return names.length > 0 && names.every((name) => WORDS.includes(name));
}

function wordsOf(change: ResourceChange, view: PlanView): readonly string[] {
  return [...new Set(view.changedNames(change).map((name) => (name === "tags_all" ? "tags" : name)))].sort();
}
