import { Consequence } from "../review";
import { worstFirst } from "./worst-first";

/** Consequences that are told in one breath: they differ in their roles and resources only. */
export interface ConsequenceGroup extends Omit<Consequence, "role"> {
  /** The roles that it happens to, each once. */
  readonly roles: readonly string[];
  /** The resources, each once; `resource` and `constructPath` are of the first. */
  readonly resources: readonly string[];
  /** How many resources there are. */
  readonly count: number;
}

/** The consequences in groups, the worst first. */
export function groupConsequences(consequences: readonly Consequence[]): readonly ConsequenceGroup[] {
  const groups = new Map<string, Consequence[]>();
  for (const consequence of consequences) {
    const { impact, exposure, message, cause } = consequence;
    const key = JSON.stringify([impact, exposure, message, cause]);
    const group = groups.get(key);
    if (group) group.push(consequence);
    else groups.set(key, [consequence]);
  }
  return worstFirst([...groups.values()].flatMap(groupOf));
}

function groupOf(members: readonly Consequence[]): readonly ConsequenceGroup[] {
  const [first] = members;
  if (!first) return [];
  const roles = [...new Set(members.map(({ role }) => role))];
  const resources = [...new Set(members.map(({ resource }) => resource))];
  return [{ ...first, roles, resources, count: resources.length }];
}
