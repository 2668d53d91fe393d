import { Bounds, CLOSED, OPEN, UNSURE } from "./bounds";
import { Hop } from "./hop";

/** A hop that treats all traffic alike, or by a rule too simple for a file of its own. */
export interface SimpleHop {
  readonly way?: Hop["way"];
  readonly decides?: Hop["decides"];
  readonly resource: string;
  /** @default - everything passes */
  readonly passes?: Bounds;
  /** Why traffic passes, may pass or does not. */
  readonly says: string | (() => string);
  /** @default - what `says` says */
  readonly obstacle?: string;
  /** What to change where it stops what should pass. */
  readonly remedy: string;
}

/** Makes a hop of one sentence. */
export function simpleHop({ way = "out", decides = "admission", passes = OPEN, ...hop }: SimpleHop): Hop {
  const says = () => (typeof hop.says === "string" ? hop.says : hop.says());
  return {
    way,
    decides,
    resource: hop.resource,
    passes,
    evidence: () => [{ resource: hop.resource, says: says() }],
    obstacle: () => `${hop.resource} ${hop.obstacle ?? says()}`,
    remedy: () => hop.remedy,
  };
}

/** A hop that nothing passes. */
export function closedHop(resource: string, says: string, remedy: string): Hop {
  return simpleHop({ resource, says, remedy, passes: CLOSED });
}

/** A hop of which nobody knows what passes. */
export function unsureHop(resource: string, reason: string): Hop {
  return simpleHop({
    resource,
    says: `may let it pass: ${reason}`,
    remedy: "write what is unknown as a value, or judge it by hand",
    passes: UNSURE,
  });
}
