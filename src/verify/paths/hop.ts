import { TrafficSet } from "../../traffic/traffic-set";
import { Bounds } from "./bounds";

/** What a resource says of some traffic, in words: `admits TCP 22 from 0.0.0.0/1`. */
export interface Evidence {
  /** Terraform address. */
  readonly resource: string;
  readonly says: string;
}

/**
 * One thing on a path that lets traffic through or stops it. `out` meets the packets to the target, `back` the answers;
 * what a `back` hop passes is the traffic whose answers it lets through. A `function` hop decides whether something
 * works, such as a listener, but is no barrier that security can count on.
 */
export interface Hop {
  readonly way: "out" | "back";
  readonly decides: "admission" | "function";
  /** Terraform address of the resource to change where it stops what should pass. */
  readonly resource: string;
  readonly passes: Bounds;
  /** What lets the traffic pass, or may let it pass. */
  evidence(traffic: TrafficSet): readonly Evidence[];
  /** What stops the traffic. */
  obstacle(traffic: TrafficSet): string;
  /** What to change so that the traffic passes. */
  remedy(traffic: TrafficSet): string;
}

/** One way from a source to a target, hop by hop. */
export interface Path {
  readonly hops: readonly Hop[];
}
