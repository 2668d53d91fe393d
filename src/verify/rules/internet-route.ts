import { chainKnown, Known, known, unknown } from "../../model/known";
import { Route, RouteTable, RouteTarget, Subnet } from "../../model/network-model";
import { AddressSet } from "../../traffic/address-set";
import { PUBLIC_SPACE } from "../paths/address-space";
import { StackView } from "./stack-view";

/** Public addresses of IPv4: routes to other private networks lead nobody to the internet. */
const INTERNET = PUBLIC_SPACE.ipv4;

/** Whether a subnet has a route for addresses of a space that leads to an internet gateway. */
export function hasInternetRoute(view: StackView, subnet: Subnet, space = INTERNET): Known<boolean> {
  return hasRouteTo(view, subnet, ["internet-gateway"], space);
}

/** Whether a subnet has a route for addresses of a space that leads to one of some kinds of targets. */
export function hasRouteTo(
  view: StackView,
  subnet: Subnet,
  kinds: readonly RouteTarget["kind"][],
  space = INTERNET,
): Known<boolean> {
  return chainKnown(view.routeTable(subnet.routeTable), (table) => {
    const routes = table.routes.filter((route) => mayMean(route, space));
    if (routes.some(({ target, destination }) => kinds.includes(target.kind) && destination.kind === "addresses")) {
      return known(true);
    }
    const doubt = doubtOf(table, routes, kinds);
    return doubt === undefined ? known(false) : unknown(doubt);
  });
}

function mayMean({ destination }: Route, space: AddressSet): boolean {
  return destination.kind === "addresses" ? destination.addresses.overlaps(space) : destination.kind === "unknown";
}

/** Why there may be such a route although no route says so. */
function doubtOf(table: RouteTable, routes: readonly Route[], kinds: readonly string[]): string | undefined {
  const open = routes.find(({ target }) => target.kind === "other" || kinds.includes(target.kind));
  if (open) return `'${open.address}' ${open.target.reason ?? "leads where nobody can see"}`;
  return table.unseen[0];
}
