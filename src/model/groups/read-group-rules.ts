/**
 * Rules of security groups in every spelling: `aws_vpc_security_group_ingress_rule`, the legacy
 * `aws_security_group_rule`, and blocks inside a group. Each becomes one {@link GroupRule} for each peer it names.
 */
import { Known, unknown } from "../known";
import { Link } from "../link";
import { Direction, GroupRule, RulePeer } from "../network-model";
import { cidrTerm, prefixListTerm } from "../network/read-address-term";
import { trafficOf } from "../network/read-traffic";
import { ResourceSet } from "../json/resource-set";
import { TerraformBlock, TerraformResource } from "../terraform-resource";
import { keyOf } from "../network/vpc-defaults";

/** A rule, and the group that it is for. */
export interface PlacedRule {
  readonly group: Link;
  readonly rule: GroupRule;
}

// The spellings name their peers differently, and none uses another's name for something else.
const CIDR_KEYS = ["cidr_ipv4", "cidr_ipv6", "cidr_blocks", "ipv6_cidr_blocks"] as const;
const PREFIX_LIST_KEYS = ["prefix_list_id", "prefix_list_ids"] as const;
const GROUP_KEYS = ["referenced_security_group_id", "source_security_group_id", "security_groups"] as const;

const DIRECTIONS = ["ingress", "egress"] as const;
const STANDALONE = {
  ingress: "aws_vpc_security_group_ingress_rule",
  egress: "aws_vpc_security_group_egress_rule",
} as const;

/** The rules that stand in resources of their own, standalone and legacy. */
export function readSeparateRules(resources: ResourceSet): readonly PlacedRule[] {
  const standalone = DIRECTIONS.flatMap((direction) =>
    resources.ofType(STANDALONE[direction]).flatMap((resource) => readStandalone(resource, direction, resources)),
  );
  const legacy = resources.ofType("aws_security_group_rule").flatMap((resource) => readLegacy(resource, resources));
  return [...standalone, ...legacy];
}

/** The rules in the `ingress` and `egress` blocks of a group. */
export function readInlineRules(group: TerraformResource, resources: ResourceSet): readonly GroupRule[] {
  const own: Link = { kind: "resource", key: keyOf(group) };
  return DIRECTIONS.flatMap((direction) =>
    group.blocks(direction).flatMap((block) => {
      const base = { ...originOf(group), direction, spelling: "inline" as const };
      return rulesIn(block, base, own, resources);
    }),
  );
}

function readStandalone(resource: TerraformResource, direction: Direction, resources: ResourceSet): PlacedRule[] {
  const group = groupOf(resource);
  const base = { ...originOf(resource), direction, spelling: "standalone" as const };
  return rulesIn(resource, base, group, resources).map((rule) => ({ group, rule }));
}

function readLegacy(resource: TerraformResource, resources: ResourceSet): PlacedRule[] {
  const group = groupOf(resource);
  const type = resource.text("type") ?? unknown(`'${resource.address}' has no type`);
  return DIRECTIONS.filter((direction) => type.kind === "unknown" || type.value === direction)
    .flatMap((direction) =>
      rulesIn(resource, { ...originOf(resource), direction, spelling: "legacy" }, group, resources),
    )
    .map((rule) => ({ group, rule: type.kind === "unknown" ? { ...rule, traffic: type } : rule }));
}

function groupOf(resource: TerraformResource): Link {
  return resource.link("security_group_id") ?? unknown(`'${resource.address}' names no group`);
}

function originOf({ address, constructPath }: TerraformResource): Pick<GroupRule, "address" | "constructPath"> {
  return { address, constructPath };
}

type RuleBase = Pick<GroupRule, "address" | "constructPath" | "direction" | "spelling">;

function rulesIn(block: TerraformBlock, base: RuleBase, own: Link, resources: ResourceSet): GroupRule[] {
  const protocol = block.text("ip_protocol") ?? block.text("protocol");
  const traffic = trafficOf(protocol, block.number("from_port"), block.number("to_port"));
  const description = knownText(block.text("description"));
  return peersIn(block, own, resources).map((peer) => ({ ...base, peer, traffic, description }));
}

function peersIn(block: TerraformBlock, own: Link, resources: ResourceSet): RulePeer[] {
  const peers = [
    ...CIDR_KEYS.flatMap((key) => block.texts(key)).map(cidrTerm),
    ...PREFIX_LIST_KEYS.flatMap((key) => block.links(key)).map((link) => prefixListTerm(resources, link)),
    ...GROUP_KEYS.flatMap((key) => block.links(key)).map((group): RulePeer => ({ kind: "group", group })),
    ...selfPeer(block.flag("self"), own),
  ];
  return peers.length > 0 ? peers : [unknown("the rule names nobody at its far end")];
}

function selfPeer(self: Known<boolean> | undefined, own: Link): RulePeer[] {
  if (self === undefined || (self.kind === "known" && !self.value)) return [];
  return [{ kind: "group", group: self.kind === "known" ? own : self }];
}

function knownText(text: Known<string> | undefined): string | undefined {
  return text?.kind === "known" && text.value !== "" ? text.value : undefined;
}
