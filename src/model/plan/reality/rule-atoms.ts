import { Parts, textsOf } from "./parts";
import { PlanObject, PlanValue } from "../plan-value";

/** A permission of one peer, written as an inline block; its name is the same in every spelling. */
export interface RuleAtom {
  readonly name: string;
  readonly value: PlanObject;
}

/** Attributes for peers, by the inline one that means the same. */
const PEERS: Readonly<Record<string, readonly string[]>> = {
  cidr_blocks: ["cidr_blocks", "cidr_ipv4"],
  ipv6_cidr_blocks: ["ipv6_cidr_blocks", "cidr_ipv6"],
  prefix_list_ids: ["prefix_list_ids", "prefix_list_id"],
  security_groups: ["security_groups", "source_security_group_id", "referenced_security_group_id"],
};

const PROTOCOLS: Readonly<Record<string, string>> = { all: "-1", "6": "tcp", "17": "udp", "1": "icmp", "58": "icmpv6" };
const WITH_PORTS: readonly string[] = ["tcp", "udp", "icmp", "icmpv6"];
const ACCOUNT = /^\d{12}\//;

/** The permissions of a rule in any spelling: standalone, legacy or inline. */
export function ruleAtoms(rule: PlanObject, ownGroup: string): readonly RuleAtom[] {
  const protocol = protocolOf(rule.ip_protocol ?? rule.protocol);
  const ports = WITH_PORTS.includes(protocol)
    ? [rule.from_port, rule.to_port].map((port) => JSON.stringify(port ?? -1))
    : [];
  return peersOf(rule, ownGroup).map(([attribute, peer]) => ({
    name: [protocol, ...ports, attribute, peer].join(" "),
    value: {
      protocol,
      from_port: rule.from_port ?? null,
      to_port: rule.to_port ?? null,
      description: rule.description ?? null,
      // A resource does not find itself by its own id.
      ...(peer === ownGroup ? { self: true } : { [attribute]: [peer] }),
    },
  }));
}

function protocolOf(value: PlanValue | undefined): string {
  const text = typeof value === "string" ? value.toLowerCase() : "-1";
  return PROTOCOLS[text] ?? text;
}

function peersOf(rule: PlanObject, ownGroup: string): readonly (readonly [attribute: string, peer: string])[] {
  const named = Object.entries(PEERS).flatMap(([attribute, spellings]) =>
    spellings.flatMap((key) => textsOf(rule[key])).map((peer) => [attribute, peer.replace(ACCOUNT, "")] as const),
  );
  return rule.self === true ? [...named, ["security_groups", ownGroup]] : named;
}

/** Names of the permissions that the rules that stand alone give to a group. */
export function explainRules(direction: "ingress" | "egress", group: string, parts: Parts): readonly string[] {
  const standalone = parts.ofType(`aws_vpc_security_group_${direction}_rule`);
  const legacy = parts.ofType("aws_security_group_rule").filter(({ type }) => type === direction);
  return [...standalone, ...legacy]
    .filter(({ security_group_id: id }) => id === group)
    .flatMap((rule) => ruleAtoms(rule, group).map(({ name }) => name));
}
