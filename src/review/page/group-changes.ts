import { stemOf } from "../../picture/name-members";
import { AttributeChange, ReviewedChange } from "../review";

/** Changes that are the same but for values that tell one resource from the next, such as its id. */
export interface ChangeGroup {
  /** The first of them: all have its role, type, action, impact and source. */
  readonly first: ReviewedChange;
  readonly members: readonly ReviewedChange[];
  /** Attributes that change in the same way for all of them. */
  readonly shared: readonly AttributeChange[];
  /** The other attributes. */
  readonly varying: readonly VaryingAttribute[];
}

/** An attribute that changes in one way for some members of a group and in another way for others. */
export interface VaryingAttribute {
  readonly path: string;
  /** The ways, those of most members first. */
  readonly ways: readonly { readonly change: AttributeChange; readonly addresses: readonly string[] }[];
}

/** The changes in groups, in the order of the first of each. */
export function groupChanges(changes: readonly ReviewedChange[]): readonly ChangeGroup[] {
  const groups = new Map<string, ReviewedChange[]>();
  for (const change of changes) {
    const key = keyOf(change);
    const group = groups.get(key);
    if (group) group.push(change);
    else groups.set(key, [change]);
  }
  return [...groups.values()].flatMap(groupOf);
}

/** What has to be equal for two changes to be told as one: all but the values, and which attributes have any. */
function keyOf(change: ReviewedChange): string {
  const { role, type, action, order, source, impact, exposure, address } = change;
  const attributes = change.attributes.map(({ path, before, after, forcesReplacement }) => [
    path,
    before === undefined,
    after === undefined,
    forcesReplacement,
  ]);
  const isMoved = change.previousAddress !== undefined;
  const isImported = change.importId !== undefined;
  return JSON.stringify([
    [role, type, action, order, source, impact, exposure],
    [stemOf(address), isMoved, isImported],
    attributes,
  ]);
}

function groupOf(members: readonly ReviewedChange[]): readonly ChangeGroup[] {
  const [first] = members;
  if (!first) return [];
  if (members.length === 1) return [{ first, members, shared: first.attributes, varying: [] }];
  const attributes = first.attributes.map((_, index) => waysOf(members, index));
  const isShared = ({ ways }: VaryingAttribute) => ways.length === 1;
  return [
    {
      first,
      members,
      shared: attributes.filter(isShared).flatMap(({ ways }) => ways.map(({ change }) => change)),
      varying: attributes.filter((attribute) => !isShared(attribute)),
    },
  ];
}

function waysOf(members: readonly ReviewedChange[], index: number): VaryingAttribute {
  const ways = new Map<string, { change: AttributeChange; addresses: string[] }>();
  for (const { address, attributes } of members) {
    const change = attributes[index];
    if (!change) continue;
    const key = JSON.stringify([change.before, change.after]);
    const way = ways.get(key);
    if (way) way.addresses.push(address);
    else ways.set(key, { change, addresses: [address] });
  }
  const sorted = [...ways.values()].sort((a, b) => b.addresses.length - a.addresses.length);
  return { path: sorted[0]?.change.path ?? "", ways: sorted };
}
