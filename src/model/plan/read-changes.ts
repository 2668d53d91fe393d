import { configAddressOf } from "./config-address";
import { hideAlike } from "./hide-alike";
import { markAttributes, markValues } from "./mark-values";
import { AttributePath, ChangeAction, OutputChange, ResourceChange } from "./plan";
import { PlanPart } from "./plan-part";
import { PlanObject, PlanValue, UNKNOWN_VALUE } from "./plan-value";
import { sortBy } from "../sort-by";

type Action = Pick<ResourceChange, "action" | "order" | "leavesOld">;

/** Terraform's lists of actions. The second of a pair says nothing alone: both together are the replacement. */
const ACTIONS: Readonly<Record<string, Action>> = {
  "no-op": { action: "no-op" },
  read: { action: "read" },
  create: { action: "create" },
  update: { action: "update" },
  delete: { action: "delete" },
  forget: { action: "forget" },
  "delete,create": { action: "replace", order: "delete-first" },
  "create,delete": { action: "replace", order: "create-first" },
  "forget,create": { action: "replace", order: "delete-first", leavesOld: true },
  "create,forget": { action: "replace", order: "create-first", leavesOld: true },
};

/** The changes of a list such as `resource_changes`, sorted by address. */
export function readChanges(plan: PlanPart, key: "resource_changes" | "resource_drift"): readonly ResourceChange[] {
  return sortBy(plan.objects(key).map(readChange), ({ address, deposed = "" }) => `${address} ${deposed}`);
}

function readChange(part: PlanPart): ResourceChange {
  const address = part.requiredText("address");
  const change = part.requiredObject("change");
  const did = readAction(change);
  const before = readSide(change, "before");
  return {
    address,
    configAddress: configAddressOf(address),
    ...optional({ previousAddress: part.text("previous_address") }),
    mode: part.text("mode") === "data" ? "data" : "managed",
    type: part.requiredText("type"),
    name: part.requiredText("name"),
    ...did,
    ...optional({ deposed: part.text("deposed") }),
    ...optional({ before }),
    // Most of a plan does not change, and the two sides of that are one object here.
    ...optional({ after: did.action === "no-op" && before !== undefined ? before : readSide(change, "after") }),
    replacePaths: readPaths(change),
    ...optional({ reason: part.text("action_reason"), importId: importIdOf(change) }),
  };
}

function readAction(change: PlanPart): Action {
  const actions = change.texts("actions");
  return ACTIONS[actions.join(",")] ?? change.unheardOf("actions", actions, Object.keys(ACTIONS));
}

/** An import by identity has no id of its own, and one of an id that is made by the plan not yet. */
function importIdOf(change: PlanPart): string | undefined {
  const importing = change.object("importing");
  if (importing === undefined) return undefined;
  const { identity } = importing.json;
  return importing.text("id") ?? (identity ? JSON.stringify(identity) : UNKNOWN_VALUE.toString());
}

function readSide(change: PlanPart, side: "before" | "after"): PlanObject | undefined {
  const values = change.object(side)?.json;
  if (values === undefined) return undefined;
  return markAttributes(values, {
    unknown: side === "after" ? change.json.after_unknown : undefined,
    sensitive: change.json[`${side}_sensitive`],
  });
}

function readPaths(change: PlanPart): readonly AttributePath[] {
  const paths: unknown = change.json.replace_paths ?? [];
  if (!Array.isArray(paths)) return change.fault("replace_paths", paths, "a list");
  return paths.map((path: unknown, index) => {
    if (!Array.isArray(path)) return change.fault(`replace_paths[${index}]`, path, "a list");
    return path.map((step: unknown) => (typeof step === "number" ? step : String(step)));
  });
}

/** The changes of outputs, sorted by name. */
export function readOutputs(plan: PlanPart): readonly OutputChange[] {
  const outputs = plan.entries("output_changes").map(([name, change]) => {
    const [before, after] = [outputValue(change, "before"), outputValue(change, "after")];
    return { name, action: outputAction(change), before: hideAlike(before, after), after: hideAlike(after, before) };
  });
  return sortBy(outputs, ({ name }) => name);
}

function outputValue({ json }: PlanPart, side: "before" | "after"): PlanValue {
  return markValues(json[side], {
    unknown: side === "after" ? json.after_unknown : undefined,
    sensitive: json[`${side}_sensitive`],
  });
}

function outputAction(change: PlanPart): OutputChange["action"] {
  const { action } = readAction(change);
  const known: readonly ChangeAction[] = ["no-op", "create", "update", "delete"];
  return known.includes(action) ? (action as OutputChange["action"]) : change.unheardOf("actions", [action], known);
}

/** The entries that have a value, so that those without one are left out and not `undefined`. */
function optional<Values extends object>(values: Values): Partial<Values> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<Values>;
}
