/**
 * What changes in one resource, attribute by attribute: the leaves of its blocks, with lists of texts whole, because
 * their order is mostly noise.
 *
 * Left out is what nobody decided: attributes that AWS computes and that are unknown only because something else
 * changes, `tags_all` where `tags` says it already, and the difference between null, `""`, `[]` and `{}`.
 */
import { hideAlike } from "../../model/plan/hide-alike";
import { AttributePath, ResourceChange } from "../../model/plan/plan";
import { PlanObject, PlanValue } from "../../model/plan/plan-value";
import { AttributeChange } from "../review";
import { isNothing, isPlanList, isPlanObject, isSameValue, isUnknown } from "./plan-values";

/** What tells a resource from the others of its type; of a deletion nothing else is of interest. */
const IDENTITY = ["id", "name", "bucket", "public_ip", "private_ip", "cidr_block", "instance_type", "description"];

/** A leaf that differs, where it is and what it was and becomes. */
interface Difference {
  readonly path: AttributePath;
  readonly before: PlanValue | undefined;
  readonly after: PlanValue | undefined;
}

/**
 * The attributes of a resource that change, in the order of their names.
 *
 * @param configured attributes that the configuration names; undefined where nobody knows
 */
export function attributeChanges(change: ResourceChange, configured?: ReadonlySet<string>): readonly AttributeChange[] {
  const { before, after } = change;
  if (before === undefined && after === undefined) return [];
  if (after === undefined) return identityOf(before ?? {});
  const all = distinct(compareMaps([], before ?? {}, after));
  const decided = all.filter((difference) => isDecided(difference, change, configured));
  return (decided.length > 0 ? decided : all).map((difference) => attributeChange(difference, change));
}

function attributeChange({ path, before, after }: Difference, { replacePaths }: ResourceChange): AttributeChange {
  return {
    path: describePath(path),
    ...(before === undefined ? {} : { before: hideAlike(before, after) }),
    ...(after === undefined ? {} : { after: hideAlike(after, before) }),
    forcesReplacement: isForcing(path, replacePaths),
  };
}

/** Path in words, for example `root_block_device[0].volume_size`. */
export function describePath(path: AttributePath): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === "number") return `${text}[${step}]`;
    if (!/^\w+$/.test(step)) return `${text}["${step}"]`;
    return text === "" ? step : `${text}.${step}`;
  }, "");
}

function identityOf(before: PlanObject): readonly AttributeChange[] {
  return IDENTITY.filter((name) => !isNothing(before[name])).map((path) => ({
    path,
    before: before[path],
    forcesReplacement: false,
  }));
}

function compare(path: AttributePath, before: PlanValue | undefined, after: PlanValue | undefined): Difference[] {
  if (isSameValue(before, after)) return [];
  const maps = bothAs(mapOf, before, after);
  if (maps) return compareMaps(path, ...maps);
  const blocks = bothAs(blocksOf, before, after);
  if (blocks) return compareBlocks(path, ...blocks);
  if (isPlanList(before) && isPlanList(after) && isSameSet(before, after)) return [];
  return [{ path, before, after }];
}

/** Both sides read in one way; undefined where one of them is something else, or both are nothing. */
function bothAs<Shape>(
  read: (value: PlanValue | undefined) => Shape | undefined,
  before: PlanValue | undefined,
  after: PlanValue | undefined,
): readonly [Shape, Shape] | undefined {
  const [gone, made] = [read(before), read(after)];
  return gone === undefined || made === undefined ? undefined : [gone, made];
}

/** A map; nothing is an empty one. */
function mapOf(value: PlanValue | undefined): PlanObject | undefined {
  if (isPlanObject(value)) return value;
  return value === undefined || value === null ? {} : undefined;
}

function compareMaps(path: AttributePath, before: PlanObject, after: PlanObject): Difference[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const differing = names.filter((name) => !isSameValue(before[name], after[name]));
  return differing.sort().flatMap((name) => compare([...path, name], before[name], after[name]));
}

/** Blocks that are on both sides cancel out; what is left is compared in its order. */
function compareBlocks(path: AttributePath, before: readonly PlanValue[], after: readonly PlanValue[]): Difference[] {
  const [gone, made] = [without(before, after), without(after, before)];
  const length = Math.max(gone.length, made.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) => {
    const at = gone[index]?.index ?? made[index]?.index ?? index;
    return compare([...path, at], gone[index]?.value, made[index]?.value);
  });
}

interface Indexed {
  readonly index: number;
  readonly value: PlanValue;
}

function without(values: readonly PlanValue[], others: readonly PlanValue[]): readonly Indexed[] {
  const rest = [...others];
  return values.flatMap((value, index) => {
    const match = rest.findIndex((other) => isSameValue(value, other));
    if (match < 0) return [{ index, value }];
    rest.splice(match, 1);
    return [];
  });
}

/** Blocks; undefined where it is something else, or where it is not known how many there are. */
function blocksOf(value: PlanValue | undefined): readonly PlanValue[] | undefined {
  if (isNothing(value)) return [];
  return isPlanList(value) && value.every(isPlanObject) ? value : undefined;
}

function isSameSet(a: readonly PlanValue[], b: readonly PlanValue[]): boolean {
  return a.length === b.length && without(a, b).length === 0;
}

/** `tags_all` repeats what `tags` says. */
function distinct(all: readonly Difference[]): readonly Difference[] {
  const tags = new Set(all.filter(({ path }) => path[0] === "tags").map(({ path }) => path[1]));
  return all.filter(({ path }) => path[0] !== "tags_all" || !tags.has(path[1]));
}

/** Whether somebody decided it: it forces the replacement, it is written down, or it is known what it will be. */
function isDecided({ path, after }: Difference, change: ResourceChange, configured?: ReadonlySet<string>): boolean {
  if (isForcing(path, change.replacePaths)) return true;
  const isWritten = configured?.has(String(path[0]));
  if (isUnknown(after)) return isWritten === true && path.length === 1;
  return change.action !== "replace" || isWritten !== false || !isNothing(after);
}

function isForcing(path: AttributePath, forcing: readonly AttributePath[]): boolean {
  return forcing.some((forced) => forced.every((step, index) => index >= path.length || step === path[index]));
}
