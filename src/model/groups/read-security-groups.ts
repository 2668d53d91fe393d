import { AddressSet } from "../../traffic/address-set";
import { TrafficSet } from "../../traffic/traffic-set";
import { Known, known, unknown } from "../known";
import { Link } from "../link";
import { Direction, GroupRule, NotModelled, RulePeer, SecurityGroup, Vpc } from "../network-model";
import { PlacedRule, readInlineRules, readSeparateRules } from "./read-group-rules";
import { ResourceSet } from "../json/resource-set";
import { roleIn, roleTagOf } from "../json/role-tag";
import { linkName } from "../distinct-links";
import { TerraformResource } from "../terraform-resource";
import { defaultSecurityGroupKey, keyOf } from "../network/vpc-defaults";

const ADOPTER = "aws_default_security_group";

/** Groups, and the rules that belong to none of them. */
export interface ReadGroups {
  readonly securityGroups: readonly SecurityGroup[];
  /** Their `Role` tags, by key; the roles of members that have no tag of their own. */
  readonly roleTags: ReadonlyMap<string, Known<string>>;
  readonly notModelled: readonly NotModelled[];
}

/** Every security group with its rules, the default groups of the VPCs too. */
export function readSecurityGroups(resources: ResourceSet, vpcs: readonly Vpc[]): ReadGroups {
  const own = resources.ofType("aws_security_group", ADOPTER);
  const written = own.map((group) => readGroup(group, resources));
  const taken = new Set(written.map(({ key }) => key));
  const made = vpcs.map(defaultGroup).filter(({ key }) => !taken.has(key));
  const groups = [...written, ...made];
  const { byGroup, anywhere, lost } = placeRules(readSeparateRules(resources), new Set(groups.map(({ key }) => key)));
  return {
    securityGroups: groups.map((group) => ({
      ...group,
      rules: [...group.rules, ...(byGroup.get(group.key) ?? []), ...anywhere],
    })),
    roleTags: new Map(own.flatMap(roleEntry)),
    notModelled: lost,
  };
}

function roleEntry(group: TerraformResource): (readonly [string, Known<string>])[] {
  const tag = roleTagOf(group);
  return tag === undefined ? [] : [[keyOf(group), tag]];
}

function readGroup(resource: TerraformResource, resources: ResourceSet): SecurityGroup {
  return {
    key: keyOf(resource),
    address: resource.address,
    constructPath: resource.constructPath,
    role: roleIn(roleTagOf(resource)),
    vpc: resource.link("vpc_id") ?? unknown(`'${resource.address}' is in the default VPC of the account`),
    rules: readInlineRules(resource, resources),
    unseen: (["ingress", "egress"] as const)
      .filter((direction) => resource.hasDynamic(direction))
      .map((direction) => `the ${direction} blocks of '${resource.address}' are made when Terraform runs`),
  };
}

/** The group that AWS makes with a VPC and that nobody adopts: open among its members, and to everybody outwards. */
function defaultGroup(vpc: Vpc): SecurityGroup {
  const key = defaultSecurityGroupKey(vpc.key);
  const hasIpv6 = vpc.ipv6.kind === "unknown" || !vpc.ipv6.value.isEmpty;
  const everybody = [AddressSet.ALL_IPV4, ...(hasIpv6 ? [AddressSet.ALL_IPV6] : [])];
  const rule = (direction: Direction, peer: RulePeer): GroupRule => ({
    address: vpc.address,
    constructPath: vpc.constructPath,
    direction,
    peer,
    traffic: known(TrafficSet.ALL),
    spelling: "default",
  });
  return {
    key,
    address: vpc.address,
    constructPath: vpc.constructPath,
    vpc: { kind: "resource", key: vpc.key },
    rules: [
      rule("ingress", { kind: "group", group: { kind: "resource", key } }),
      ...everybody.map((addresses) => rule("egress", { kind: "addresses", addresses })),
    ],
    unseen: [],
  };
}

interface PlacedRules {
  readonly byGroup: ReadonlyMap<string, readonly GroupRule[]>;
  /** Rules that may be of any group, one for each direction. */
  readonly anywhere: readonly GroupRule[];
  readonly lost: readonly NotModelled[];
}

function placeRules(placed: readonly PlacedRule[], keys: ReadonlySet<string>): PlacedRules {
  const byGroup = new Map<string, GroupRule[]>();
  const anywhere = new Map<string, GroupRule>();
  const lost = new Map<string, NotModelled>();
  for (const { group, rule } of placed) {
    if (group.kind === "resource" && keys.has(group.key)) {
      const rules = byGroup.get(group.key);
      if (rules) rules.push(rule);
      else byGroup.set(group.key, [rule]);
    } else {
      lost.set(rule.address, { address: rule.address, constructPath: rule.constructPath, reason: whyLost(group) });
      if (group.kind === "unknown") anywhere.set(`${rule.address} ${rule.direction}`, doubtfulRule(rule, group.reason));
    }
  }
  return { byGroup, anywhere: [...anywhere.values()], lost: [...lost.values()] };
}

/** A rule as any group may have it: for its traffic, with nobody who is sure. */
function doubtfulRule(rule: GroupRule, reason: string): GroupRule {
  return { ...rule, peer: unknown(reason), spelling: "unplaced" };
}

function whyLost(group: Link): string {
  return group.kind === "unknown"
    ? `is a rule of a security group that nobody can tell: ${group.reason}`
    : `is a rule of '${linkName(group)}', which is no security group in the JSON`;
}
