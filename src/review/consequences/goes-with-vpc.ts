import { PlanView } from "./plan-view";

/** What lies in a VPC, or in something of it, and by which attribute. */
const INSIDE: Readonly<Record<string, readonly string[]>> = {
  aws_subnet: ["vpc_id"],
  aws_route_table: ["vpc_id"],
  aws_route: ["route_table_id"],
  aws_route_table_association: ["route_table_id", "subnet_id"],
  aws_main_route_table_association: ["vpc_id"],
  aws_internet_gateway: ["vpc_id"],
  aws_internet_gateway_attachment: ["vpc_id"],
  aws_egress_only_internet_gateway: ["vpc_id"],
  aws_nat_gateway: ["subnet_id"],
  aws_network_acl: ["vpc_id"],
  aws_network_acl_rule: ["network_acl_id"],
  aws_network_acl_association: ["network_acl_id"],
  aws_security_group: ["vpc_id"],
  aws_default_security_group: ["vpc_id"],
  aws_default_network_acl: ["default_network_acl_id"],
  aws_default_route_table: ["default_route_table_id"],
  aws_security_group_rule: ["security_group_id"],
  aws_vpc_security_group_ingress_rule: ["security_group_id"],
  aws_vpc_security_group_egress_rule: ["security_group_id"],
  aws_vpc_endpoint: ["vpc_id"],
  aws_vpc_endpoint_route_table_association: ["vpc_endpoint_id"],
  aws_vpc_endpoint_subnet_association: ["vpc_endpoint_id"],
  aws_vpc_ipv4_cidr_block_association: ["vpc_id"],
};

/** The VPC that goes and takes a resource along; undefined where its VPC stays. */
export function goesWithVpc(view: PlanView, address: string): string | undefined {
  const attributes = INSIDE[view.graph.typeOf(address)];
  if (attributes === undefined) return undefined;
  for (const outer of view.graph.namedBy(address, attributes)) {
    if (view.graph.typeOf(outer) === "aws_vpc") {
      if (view.isGone(outer)) return outer;
      continue;
    }
    const vpc = goesWithVpc(view, outer);
    if (vpc !== undefined) return vpc;
  }
  return undefined;
}
