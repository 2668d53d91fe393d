import { Consequence } from "../review";
import { isSerious } from "./describe-review";

/** Consequences that are told in one breath: they differ in their resources only. */
export interface ConsequenceGroup extends Consequence {
  /** How many there are; `resource` and `constructPath` are of the first. */
  readonly count: number;
  /** The resources of all of them. */
  readonly resources: readonly string[];
}

/** The consequences in groups, exposures and what an operator has to know before anything else first. */
export function groupConsequences(consequences: readonly Consequence[]): readonly ConsequenceGroup[] {
  const groups = new Map<string, { first: Consequence; resources: string[] }>();
  for (const consequence of consequences) {
    const { role, impact, exposure, message, cause, resource } = consequence;
    const key = JSON.stringify([role, impact, exposure, message, cause]);
    const group = groups.get(key);
    if (group) group.resources.push(resource);
    else groups.set(key, { first: consequence, resources: [resource] });
  }
  const all = [...groups.values()].map(({ first, resources }) => ({ ...first, count: resources.length, resources }));
  return [...all.filter(isSerious), ...all.filter((group) => !isSerious(group))];
}
