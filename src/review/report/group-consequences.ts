import { Consequence } from "../review";
import { worstFirst } from "./worst-first";

/**
 * Consequences that are told in one breath: the same happens to several resources of a role, or one resource does the
 * same to several roles.
 */
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
  const ofRoles = groupBy(consequences, ({ role, ...rest }) => [role, ...sameness(rest)]).map(
    ([first, more]): ConsequenceGroup => {
      const resources = [...new Set([first, ...more].map(({ resource }) => resource))];
      return { ...first, roles: [first.role], resources, count: resources.length };
    },
  );
  const ofAll = groupBy(ofRoles, ({ resources, ...rest }) => [...resources, ...sameness(rest)]).map(
    ([first, more]): ConsequenceGroup => ({ ...first, roles: [first, ...more].flatMap(({ roles }) => roles) }),
  );
  return worstFirst(ofAll);
}

function sameness({ impact, exposure, message, cause }: Omit<Consequence, "role" | "resource">): readonly unknown[] {
  return [impact, exposure, message, cause];
}

/** Items with equal keys, in the order of the first of each. */
function groupBy<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => readonly unknown[],
): readonly (readonly [first: Item, more: readonly Item[]])[] {
  const groups = new Map<string, [Item, Item[]]>();
  for (const item of items) {
    const key = JSON.stringify(keyOf(item));
    const group = groups.get(key);
    if (group) group[1].push(item);
    else groups.set(key, [item, []]);
  }
  return [...groups.values()];
}
