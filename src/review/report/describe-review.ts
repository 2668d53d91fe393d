/** Words that every report of a review uses. */
import { describeTraffic } from "../../traffic/traffic-set";
import { plainLine } from "../../verify/plain-line";
import { Consequence, Review, RoleImpact, TrafficChange } from "../review";

/** An impact with its exposure in words, for example `outage and exposure`. */
export function describeImpact({ impact, exposure }: Pick<Consequence, "impact" | "exposure">): string {
  if (!exposure) return impact;
  return impact === "none" ? "exposure" : `${impact} and exposure`;
}

/** The verdict of a review in words, for example `outage and exposure` or `no impact`. */
export function describeVerdict({ verdict, exposure }: Pick<Review, "verdict" | "exposure">): string {
  return verdict === "none" && !exposure ? "no impact" : describeImpact({ impact: verdict, exposure });
}

const COUNT_WORDS: readonly (readonly [action: keyof Review["counts"], words: string])[] = [
  ["delete", "deleted"],
  ["replace", "replaced"],
  ["update", "changed in place"],
  ["create", "created"],
  ["forget", "forgotten"],
];

/** How many resources are changed, for example `1 replaced, 2 created`. */
export function describeCounts(counts: Review["counts"]): string {
  const words = COUNT_WORDS.filter(([action]) => counts[action] > 0).map(([action, word]) => {
    return `${counts[action].toLocaleString("en")} ${word}`;
  });
  return words.length > 0 ? words.join(", ") : "no resource is changed";
}

/**
 * How many members a role has, for example `×2`, or `×1 → ×2` where that changes; empty where nobody knows, and for
 * roles that have none, such as outputs.
 */
export function describeMembers({ members: { before, after } }: RoleImpact): string {
  if (!before && !after) return "";
  const number = (count: number | undefined) => (count === undefined ? "?" : `×${count.toLocaleString("en")}`);
  return before === after ? number(before) : `${number(before)} → ${number(after)}`;
}

/** Who talks to whom on what, for example `load-balancer -> head: TCP 8000`. */
export function describeFlow(flow: TrafficChange): string {
  return `${flow.from} -> ${flow.to}: ${describeTraffic(flow)}`;
}

/** What is to be said of traffic that opens or closes, for example `not in the contract; for some of them only`. */
export function describeStanding(flow: TrafficChange): string {
  const contract = flow.expected === undefined ? "no contract at hand" : inContract(flow.expected);
  return [
    contract,
    ...(flow.extent === "some" ? ["for some of their machines only"] : []),
    ...(flow.certainty === "possible" ? ["possibly: it hangs on values that are known after apply only"] : []),
  ].join("; ");
}

function inContract(expected: boolean): string {
  return expected ? "in the contract" : "not in the contract";
}

/** Whether traffic is against the contract: it opens or stays open though it is not in it, or closes though it is. */
export function isAgainstContract(flow: TrafficChange, change: "opened" | "closed" | "kept"): boolean {
  return flow.expected === (change === "closed");
}

/** Whether nothing at all is to be said of a plan: it has no change, and nothing was changed outside Terraform. */
export function isEmpty({ changes, consequences, outputs }: Review): boolean {
  return changes.length === 0 && consequences.length === 0 && outputs.every(({ action }) => action === "no-op");
}

/** The review in one line, for example `dev: outage; the Head is replaced: the API is down`. */
export function describeOutcome(review: Review): string {
  return plainLine(`${review.environment}: ${describeVerdict(review)}; ${review.headline}`);
}
