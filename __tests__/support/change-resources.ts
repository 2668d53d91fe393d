import { Resources } from "./terraform-json";

type Attributes = Readonly<Record<string, unknown>>;

/** Attributes to write over by Terraform address; `null` takes a resource or an attribute away. */
export type Changes = Readonly<Record<string, Attributes | null>>;

/** The resources with some written over, added or taken away. */
export function changeResources(base: Resources, changes: Changes): Resources {
  const changed = Object.fromEntries(Object.entries(base).map(([type, byName]) => [type, { ...byName }]));
  for (const [address, attributes] of Object.entries(changes)) {
    const [type, name] = address.split(".") as [string, string];
    const { [name]: before, ...others } = changed[type] ?? {};
    changed[type] = attributes === null ? others : { ...others, [name]: { ...before, ...attributes } };
  }
  return changed;
}
