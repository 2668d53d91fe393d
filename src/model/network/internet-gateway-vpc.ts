import { Link } from "../link";
import { ResourceSet } from "../json/resource-set";

/**
 * Finds the VPC that an internet gateway is attached to, by itself or by an attachment; undefined where it is to none.
 * An attachment of a gateway that nobody can tell may attach every one that has no other VPC.
 */
export function internetGatewayVpcs(resources: ResourceSet): (gatewayKey: string) => Link | undefined {
  const attached = new Map<string, Link>();
  const perhaps: Link[] = [];
  for (const attachment of resources.ofType("aws_internet_gateway_attachment")) {
    const gateway = attachment.link("internet_gateway_id");
    const vpc = attachment.link("vpc_id");
    if (gateway?.kind === "unknown") perhaps.push(gateway);
    if (gateway?.kind === "resource" && vpc !== undefined) attached.set(gateway.key, vpc);
  }
  return (gatewayKey) => resources.get(gatewayKey)?.link("vpc_id") ?? attached.get(gatewayKey) ?? perhaps[0];
}
