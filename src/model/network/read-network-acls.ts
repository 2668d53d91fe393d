import { AddressSet } from "../../traffic/address-set";
import { TrafficSet } from "../../traffic/traffic-set";
import { groupByLink } from "../group-by-link";
import { known, Known, unknown } from "../known";
import { Link } from "../link";
import { AclEntry, Direction, NetworkAcl, NotModelled } from "../network-model";
import { readAclEntry } from "./read-acl-entries";
import { ResourceSet } from "../json/resource-set";
import { TerraformResource } from "../terraform-resource";
import { defaultNetworkAclKey, keyOf, VPC_TYPES } from "./vpc-defaults";

/** Network ACLs, and entries of ACLs that are not in the JSON. */
export interface ReadNetworkAcls {
  readonly networkAcls: readonly NetworkAcl[];
  readonly notModelled: readonly NotModelled[];
}

const DIRECTIONS = ["ingress", "egress"] as const;
const FAMILIES = [AddressSet.ALL_IPV4, AddressSet.ALL_IPV6];

/** Every network ACL, with those that AWS makes for the VPCs. */
export function readNetworkAcls(resources: ResourceSet): ReadNetworkAcls {
  const written = resources.ofType("aws_network_acl", "aws_default_network_acl");
  const adopted = new Set(written.map(keyOf));
  const vpcs = resources.ofType(...VPC_TYPES);
  const unadopted = vpcs.filter(({ address }) => !adopted.has(defaultNetworkAclKey(address)));
  const acls = [...written.map((resource) => readAcl(resource, vpcs)), ...unadopted.map(defaultAcl)];
  const rules = groupByLink(
    resources.ofType("aws_network_acl_rule"),
    "network_acl_id",
    new Set(acls.map(({ key }) => key)),
  );
  const networkAcls = acls
    .map((acl) => withRules(acl, rules.byKey.get(acl.key) ?? [], resources))
    .map((acl) => (rules.doubts.length > 0 ? { ...acl, unseen: [...acl.unseen, ...rules.doubts] } : acl));
  return { networkAcls, notModelled: rules.notModelled };
}

function readAcl(resource: TerraformResource, vpcs: readonly TerraformResource[]): NetworkAcl {
  const { address, constructPath } = resource;
  const entries = DIRECTIONS.flatMap((direction) =>
    resource.blocks(direction).map((block) => readAclEntry(block, direction, { address, constructPath })),
  );
  const unseen = DIRECTIONS.filter((direction) => resource.hasDynamic(direction)).map(
    (direction) => `the ${direction} entries of '${address}' are made when Terraform runs`,
  );
  return { key: keyOf(resource), address, constructPath, vpc: vpcOf(resource, vpcs), entries, unseen };
}

function vpcOf(resource: TerraformResource, vpcs: readonly TerraformResource[]): Link {
  const given = resource.link("vpc_id");
  if (given !== undefined) return given;
  const vpc = vpcs.find(({ address }) => defaultNetworkAclKey(address) === keyOf(resource));
  return vpc ? { kind: "resource", key: vpc.address } : unknown(`nobody can tell the VPC of '${resource.address}'`);
}

/** What AWS makes with a VPC: everything is let through. */
function defaultAcl({ address, constructPath }: TerraformResource): NetworkAcl {
  const entries = DIRECTIONS.flatMap((direction) =>
    FAMILIES.map((addresses, index): AclEntry => ({
      address,
      constructPath,
      direction,
      number: known(100 + index),
      action: known("allow"),
      peer: { kind: "addresses", addresses },
      traffic: known(TrafficSet.ALL),
    })),
  );
  const vpc: Link = { kind: "resource", key: address };
  return { key: defaultNetworkAclKey(address), address, constructPath, vpc, entries, unseen: [] };
}

/** Adopting a default ACL removes the rules that stand alone, at this run or the next. */
function withRules(acl: NetworkAcl, rules: readonly TerraformResource[], resources: ResourceSet): NetworkAcl {
  if (resources.get(acl.address)?.type === "aws_default_network_acl") {
    return { ...acl, unseen: [...acl.unseen, ...rules.map(({ address }) => `'${acl.address}' removes '${address}'`)] };
  }
  const entries = rules.flatMap((rule) => {
    const direction = directionOf(rule);
    const { address, constructPath } = rule;
    return direction.kind === "known" ? [readAclEntry(rule, direction.value, { address, constructPath })] : [];
  });
  const undirected = rules.flatMap((rule) => {
    const direction = directionOf(rule);
    return direction.kind === "unknown" ? [direction.reason] : [];
  });
  return { ...acl, entries: [...acl.entries, ...entries], unseen: [...acl.unseen, ...undirected] };
}

function directionOf(rule: TerraformResource): Known<Direction> {
  const egress = rule.flag("egress") ?? known(false);
  return egress.kind === "known" ? known(egress.value ? "egress" : "ingress") : egress;
}
