import { Route, RouteTable } from "../../model/network-model";
import { Rule, RuleHit } from "../rule";
import { cannotJudge, fault } from "./judge";

/** A route table has one route for each destination. */
export const routeDestinationsAreUnique: Rule = {
  name: "route-destinations-are-unique",
  severity: "high",
  why: "AWS refuses a second route for the same destination in a table; which of the two is made is up to chance.",
  remedy: "Keep one of the routes.",
  source: "https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateRoute.html",
  check: ({ model }) => model.routeTables.flatMap((table) => checkTable(table)),
};

function checkTable({ key, routes }: RouteTable): readonly RuleHit[] {
  return routes.flatMap((route, place) => {
    if (route.destination.kind === "unknown")
      return routes.length > 1 ? [cannotJudge(route.address, route.destination.reason)] : [];
    const earlier = routes.slice(0, place).find((other) => hasSameDestination(route, other));
    if (earlier === undefined || route.destination.kind !== "addresses") return [];
    const destination = route.destination.addresses.toString();
    return [fault(route.address, `is a second route for ${destination} in ${key}, beside that of ${earlier.address}`)];
  });
}

function hasSameDestination({ destination: one }: Route, { destination: other }: Route): boolean {
  return one.kind === "addresses" && other.kind === "addresses" && one.addresses.equals(other.addresses);
}
