/**
 * Keys of what AWS makes by itself with every VPC: a main route table, a default network ACL, a default security group.
 *
 * Each has one key, made from its VPC's, whoever speaks of it: an attribute of the VPC
 * (`aws_vpc.v.default_route_table_id`), the resource that adopts it (`aws_default_route_table.t`) or nobody at all.
 */
import { Link } from "../link";
import { TerraformResource } from "../terraform-resource";

/** What of a resource decides its key. */
type Keyed = Pick<TerraformResource, "address" | "type" | "link">;

/** Key of the route table that AWS makes for a VPC. */
export function mainRouteTableKey(vpcKey: string): string {
  return `${vpcKey}#main-route-table`;
}

/** Key of the network ACL that AWS makes for a VPC. */
export function defaultNetworkAclKey(vpcKey: string): string {
  return `${vpcKey}#default-network-acl`;
}

/** Key of the security group that AWS makes for a VPC. */
export function defaultSecurityGroupKey(vpcKey: string): string {
  return `${vpcKey}#default-security-group`;
}

/** What each attribute of a VPC that is somebody else's id stands for. */
export const VPC_DEFAULT_ATTRIBUTES: Readonly<Record<string, (vpcKey: string) => string>> = {
  main_route_table_id: mainRouteTableKey,
  default_route_table_id: mainRouteTableKey,
  default_network_acl_id: defaultNetworkAclKey,
  default_security_group_id: defaultSecurityGroupKey,
};

/** Types of resources that are a VPC. */
export const VPC_TYPES: readonly string[] = ["aws_vpc", "aws_default_vpc"];

/** Key of the thing that a resource is: the default that it adopts, else its own address. */
export function keyOf(resource: Keyed): string {
  const adopted = adoptedLink(resource);
  return adopted?.kind === "resource" ? adopted.key : resource.address;
}

function adoptedLink(resource: Keyed): Link | undefined {
  switch (resource.type) {
    case "aws_default_route_table":
      return resource.link("default_route_table_id");
    case "aws_default_network_acl":
      return resource.link("default_network_acl_id");
    case "aws_default_security_group": {
      const vpc = resource.link("vpc_id");
      return vpc?.kind === "resource" ? { kind: "resource", key: defaultSecurityGroupKey(vpc.key) } : undefined;
    }
    default:
      return undefined;
  }
}
