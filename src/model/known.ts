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
