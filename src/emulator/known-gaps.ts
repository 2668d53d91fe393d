/** What a second plan shows on the emulator though nothing is left to do, each by name and no wider than it is. */

/** One resource of a plan's JSON that Terraform would change. */
export interface PlannedChange {
  readonly address: string;
  readonly type: string;
  readonly change: {
    readonly actions: readonly string[];
    readonly before: Readonly<Record<string, unknown>> | null;
    readonly after: Readonly<Record<string, unknown>> | null;
    readonly after_unknown?: Readonly<Record<string, unknown>>;
  };
}

interface KnownGap {
  /** What the emulator does differently from AWS. */
  readonly name: string;
  readonly explains: (change: PlannedChange, attributes: readonly string[]) => boolean;
}

const KNOWN_GAPS: readonly KnownGap[] = [
  {
    name: "moto drops the description of a rule that names another group or a prefix list",
    explains: ({ type, change }, attributes) =>
      /^aws_vpc_security_group_(in|e)gress_rule$/.test(type) &&
      attributes.join() === "description" &&
      !change.before?.description &&
      Boolean(change.before?.referenced_security_group_id ?? change.before?.prefix_list_id),
  },
];

/** What is read of a plan's JSON. */
export interface SecondPlan {
  readonly resource_changes?: readonly PlannedChange[];
  readonly output_changes?: Readonly<Record<string, { readonly actions: readonly string[] }>>;
  readonly errored?: boolean;
  readonly complete?: boolean;
}

/** The changes of a plan, told apart. */
export interface JudgedPlan {
  /** Changes that a known gap explains, by the gap's name. */
  readonly gaps: ReadonlyMap<string, readonly string[]>;
  /** Changes that nothing explains, each with its attributes. */
  readonly unexplained: readonly string[];
}

/** Tells what in a second plan comes from the emulator, and what must not be there. */
export function judgeSecondPlan(plan: SecondPlan): JudgedPlan {
  const gaps = new Map<string, string[]>();
  const unexplained: string[] = [...planFaults(plan), ...changedOutputs(plan)];
  for (const planned of (plan.resource_changes ?? []).filter(isChange)) {
    const attributes = changedAttributes(planned);
    const gap = isUpdate(planned) ? KNOWN_GAPS.find(({ explains }) => explains(planned, attributes)) : undefined;
    if (gap) gaps.set(gap.name, [...(gaps.get(gap.name) ?? []), planned.address]);
    else unexplained.push(`${planned.address}: ${planned.change.actions.join("+")} (${attributes.join(", ")})`);
  }
  return { gaps, unexplained };
}

function planFaults({ errored, complete, resource_changes: changes }: SecondPlan): string[] {
  if (errored || complete === false) return ["the plan is not complete"];
  return changes === undefined || changes.length === 0 ? ["the plan names no resource; was anything deployed?"] : [];
}

function changedOutputs({ output_changes: outputs = {} }: SecondPlan): string[] {
  const changed = Object.entries(outputs).filter(([, { actions }]) => actions.join() !== "no-op");
  return changed.map(([name, { actions }]) => `output ${name}: ${actions.join("+")}`);
}

function isChange({ change }: PlannedChange): boolean {
  return !["no-op", "read"].includes(change.actions.join());
}

function isUpdate({ change }: PlannedChange): boolean {
  return change.actions.join() === "update";
}

/** What is not known before the apply counts as changed: a gap must not hide it. */
function changedAttributes({ change }: PlannedChange): string[] {
  const { before, after, after_unknown: unknown } = change;
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {}), ...Object.keys(unknown ?? {})]);
  return [...names].filter((name) => {
    return unknown?.[name] === true || JSON.stringify(before?.[name]) !== JSON.stringify(after?.[name]);
  });
}
