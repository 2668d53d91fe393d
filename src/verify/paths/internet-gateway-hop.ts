import { linkName } from "../../model/distinct-links";
import { Subnet } from "../../model/network-model";
import { Hop } from "./hop";
import { NetworkIndex } from "./network-index";
import { NodeParty } from "./party";
import { closedHop, simpleHop, unsureHop } from "./simple-hop";

/** The internet gateway of a node's VPC, which everything from the internet comes in by. */
export function internetGatewayHop(index: NetworkIndex, { vpc }: NodeParty, subnet: Subnet): Hop {
  const remedy = "attach an internet gateway to the VPC";
  const place = vpc?.address ?? `the VPC of ${subnet.address}`;
  const gateway = (vpc && index.internetGatewayOf(vpc.key)) ?? gatewayByRoute(index, subnet);
  if (gateway !== undefined)
    return simpleHop({ resource: gateway, says: `leads from the internet into ${place}`, remedy });
  if (!vpc) return unsureHop(subnet.address, "its VPC is not in the JSON, and may have an internet gateway");
  const perhaps = gatewayInDoubt(index);
  return perhaps ?? closedHop(vpc.address, "has no internet gateway", remedy);
}

/** AWS refuses a route to an internet gateway that is not attached to the VPC of the table. */
function gatewayByRoute({ model }: NetworkIndex, { vpc }: Subnet): string | undefined {
  if (vpc.kind === "unknown") return undefined;
  const tables = model.routeTables.filter((table) => linkName(table.vpc) === linkName(vpc));
  const routes = tables.flatMap((table) => table.routes);
  return routes.find(({ target }) => target.kind === "internet-gateway")?.address;
}

/** A gateway of which nobody knows the VPC may be attached to this one. */
function gatewayInDoubt({ model }: NetworkIndex): Hop | undefined {
  const reasons = model.internetGateways.flatMap(({ address, vpc }) =>
    vpc.kind === "unknown" ? [unsureHop(address, vpc.reason)] : [],
  );
  return reasons[0];
}
