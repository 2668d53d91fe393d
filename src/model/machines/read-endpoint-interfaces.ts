import { linkName } from "../distinct-links";
import { InterfaceContext } from "./interface-context";
import { Known, known, mapKnown } from "../known";
import { findSubnet } from "./machine-interface";
import { NetworkInterface, VpcEndpoint } from "../network-model";
import { ResourceSet } from "../json/resource-set";

const WITH_IPV6 = ["ipv6", "dualstack"];

/** The interfaces of endpoints: one entry in each of their subnets, none for gateway endpoints. */
export function readEndpointInterfaces(
  resources: ResourceSet,
  endpoints: readonly VpcEndpoint[],
  context: InterfaceContext,
): readonly NetworkInterface[] {
  return endpoints.flatMap((endpoint) => {
    const { key, address, constructPath, role, groups } = endpoint;
    const hasIpv6 = speaksIpv6(resources, address);
    return endpoint.subnets.map((subnet): NetworkInterface => {
      const place = findSubnet(subnet, context);
      return {
        key: `${key}#${linkName(subnet)}`,
        address,
        constructPath,
        owner: "endpoint",
        role,
        ownerKey: key,
        subnet,
        groups,
        ipv4: place.kind === "known" ? place.value.ipv4 : place,
        publicAddress: { kind: "none" },
        hasIpv6,
        count: known(1),
      };
    });
  });
}

function speaksIpv6(resources: ResourceSet, address: string): Known<boolean> {
  const type = resources.get(address)?.text("ip_address_type") ?? known("ipv4");
  return mapKnown(type, (text) => WITH_IPV6.includes(text));
}
