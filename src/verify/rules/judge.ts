import { Known } from "../../model/known";
import { RuleHit } from "../rule";

const MAKE_KNOWN = "Write what is unknown as a value, or judge it by hand.";

/** A fault that the JSON shows. */
export function fault(resource: string, message: string, remedy?: string): RuleHit {
  return { resource, message, ...(remedy === undefined ? {} : { remedy }), certainty: "fault" };
}

/** A place where the JSON leaves open whether there is a fault. */
export function cannotJudge(resource: string, reason: string): RuleHit {
  return { resource, message: `cannot be judged: ${reason}`, remedy: MAKE_KNOWN, certainty: "unknown" };
}

/** The hits without repetition; machines that share a group share its faults. */
export function distinctHits(hits: readonly RuleHit[]): readonly RuleHit[] {
  return [...new Map(hits.map((hit) => [`${hit.resource} ${hit.message}`, hit])).values()];
}

/** Checks a value where it is given; where it cannot be known, says so. */
export function judge<Value>(
  resource: string,
  value: Known<Value>,
  check: (value: Value) => readonly RuleHit[],
): readonly RuleHit[] {
  return value.kind === "known" ? check(value.value) : [cannotJudge(resource, value.reason)];
}
