import { linkName } from "../distinct-links";
import { InterfaceContext } from "../machines/interface-context";
import { known } from "../known";
import { Link } from "../link";
import { findSubnet } from "../machines/machine-interface";
import { LoadBalancer } from "../load-balancing";
import { NetworkInterface, PublicAddress } from "../network-model";
import { knownAddresses } from "../network/read-address-term";
import { mappedSubnet } from "./read-load-balancers";
import { ResourceSet } from "../json/resource-set";
import { TerraformBlock } from "../terraform-resource";

/** The interfaces of load balancers: one entry in each of their subnets. */
export function readLoadBalancerInterfaces(
  resources: ResourceSet,
  loadBalancers: readonly LoadBalancer[],
  context: InterfaceContext,
): readonly NetworkInterface[] {
  return loadBalancers.flatMap((loadBalancer) => {
    const mappings = resources.get(loadBalancer.address)?.blocks("subnet_mapping") ?? [];
    const bySubnet = new Map(mappings.map((mapping) => [linkName(mappedSubnet(mapping)), mapping]));
    return loadBalancer.subnets.map((subnet) =>
      interfaceIn(subnet, loadBalancer, bySubnet.get(linkName(subnet)), context),
    );
  });
}

function interfaceIn(
  subnet: Link,
  loadBalancer: LoadBalancer,
  mapping: TerraformBlock | undefined,
  context: InterfaceContext,
): NetworkInterface {
  const { key, address, constructPath, role, groups, isDualStack } = loadBalancer;
  const place = findSubnet(subnet, context);
  const fixed = mapping?.text("private_ipv4_address");
  return {
    key: `${key}#${linkName(subnet)}`,
    address,
    constructPath,
    owner: "load-balancer",
    role,
    ownerKey: key,
    subnet,
    groups,
    ipv4: fixed ? knownAddresses(fixed) : place.kind === "known" ? place.value.ipv4 : place,
    publicAddress: publicAddressOf(loadBalancer, mapping),
    hasIpv6: isDualStack,
    count: known(1),
  };
}

function publicAddressOf(
  { isInternetFacing, address }: LoadBalancer,
  mapping: TerraformBlock | undefined,
): PublicAddress {
  if (mapping?.link("allocation_id") !== undefined) return { kind: "elastic", address };
  if (isInternetFacing.kind === "unknown") return { ...isInternetFacing, address };
  return isInternetFacing.value ? { kind: "assigned", address } : { kind: "none" };
}
