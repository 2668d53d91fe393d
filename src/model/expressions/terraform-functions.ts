/**
 * The functions of Terraform that only pass on, pick or arrange what they are given, and those that cut CIDR blocks.
 * A function returns `undefined` where it cannot tell its result.
 */
import { cidrHost, cidrSubnet } from "./cidr-functions";
import { numberOf, textOf } from "./read-value";
import { dereference, list, map, scalar, set, Value } from "./value";

type TerraformFunction = (...values: readonly Value[]) => Value | undefined;

const NAMED: Readonly<Record<string, TerraformFunction>> = {
  tolist: (value) => (value.kind === "list" ? list(value.items) : value),
  toset,
  tomap: same,
  tostring: same,
  tonumber: same,
  tobool: same,
  nonsensitive: same,
  sensitive: same,
  concat: (...lists) => mapAll(lists, (items) => items.flat()),
  flatten: (values) => mapItems(values, (items) => items.flatMap(flat)),
  distinct: (values) => mapItems(values, distinct),
  element: pick,
  one: (values) => atMostOne(values),
  try: (first: Value | undefined) => (first?.kind === "unknown" ? undefined : first),
  coalesce: (...values) => firstGiven(values),
  length: (value) => sizeOf(value),
  keys: (value) => mapEntries(value, (entries) => entries.map(([key]) => scalar(key))),
  values: (value) => mapEntries(value, (entries) => entries.map(([, item]) => item)),
  merge,
  lookup,
  lower: (value) => changeText(value, (text) => text.toLowerCase()),
  upper: (value) => changeText(value, (text) => text.toUpperCase()),
  join,
  cidrsubnet: (prefix, bits, number) => cut(cidrSubnet, prefix, bits, number),
  cidrhost: (prefix, number) => cut(cidrHost, prefix, number),
};

/** The result of a function of Terraform, or `undefined` where only Terraform can tell it. */
export function callFunction(name: string, values: readonly Value[]): Value | undefined {
  return Object.hasOwn(NAMED, name) ? NAMED[name]?.(...values) : undefined;
}

function same(value: Value | undefined): Value | undefined {
  return value;
}

function toset(value: Value | undefined): Value | undefined {
  const items = itemsOf(value);
  return items && set(distinct(items));
}

function itemsOf(value: Value | undefined): readonly Value[] | undefined {
  const given = value && dereference(value);
  return given?.kind === "list" ? given.items : undefined;
}

function mapItems(value: Value | undefined, change: (items: readonly Value[]) => readonly Value[]): Value | undefined {
  const items = itemsOf(value);
  return items && list(change(items));
}

function mapAll(values: readonly Value[], change: (lists: Value[][]) => readonly Value[]): Value | undefined {
  const lists = values.map(itemsOf);
  return lists.every((items) => items !== undefined) ? list(change(lists.map((items) => [...items]))) : undefined;
}

function mapEntries(
  value: Value | undefined,
  change: (entries: readonly (readonly [string, Value])[]) => readonly Value[],
): Value | undefined {
  const given = value && dereference(value);
  if (given?.kind !== "map") return undefined;
  return list(change([...given.entries].sort(([a], [b]) => (a < b ? -1 : 1))));
}

/** Equal texts once, the first stays; what is no text is kept as it is. */
function distinct(items: readonly Value[]): readonly Value[] {
  const seen = new Set<string>();
  return items.filter((item) => {
    const text = item.kind === "scalar" ? String(item.value) : undefined;
    if (text === undefined) return true;
    return !seen.has(text) && seen.add(text);
  });
}

function flat(value: Value): readonly Value[] {
  return itemsOf(value)?.flatMap(flat) ?? [value];
}

function pick(value: Value | undefined, index: Value | undefined): Value | undefined {
  const items = itemsOf(value);
  const number = index && numberOf(index);
  if (!items || items.length === 0 || number?.kind !== "known") return undefined;
  return items.at(number.value % items.length);
}

function atMostOne(value: Value | undefined): Value | undefined {
  const items = itemsOf(value);
  return items && items.length < 2 ? (items[0] ?? scalar(null)) : undefined;
}

/** The first that is neither null nor empty, unless one before it cannot be told. */
function firstGiven(values: readonly Value[]): Value | undefined {
  const first = values.find((value) => {
    const given = dereference(value);
    return given.kind !== "scalar" || (given.value !== null && given.value !== "");
  });
  return first?.kind === "unknown" ? undefined : first;
}

function sizeOf(value: Value | undefined): Value | undefined {
  const given = value && dereference(value);
  if (given?.kind === "list") return scalar(given.items.length);
  return given?.kind === "map" ? scalar(given.entries.size) : undefined;
}

function merge(...values: readonly Value[]): Value | undefined {
  const maps = values.map(dereference);
  const entries = maps.flatMap((value) => (value.kind === "map" ? [...value.entries] : []));
  return maps.every(({ kind }) => kind === "map") ? map(entries) : undefined;
}

function lookup(from: Value | undefined, key: Value | undefined, otherwise: Value | undefined): Value | undefined {
  const given = from && dereference(from);
  const name = key && textOf(key);
  if (given?.kind !== "map" || name?.kind !== "known") return undefined;
  return given.entries.get(name.value) ?? otherwise;
}

function changeText(value: Value | undefined, change: (text: string) => string): Value | undefined {
  const text = value && textOf(value);
  return text?.kind === "known" ? scalar(change(text.value)) : undefined;
}

function join(separator: Value | undefined, value: Value | undefined): Value | undefined {
  const texts = [separator, ...(itemsOf(value) ?? [undefined])].map((item) => item && textOf(item));
  const known = texts.flatMap((text) => (text?.kind === "known" ? [text.value] : []));
  return known.length === texts.length ? scalar(known.slice(1).join(known[0])) : undefined;
}

function cut(
  make: (prefix: string, ...numbers: number[]) => string | undefined,
  prefix: Value | undefined,
  ...values: readonly (Value | undefined)[]
): Value | undefined {
  const text = prefix && textOf(prefix);
  const numbers = values.flatMap((value) => {
    const number = value && numberOf(value);
    return number?.kind === "known" ? [number.value] : [];
  });
  if (text?.kind !== "known" || numbers.length < values.length) return undefined;
  const result = make(text.value, ...numbers);
  return result === undefined ? undefined : scalar(result);
}
