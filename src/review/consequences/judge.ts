import { ResourceChange } from "../../model/plan/plan";
import { Finding } from "./finding";
import { PlanView } from "./plan-view";

/**
 * Knows what changes to some types of resources do to the services of the roles.
 *
 * A judge is asked once for a plan, with all changes to its types, for what happens to one machine hangs on what happens
 * to the others. It gets no change without an action, and none of what a broken-off replacement left behind.
 */
export interface Judge {
  /** Types that it has rules for. */
  readonly types: readonly string[];
  /** What the changes do, in their order. */
  judge(changes: readonly ResourceChange[], view: PlanView): readonly Finding[];
}

/** A judge that looks at one change at a time. */
export function judgeEach(
  types: readonly string[],
  judge: (change: ResourceChange, view: PlanView) => readonly Finding[],
): Judge {
  return { types, judge: (changes, view) => changes.flatMap((change) => judge(change, view)) };
}
