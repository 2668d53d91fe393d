/** A value that the JSON gives, or the reason why nobody can know it before Terraform runs. */
export type Known<Value> =
  { readonly kind: "known"; readonly value: Value } | { readonly kind: "unknown"; readonly reason: string };

/** A value that is given. */
export function known<Value>(value: Value): Known<Value> {
  return { kind: "known", value };
}

/** A value that cannot be known; the reason reads like `'${var.cidr}' is set when Terraform runs`. */
export function unknown(reason: string): { readonly kind: "unknown"; readonly reason: string } {
  return { kind: "unknown", reason };
}

/** Applies a function to a value that is given. */
export function mapKnown<From, To>(value: Known<From>, change: (value: From) => To): Known<To> {
  return value.kind === "known" ? known(change(value.value)) : value;
}

/** Takes a further step that may end in something unknown. */
export function chainKnown<From, To>(value: Known<From>, next: (value: From) => Known<To>): Known<To> {
  return value.kind === "known" ? next(value.value) : value;
}

/** All of the values, or the first reason why one of them cannot be known. */
export function allKnown<Value>(values: readonly Known<Value>[]): Known<readonly Value[]> {
  const missing = values.find((value) => value.kind === "unknown");
  return missing ?? known(values.flatMap((value) => (value.kind === "known" ? [value.value] : [])));
}
