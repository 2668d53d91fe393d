import { isDataAddress } from "../data-address";
import { Scalar } from "./expression";
import { Link } from "../link";

/** A resource or data source that an expression can name. */
export interface Referable {
  readonly address: string;
  readonly type: string;
  /** What the JSON gives for a key, itself resolved. */
  value(key: string): Value | undefined;
  link(key: string): Link | undefined;
}

/** An attribute of a resource: what the JSON gives for it, or nothing where AWS decides. */
export interface Reference {
  readonly kind: "reference";
  readonly resource: Referable;
  readonly attribute: string;
  readonly given: Value | undefined;
  /** How the reference is written, as `${...}`. */
  readonly text: string;
}

/** What an expression stands for. References stay references, so that both the thing and its text can be read. */
export type Value =
  | { readonly kind: "scalar"; readonly value: Scalar }
  | { readonly kind: "list"; readonly items: readonly Value[]; readonly isSet?: true }
  | { readonly kind: "map"; readonly entries: ReadonlyMap<string, Value> }
  | { readonly kind: "resource"; readonly resource: Referable }
  | Reference
  | { readonly kind: "unknown"; readonly reason: string };

/** A text, number or boolean. */
export function scalar(value: Scalar): Value {
  return { kind: "scalar", value };
}

/** A list. */
export function list(items: readonly Value[]): Value {
  return { kind: "list", items };
}

/** A list that Terraform holds as a set, which `for_each` takes and a plain list it does not. */
export function set(items: readonly Value[]): Value {
  return { kind: "list", items, isSet: true };
}

/** A map. */
export function map(entries: Iterable<readonly [string, Value]>): Value {
  return { kind: "map", entries: new Map(entries) };
}

/** What a reference stands for, through any number of references; other values are themselves. */
export function dereference(value: Value): Value {
  if (value.kind !== "reference") return value;
  return value.given === undefined ? { kind: "unknown", reason: notGiven(value) } : dereference(value.given);
}

/** Why the JSON does not give an attribute. */
export function notGiven({ resource, text }: Reference): string {
  return isDataAddress(resource.address)
    ? `'${text}' is looked up when Terraform runs`
    : `'${text}' is known only after Terraform has applied it`;
}
