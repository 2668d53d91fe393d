/** What one cell has on one side and not on the other, as far as anybody can know. */
import { TrafficSet } from "../../traffic/traffic-set";
import { Bounds } from "../../verify/paths/bounds";
import { hasUnknownRole } from "../../verify/paths/party";
import { CellView, TrafficCell } from "./traffic-cells";
import { eitherOf, Passage, TrafficSide } from "./traffic-side";
import { Encounter } from "../../verify/parties/encounter";

/** Traffic by how certain it is; the two share nothing. */
export interface Difference {
  readonly certain: TrafficSet;
  readonly possible: TrafficSet;
}

/** What becomes of the traffic of a cell. */
export type Outcome = "opened" | "closed" | "kept";

/** The difference of a cell where its two ends meet. */
export interface CellDifference {
  readonly cell: TrafficCell;
  /** The side that has the traffic. */
  readonly side: TrafficSide;
  /** How they fare there. */
  readonly encounter: Encounter;
  /** How they, or others of their roles, fare on the other side. */
  readonly other: CellView;
  readonly difference: Difference;
  /** What of the difference is a matter of connections that work, and not only of what is let through. */
  readonly working: TrafficSet;
}

/** How cells differ; a cell whose ends never meet on the side that would have the traffic is left out. */
export function differencesOf(cells: readonly TrafficCell[], outcome: Outcome): readonly CellDifference[] {
  return cells.flatMap((cell) => {
    const [view, other] = outcome === "closed" ? [cell.before, cell.after] : [cell.after, cell.before];
    const { encounter, passage } = view;
    if (encounter === undefined) return [];
    const found = outcome === "kept" ? keptBetween(other.passage, passage) : gainBetween(other.passage, passage);
    const difference = asKnown(encounter, found.difference);
    return [{ cell, side: view.side, encounter, other, difference, working: found.working }];
  });
}

interface Found {
  readonly difference: Difference;
  readonly working: TrafficSet;
}

/** What one passage has and the other has not, in either way of passing. */
function gainBetween(earlier: Passage, later: Passage): Found {
  const admitted = gain(earlier.admitted, later.admitted);
  const working = gain(earlier.working, later.working);
  const certain = admitted.certain.union(working.certain);
  const possible = admitted.possible.union(working.possible).subtract(certain);
  return { difference: { certain, possible }, working: working.certain.union(working.possible) };
}

/** Where nobody knows on either side, nothing is told apart: that is a doubt that was there before. */
function gain(earlier: Bounds, later: Bounds): Difference {
  const certain = later.surely.subtract(earlier.possibly);
  const maybe = later.possibly.subtract(earlier.possibly).union(later.surely.subtract(earlier.surely));
  return { certain, possible: maybe.subtract(certain) };
}

function keptBetween(earlier: Passage, later: Passage): Found {
  const [one, other] = [eitherOf(earlier), eitherOf(later)];
  const changed = [gainBetween(earlier, later), gainBetween(later, earlier)].flatMap(({ difference }) => [
    difference.certain,
    difference.possible,
  ]);
  const gone = TrafficSet.union(changed);
  const certain = one.surely.intersect(other.surely).subtract(gone);
  const possible = one.possibly.intersect(other.possibly).subtract(certain).subtract(gone);
  const working = earlier.working.possibly.intersect(later.working.possibly);
  return { difference: { certain, possible }, working };
}

/** Of what has an unknown role, nothing is certain. */
function asKnown({ from, to }: Encounter, { certain, possible }: Difference): Difference {
  if (!hasUnknownRole(from) && !hasUnknownRole(to)) return { certain, possible };
  return { certain: TrafficSet.NONE, possible: certain.union(possible) };
}
