import { sortBy } from "../../model/sort-by";
import { IMPACTS } from "../impact";
import { Consequence } from "../review";
import { closedConsequences } from "./closed-consequences";
import { TrafficComparison } from "./compare-traffic";
import { openedConsequences } from "./opened-consequences";

/** What the consequences of traffic need to know of the plan. */
export interface TrafficContext {
  /** Addresses of what changes in the plan, or was changed outside Terraform. */
  readonly changed: ReadonlySet<string>;
  /**
   * Role of a machine that has no tag, by its address.
   *
   * @default - its address, without the key of the instance
   */
  readonly roleOf?: (address: string) => string;
}

/**
 * What opened and closed traffic does to the roles, without construct paths. Traffic that opens as the contract asks is
 * no consequence, nor is what ends because a role goes as a whole.
 */
export function trafficConsequences(
  comparison: TrafficComparison,
  { changed, roleOf }: TrafficContext,
): readonly Consequence[] {
  const found = [...openedConsequences(comparison, changed), ...closedConsequences(comparison, changed)];
  const distinct = [...new Map(found.map((each) => [JSON.stringify(each), each])).values()];
  return sortBy(
    distinct.map((each) => withRole(each, comparison.names.get(each.role), roleOf)),
    rankOf,
  );
}

function withRole(
  consequence: Consequence,
  address: string | undefined,
  roleOf: TrafficContext["roleOf"],
): Consequence {
  return address === undefined || !roleOf ? consequence : { ...consequence, role: roleOf(address) };
}

/** Exposures first, then the worst. */
function rankOf({ exposure, impact, role, resource, message }: Consequence): string {
  return JSON.stringify([!exposure, IMPACTS.length - IMPACTS.indexOf(impact), role, resource, message]);
}
