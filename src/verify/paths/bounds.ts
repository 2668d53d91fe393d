/**
 * What is known of the traffic that something lets through: what surely passes, and what possibly does. They differ
 * where the JSON leaves something open; the difference is the traffic whose fate is unknown.
 */
import { TrafficSet } from "../../traffic/traffic-set";

/** `surely` is always within `possibly`. */
export interface Bounds {
  readonly surely: TrafficSet;
  readonly possibly: TrafficSet;
}

/** Lets everything through. */
export const OPEN: Bounds = { surely: TrafficSet.ALL, possibly: TrafficSet.ALL };

/** Lets nothing through. */
export const CLOSED: Bounds = { surely: TrafficSet.NONE, possibly: TrafficSet.NONE };

/** Lets through nobody knows what. */
export const UNSURE: Bounds = { surely: TrafficSet.NONE, possibly: TrafficSet.ALL };

/** Lets through exactly this. */
export function exactly(traffic: TrafficSet): Bounds {
  return { surely: traffic, possibly: traffic };
}

/** What all of them let through, one after the other. */
export function inSequence(bounds: readonly Bounds[]): Bounds {
  return bounds.reduce(
    (passed, { surely, possibly }) => ({
      surely: passed.surely.intersect(surely),
      possibly: passed.possibly.intersect(possibly),
    }),
    OPEN,
  );
}

/** What any of them lets through, side by side. */
export function anyOf(bounds: readonly Bounds[]): Bounds {
  return {
    surely: TrafficSet.union(bounds.map(({ surely }) => surely)),
    possibly: TrafficSet.union(bounds.map(({ possibly }) => possibly)),
  };
}

/** What gets through whichever of them it meets; nobody knows which one it will be. */
export function whicheverOf(bounds: readonly Bounds[]): Bounds {
  return { surely: inSequence(bounds).surely, possibly: anyOf(bounds).possibly };
}
