import { AddressSet } from "../../traffic/address-set";
import { defaultOfVpc } from "./default-of-vpc";
import { Known, known, unknown } from "../known";
import { Link } from "../link";
import { mainRouteTables } from "./main-route-tables";
import { NotModelled, Subnet } from "../network-model";
import { knownAddresses } from "./read-address-term";
import { ResourceSet } from "../json/resource-set";
import { sortClaims, SubnetClaim } from "./subnet-claims";
import { TerraformResource } from "../terraform-resource";
import { defaultNetworkAclKey, keyOf } from "./vpc-defaults";

/** Subnets, and associations that may be with any of them. */
export interface ReadSubnets {
  readonly subnets: readonly Subnet[];
  readonly notModelled: readonly NotModelled[];
}

const SUBNET_TYPES = ["aws_subnet", "aws_default_subnet"] as const;
const DEFAULT_NETWORK_ACL = { name: "default network ACL", keyFor: defaultNetworkAclKey };

/** Every subnet with the route table and the network ACL that apply to it. */
export function readSubnets(resources: ResourceSet): ReadSubnets {
  const tables = sortClaims(tableClaims(resources));
  const acls = sortClaims(aclClaims(resources));
  const mainTableOf = mainRouteTables(resources);
  const subnets = resources.ofType(...SUBNET_TYPES).map((resource): Subnet => {
    const vpc = vpcOf(resource, resources);
    const { address } = resource;
    const table = tables.giftOf(address, mainTableOf(vpc, address));
    const acl = acls.giftOf(address, { link: defaultOfVpc(vpc, DEFAULT_NETWORK_ACL, resources), from: address });
    return {
      ...readOwn(resource),
      vpc,
      routeTable: table.link,
      routeTableFrom: table.from,
      networkAcl: acl.link,
    };
  });
  return {
    subnets,
    notModelled: [...tables.notModelled, ...acls.notModelled, ...edgeAssociations(resources)],
  };
}

function readOwn(resource: TerraformResource): Omit<Subnet, "vpc" | "routeTable" | "routeTableFrom" | "networkAcl"> {
  const { address, constructPath } = resource;
  const isDefault = resource.type === "aws_default_subnet";
  const zone = resource.text("availability_zone") ?? resource.text("availability_zone_id");
  return {
    key: address,
    address,
    constructPath,
    ipv4: ipv4Of(resource),
    ipv6: ipv6Of(resource),
    zone: zone ?? unknown(`AWS chooses the availability zone of '${address}'`),
    mapsPublicIp: resource.flag("map_public_ip_on_launch") ?? known(isDefault),
    assignsIpv6: resource.flag("assign_ipv6_address_on_creation") ?? known(false),
  };
}

function ipv4Of(resource: TerraformResource): Known<AddressSet> {
  const block = resource.text("cidr_block");
  if (block !== undefined) return knownAddresses(block);
  const isIpv6Only = resource.flag("ipv6_native") ?? known(false);
  if (isIpv6Only.kind === "unknown") return isIpv6Only;
  return isIpv6Only.value ? known(AddressSet.NONE) : unknown(`AWS chooses the block of '${resource.address}'`);
}

function ipv6Of(resource: TerraformResource): Known<AddressSet> {
  const block = resource.text("ipv6_cidr_block");
  if (block !== undefined) return knownAddresses(block);
  const isAssigned = resource.link("ipv6_ipam_pool_id") !== undefined;
  return isAssigned ? unknown(`AWS chooses the IPv6 block of '${resource.address}'`) : known(AddressSet.NONE);
}

/** A default subnet names no VPC: it is in the default one. */
function vpcOf(resource: TerraformResource, resources: ResourceSet): Link {
  const [defaultVpc] = resources.ofType("aws_default_vpc");
  const vpc = resource.link("vpc_id");
  if (vpc !== undefined || resource.type === "aws_subnet") return vpc ?? unknown(`'${resource.address}' names no VPC`);
  return defaultVpc
    ? { kind: "resource", key: defaultVpc.address }
    : unknown(`'${resource.address}' is in the default VPC, which is not in the JSON`);
}

function tableClaims(resources: ResourceSet): readonly SubnetClaim[] {
  return resources.ofType("aws_route_table_association").flatMap((by) => {
    const subnet = by.link("subnet_id");
    const gives = by.link("route_table_id") ?? unknown(`'${by.address}' names no route table`);
    return subnet === undefined ? [] : [{ by, subnet, gives }];
  });
}

function aclClaims(resources: ResourceSet): readonly SubnetClaim[] {
  const byAcls = resources.ofType("aws_network_acl", "aws_default_network_acl").flatMap((by) => {
    const gives: Link = { kind: "resource", key: keyOf(by) };
    return by.links("subnet_ids").map((subnet) => ({ by, subnet, gives }));
  });
  const byAssociations = resources.ofType("aws_network_acl_association").map((by) => ({
    by,
    subnet: by.link("subnet_id") ?? unknown(`'${by.address}' names no subnet`),
    gives: by.link("network_acl_id") ?? unknown(`'${by.address}' names no network ACL`),
  }));
  return [...byAcls, ...byAssociations];
}

/** Route tables of gateways send what comes in through an appliance, where we cannot see. */
function edgeAssociations(resources: ResourceSet): readonly NotModelled[] {
  return resources
    .ofType("aws_route_table_association")
    .filter((association) => association.link("subnet_id") === undefined)
    .map(({ address, constructPath }) => ({
      address,
      constructPath,
      reason: "routes what comes in through a gateway, which this proof does not model",
    }));
}
