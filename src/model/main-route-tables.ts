import { unknown } from "./known";
import { Link } from "./link";
import { ResourceSet } from "./resource-set";
import { mainRouteTableKey, VPC_TYPES } from "./vpc-defaults";

/**
 * Finds the main route table of a VPC: the one that AWS makes with it, unless an `aws_main_route_table_association` puts
 * another in its place. Nobody knows that of a VPC that is not in the JSON.
 */
export function mainRouteTables(resources: ResourceSet): (vpc: Link) => Link {
  const replaced = new Map<string, Link>();
  for (const association of resources.ofType("aws_main_route_table_association")) {
    const vpc = association.link("vpc_id");
    const table = association.link("route_table_id") ?? unknown(`'${association.address}' names no route table`);
    if (vpc?.kind === "resource") replaced.set(vpc.key, table);
  }
  return (vpc) => {
    const unmade = whyNotMade(vpc, resources, "main route table");
    if (unmade !== undefined || vpc.kind !== "resource") return unknown(unmade ?? "");
    return replaced.get(vpc.key) ?? { kind: "resource", key: mainRouteTableKey(vpc.key) };
  };
}
