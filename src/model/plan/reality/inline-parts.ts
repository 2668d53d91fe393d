import { textsOf } from "./parts";
import { PlanObject } from "../plan-value";

const DESTINATIONS = [
  "cidr_block",
  "destination_cidr_block",
  "ipv6_cidr_block",
  "destination_ipv6_cidr_block",
  "destination_prefix_list_id",
] as const;

/** The destination of a route, in a table or alone; a table has only one route for each. */
export function routeDestination(route: PlanObject): string {
  return DESTINATIONS.flatMap((key) => textsOf(route[key]))[0] ?? "";
}

/** The number of an entry of a network ACL, in the ACL or alone; there is only one with it in each direction. */
export function entryNumber(entry: PlanObject): string {
  return JSON.stringify(entry.rule_no ?? entry.rule_number ?? null);
}
