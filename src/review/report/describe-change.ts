import { ReviewedChange } from "../review";

type Action = ReviewedChange["action"];

/** Signs as Terraform has them; a replacement has two, in the order of what is done. */
const SIGNS: Readonly<Record<Action, string>> = {
  "no-op": " ",
  read: "<=",
  create: "+",
  update: "~",
  replace: "-/+",
  delete: "-",
  forget: ".",
};

const PLANNED: Readonly<Record<Action, string>> = {
  "no-op": "unchanged",
  read: "read",
  create: "created",
  update: "changed in place",
  replace: "replaced",
  delete: "deleted",
  forget: "forgotten by Terraform, and left as it is",
};

const FOUND: Partial<Readonly<Record<Action, string>>> = {
  update: "changed outside Terraform",
  delete: "deleted outside Terraform",
  create: "made outside Terraform",
};

/** What is told of a change beside its attributes. */
export type DescribedChange = Pick<ReviewedChange, "action" | "order" | "source" | "previousAddress" | "importId">;

/** Terraform's sign for what happens, for example `-/+` where the old one goes before the new one comes. */
export function signOf({ action, order }: Pick<ReviewedChange, "action" | "order">): string {
  return action === "replace" && order === "create-first" ? "+/-" : SIGNS[action];
}

/** What happens to a resource in words, for example `moved, and replaced: the new one comes first`. */
export function describeAction(change: DescribedChange): string {
  const { action, previousAddress, importId } = change;
  const moved = [...(previousAddress === undefined ? [] : ["moved"]), ...(importId === undefined ? [] : ["imported"])];
  if (moved.length === 0) return whatHappens(change);
  return action === "no-op" ? moved.join(" and ") : `${moved.join(" and ")}, and ${whatHappens(change)}`;
}

function whatHappens({ action, order, source }: DescribedChange): string {
  if (source === "drift") return FOUND[action] ?? PLANNED[action];
  if (action !== "replace" || order === undefined) return PLANNED[action];
  return `${PLANNED.replace}: ${order === "create-first" ? "the new one comes first" : "the old one goes first"}`;
}
