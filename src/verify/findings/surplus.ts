import { TrafficSet } from "../../traffic/traffic-set";
import { Allowance } from "./allowance";
import { Encounter } from "../parties/encounter";
import { hasUnknownRole, Party } from "../paths/party";

/** Traffic between two parties that is possible, and that the contract does not name. */
export interface Surplus {
  readonly encounter: Encounter;
  /** What surely passes. */
  readonly allowed: TrafficSet;
  /** What may pass; nobody knows. */
  readonly unknown: TrafficSet;
  /** What passes, and is implied by two flows of the contract. */
  readonly implied: TrafficSet;
}

/** What is possible beside the contract, for every encounter where there is any. */
export function surplusOf(allowance: Allowance, encounters: readonly Encounter[]): readonly Surplus[] {
  return encounters.flatMap((encounter) => {
    const { from, to, admitted } = encounter;
    const implied = allowance.impliedBetween(from, to);
    const named = allowance.between(from, to);
    // What has an unknown role may be meant by any flow.
    const surely = hasUnknownRole(from) || hasUnknownRole(to) ? TrafficSet.NONE : admitted.surely;
    const allowed = surely.subtract(named);
    const unknown = admitted.possibly.subtract(surely).subtract(named);
    const surplus = {
      encounter,
      allowed: allowed.subtract(implied),
      unknown: unknown.subtract(implied),
      implied: isInside(from, to) ? admitted.possibly.subtract(named).intersect(implied) : TrafficSet.NONE,
    };
    return surplus.allowed.isEmpty && surplus.unknown.isEmpty && surplus.implied.isEmpty ? [] : [surplus];
  });
}

function isInside(from: Party, to: Party): boolean {
  return from.kind === "node" && to.kind === "node";
}
