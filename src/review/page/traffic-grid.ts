import { sortBy } from "../../model/sort-by";
import { Review, SERVICE_ROLES, TrafficChange } from "../review";

/** What happens to a flow. */
export type FlowKind = "opened" | "closed" | "kept";

/** A flow with what happens to it. */
export interface GridFlow {
  readonly kind: FlowKind;
  readonly flow: TrafficChange;
}

/** Who talks to whom: sources are rows, targets are columns, both in the order of a request's way. */
export interface TrafficGrid {
  readonly from: readonly string[];
  readonly to: readonly string[];
  /** Flows from one to the other, what opens and closes first. */
  readonly cell: (from: string, to: string) => readonly GridFlow[];
}

/** Who comes first in the grid; everybody else follows by name. */
const ORDER: readonly string[] = ["internet", "operators", ...SERVICE_ROLES];

/** All flows of a review as a grid. */
export function deriveTrafficGrid({ opened, closed, kept = [] }: Review["traffic"]): TrafficGrid {
  const flows = [...withKind("opened", opened), ...withKind("closed", closed), ...withKind("kept", kept)];
  const cells = new Map<string, GridFlow[]>();
  for (const entry of flows) {
    const key = keyOf(entry.flow.from, entry.flow.to);
    cells.set(key, [...(cells.get(key) ?? []), entry]);
  }
  return {
    from: inOrder(flows.map(({ flow }) => flow.from)),
    to: inOrder(flows.map(({ flow }) => flow.to)),
    cell: (from, to) => cells.get(keyOf(from, to)) ?? [],
  };
}

function withKind(kind: FlowKind, flows: readonly TrafficChange[]): readonly GridFlow[] {
  return flows.map((flow) => ({ kind, flow }));
}

function keyOf(from: string, to: string): string {
  return JSON.stringify([from, to]);
}

function inOrder(names: readonly string[]): readonly string[] {
  const known = ORDER.filter((name) => names.includes(name));
  return [
    ...known,
    ...sortBy(
      [...new Set(names)].filter((name) => !ORDER.includes(name)),
      (name) => name,
    ),
  ];
}
