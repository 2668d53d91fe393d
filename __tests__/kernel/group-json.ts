import { Spelling } from "./spelling";
import { TerraformDocument, reference } from "./terraform-document";
import { Direction, GroupRule, Topology } from "./topology";

const DIRECTIONS: readonly Direction[] = ["ingress", "egress"];

const KEYS = ["description", "cidr_blocks", "ipv6_cidr_blocks", "prefix_list_ids", "security_groups", "self"];

/** Adds the security groups; returns what to write where each is meant. */
export function addGroups(document: TerraformDocument, topology: Topology, spelling: Spelling): readonly string[] {
  const ids = topology.groups.map((group, place) => {
    if (place > 0) return reference(`aws_security_group.g${place}`);
    return group.kind === "written"
      ? reference("aws_default_security_group.g0")
      : reference("aws_vpc.main", "default_security_group_id");
  });
  topology.groups.forEach((group, place) => {
    if (group.kind === "written") new GroupJson(document, spelling, ids, place).add(group.rules);
  });
  return ids;
}

/** One group, its rules in one of the three spellings. */
class GroupJson {
  constructor(
    private readonly document: TerraformDocument,
    private readonly spelling: Spelling,
    private readonly ids: readonly string[],
    private readonly place: number,
  ) {}

  add(rules: readonly GroupRule[]): void {
    const isInline = this.place === 0 || (this.spelling.choose.oneIn(3) && rules.every((rule) => this.isAcyclic(rule)));
    const body = {
      vpc_id: reference("aws_vpc.main"),
      ...(this.place > 0 ? { name: `g${this.place}` } : {}),
      ...(isInline ? this.inline(rules) : {}),
    };
    this.document.add(this.place === 0 ? "aws_default_security_group" : "aws_security_group", `g${this.place}`, body);
    if (isInline) return;
    const isLegacy = this.spelling.choose.oneIn(2);
    rules.forEach((rule, number) => {
      if (isLegacy) this.legacy(rule, `g${this.place}_${number}`);
      else this.standalone(rule, `g${this.place}_${number}`);
    });
  }

  private inline(rules: readonly GroupRule[]): object {
    const keys = DIRECTIONS.map((direction): [string, unknown] => {
      const blocks = rules.filter((rule) => rule.direction === direction).map((rule) => this.inlineRule(rule));
      return [direction, this.spelling.objects(blocks, ...KEYS)];
    });
    return Object.fromEntries(keys);
  }

  private inlineRule({ peer, traffic }: GroupRule): object {
    const { protocol, from = 0, to = 0 } = this.spelling.groupTraffic(traffic);
    const ports = { protocol, from_port: from, to_port: to };
    if (peer.kind === "block") return { ...ports, cidr_blocks: [peer.block] };
    return peer.group === this.place
      ? { ...ports, self: this.spelling.flag(true) }
      : { ...ports, security_groups: [this.ids[peer.group]] };
  }

  private legacy({ direction, peer, traffic }: GroupRule, name: string): void {
    const { protocol, from = 0, to = 0 } = this.spelling.groupTraffic(traffic);
    const whom =
      peer.kind === "block"
        ? { cidr_blocks: [peer.block] }
        : this.isSelf(peer.group)
          ? { self: this.spelling.flag(true) }
          : { source_security_group_id: this.ids[peer.group] };
    const body = { type: direction, security_group_id: this.ids[this.place], protocol, from_port: from, to_port: to };
    this.document.add("aws_security_group_rule", name, { ...body, ...whom });
  }

  private standalone({ direction, peer, traffic }: GroupRule, name: string): void {
    const { protocol, from, to } = this.spelling.groupTraffic(traffic);
    const whom =
      peer.kind === "block" ? { cidr_ipv4: peer.block } : { referenced_security_group_id: this.ids[peer.group] };
    this.document.add(`aws_vpc_security_group_${direction}_rule`, name, {
      security_group_id: this.ids[this.place],
      ip_protocol: protocol,
      from_port: from,
      to_port: to,
      ...whom,
    });
  }

  /** Groups that name each other inline would be a cycle, so the later ones name the earlier ones only. */
  private isAcyclic({ peer }: GroupRule): boolean {
    return peer.kind === "block" || peer.group <= this.place;
  }

  private isSelf(group: number): boolean {
    return group === this.place && this.spelling.choose.oneIn(2);
  }
}
