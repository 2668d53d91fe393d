import { defaultOfVpc } from "./default-of-vpc";
import { unknown } from "../known";
import { Link } from "../link";
import { ResourceSet } from "../json/resource-set";
import { SubnetGift } from "./subnet-claims";
import { mainRouteTableKey } from "./vpc-defaults";

const MAIN_ROUTE_TABLE = { name: "main route table", keyFor: mainRouteTableKey };

/**
 * Finds the main route table of a VPC for a subnet that is left to it: the one that AWS makes with the VPC, unless an
 * `aws_main_route_table_association` puts another in its place. One whose VPC nobody can tell may do so in any.
 */
export function mainRouteTables(resources: ResourceSet): (vpc: Link, subnet: string) => SubnetGift {
  const replaced = new Map<string, SubnetGift>();
  const perhaps: SubnetGift[] = [];
  for (const association of resources.ofType("aws_main_route_table_association")) {
    const vpc = association.link("vpc_id") ?? unknown(`'${association.address}' names no VPC`);
    const table = association.link("route_table_id") ?? unknown(`'${association.address}' names no route table`);
    if (vpc.kind === "resource") replaced.set(vpc.key, { link: table, from: association.address });
    if (vpc.kind === "unknown") perhaps.push({ link: vpc, from: association.address });
  }
  return (vpc, subnet) => {
    const gift = vpc.kind === "resource" ? replaced.get(vpc.key) : undefined;
    return gift ?? perhaps[0] ?? { link: defaultOfVpc(vpc, MAIN_ROUTE_TABLE, resources), from: subnet };
  };
}
