import { defaultOfVpc } from "./default-of-vpc";
import { unknown } from "./known";
import { Link } from "./link";
import { ResourceSet } from "./resource-set";
import { mainRouteTableKey } from "./vpc-defaults";

const MAIN_ROUTE_TABLE = { name: "main route table", keyFor: mainRouteTableKey };

/**
 * Finds the main route table of a VPC: the one that AWS makes with it, unless an `aws_main_route_table_association` puts
 * another in its place.
 */
export function mainRouteTables(resources: ResourceSet): (vpc: Link) => Link {
  const replaced = new Map<string, Link>();
  for (const association of resources.ofType("aws_main_route_table_association")) {
    const vpc = association.link("vpc_id");
    const table = association.link("route_table_id") ?? unknown(`'${association.address}' names no route table`);
    if (vpc?.kind === "resource") replaced.set(vpc.key, table);
  }
  return (vpc) => {
    const table = vpc.kind === "resource" ? replaced.get(vpc.key) : undefined;
    return table ?? defaultOfVpc(vpc, MAIN_ROUTE_TABLE, resources);
  };
}
