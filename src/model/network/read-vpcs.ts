import { AddressSet } from "../../traffic/address-set";
import { allKnown, Known, known, mapKnown, unknown } from "../known";
import { Vpc } from "../network-model";
import { knownAddresses } from "./read-address-term";
import { ResourceSet } from "../json/resource-set";
import { TerraformResource } from "../terraform-resource";
import { VPC_TYPES } from "./vpc-defaults";

/** The block of every default VPC. */
const DEFAULT_VPC_BLOCK = AddressSet.of("172.31.0.0/16");

const NO_ADDRESSES = known(AddressSet.NONE);

/** Every VPC with its own and its associated blocks. */
export function readVpcs(resources: ResourceSet): readonly Vpc[] {
  return resources.ofType(...VPC_TYPES).map((resource) => readVpc(resource, resources));
}

function readVpc(resource: TerraformResource, resources: ResourceSet): Vpc {
  const { address, constructPath } = resource;
  const isDefault = resource.type === "aws_default_vpc";
  return {
    key: address,
    address,
    constructPath,
    ipv4: united([ownIpv4(resource), ...associatedBlocks("ipv4", resource, resources)]),
    ipv6: united([ownIpv6(resource), ...associatedBlocks("ipv6", resource, resources)]),
    dnsSupport: resource.flag("enable_dns_support") ?? known(true),
    dnsHostnames: resource.flag("enable_dns_hostnames") ?? known(isDefault),
  };
}

function ownIpv4(resource: TerraformResource): Known<AddressSet> {
  if (resource.type === "aws_default_vpc") return known(DEFAULT_VPC_BLOCK);
  return knownAddresses(resource.text("cidr_block") ?? unknown(`AWS chooses the block of '${resource.address}'`));
}

function ownIpv6(resource: TerraformResource): Known<AddressSet> {
  const given = resource.text("ipv6_cidr_block");
  if (given !== undefined) return knownAddresses(given);
  const assigned = resource.flag("assign_generated_ipv6_cidr_block") ?? known(false);
  if (assigned.kind === "unknown") return assigned;
  const isAssigned = assigned.value || resource.link("ipv6_ipam_pool_id") !== undefined;
  return isAssigned ? unknown(`AWS chooses the IPv6 block of '${resource.address}'`) : NO_ADDRESSES;
}

/** Blocks of associations with the VPC; one whose VPC cannot be known may be with this one. */
function associatedBlocks(
  family: "ipv4" | "ipv6",
  vpc: TerraformResource,
  resources: ResourceSet,
): readonly Known<AddressSet>[] {
  const block = family === "ipv4" ? "cidr_block" : "ipv6_cidr_block";
  return resources.ofType(`aws_vpc_${family}_cidr_block_association`).flatMap((association) => {
    const of = association.link("vpc_id") ?? unknown(`'${association.address}' names no VPC`);
    if (of.kind === "unknown") return [of];
    if (of.kind === "outside" || of.key !== vpc.address) return [];
    return [knownAddresses(association.text(block) ?? unknown(`AWS chooses the block of '${association.address}'`))];
  });
}

function united(sets: readonly Known<AddressSet>[]): Known<AddressSet> {
  return mapKnown(allKnown(sets), (known) => AddressSet.union(known));
}
