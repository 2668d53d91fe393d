/** Another thing: one of the model by its key, one that exists elsewhere by its id, or one that cannot be known. */
export type Link =
  | { readonly kind: "resource"; readonly key: string }
  | { readonly kind: "outside"; readonly id: string }
  | { readonly kind: "unknown"; readonly reason: string };
