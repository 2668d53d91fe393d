import * as fc from "fast-check";
import { GroupRule, RulePeer } from "../../../src/model/network-model";
import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

/** A permission as a person means it, before it is spelled in Terraform. */
interface Permission {
  readonly direction: "ingress" | "egress";
  readonly protocol: string;
  readonly from: number;
  readonly to: number;
  readonly peer: Peer;
}

type Peer =
  | { readonly kind: "ipv4" | "ipv6" | "prefix-list"; readonly value: string }
  | { readonly kind: "group" }
  | { readonly kind: "self" };

type Attributes = Readonly<Record<string, unknown>>;

const OWN = "aws_security_group.own";
const OTHER_ID = "${aws_security_group.other.id}";
const OWN_ID = "${aws_security_group.own.id}";
const GROUPS: Resources = {
  ...NETWORK,
  aws_security_group: { own: { vpc_id: "${aws_vpc.v.id}" }, other: { vpc_id: "${aws_vpc.v.id}" } },
};

const arbitraryPeer: fc.Arbitrary<Peer> = fc.oneof(
  fc.constantFrom("10.0.0.0/8", "0.0.0.0/0", "203.0.113.7/32").map((value) => ({ kind: "ipv4" as const, value })),
  fc.constantFrom("::/0", "2001:db8::/32").map((value) => ({ kind: "ipv6" as const, value })),
  fc.constant({ kind: "prefix-list" as const, value: "pl-12345678" }),
  fc.constantFrom({ kind: "group" as const }, { kind: "self" as const }),
);

const arbitraryPermission: fc.Arbitrary<Permission> = fc
  .record({
    direction: fc.constantFrom("ingress", "egress"),
    protocol: fc.constantFrom("tcp", "udp", "TCP", "6", "17"),
    ports: fc.tuple(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 1, max: 65_535 })),
    peer: arbitraryPeer,
  })
  .map(({ ports, ...rest }) => ({ ...rest, from: Math.min(...ports), to: Math.max(...ports) }));

function standalone({ direction, protocol, from, to, peer }: Permission, index: number): Resources {
  const far = {
    ipv4: { cidr_ipv4: peerValue(peer) },
    ipv6: { cidr_ipv6: peerValue(peer) },
    "prefix-list": { prefix_list_id: peerValue(peer) },
    group: { referenced_security_group_id: OTHER_ID },
    self: { referenced_security_group_id: OWN_ID },
  }[peer.kind];
  const rule = { security_group_id: OWN_ID, ip_protocol: protocol, from_port: from, to_port: to, ...far };
  return { [`aws_vpc_security_group_${direction}_rule`]: { [`r${index}`]: rule } };
}

function legacy(permission: Permission, index: number): Resources {
  const { direction, protocol, from, to, peer } = permission;
  const far = peer.kind === "group" ? { source_security_group_id: OTHER_ID } : lists(peer);
  const rule = { type: direction, security_group_id: OWN_ID, protocol, from_port: from, to_port: to, ...far };
  return { aws_security_group_rule: { [`r${index}`]: rule } };
}

function inlineBlock({ protocol, from, to, peer }: Permission): Attributes {
  const far = peer.kind === "group" ? { security_groups: [OTHER_ID] } : lists(peer);
  return { protocol, from_port: from, to_port: to, ...far };
}

/** Lists that are not used are null, as attributes that stand for blocks are written. */
function lists(peer: Peer): Attributes {
  const listOf = (kind: Peer["kind"]) => (peer.kind === kind ? [peerValue(peer)] : null);
  return {
    cidr_blocks: listOf("ipv4"),
    ipv6_cidr_blocks: listOf("ipv6"),
    prefix_list_ids: listOf("prefix-list"),
    self: peer.kind === "self" ? true : null,
  };
}

function peerValue(peer: Peer): string {
  return "value" in peer ? peer.value : "";
}

function inline(permissions: readonly Permission[]): Resources {
  const blocks = (direction: string) => permissions.filter((p) => p.direction === direction).map(inlineBlock);
  return {
    aws_security_group: {
      ...GROUPS.aws_security_group,
      own: { vpc_id: "${aws_vpc.v.id}", ingress: blocks("ingress"), egress: blocks("egress") },
    },
  };
}

function rulesOf(...parts: readonly Resources[]): readonly GroupRule[] {
  const model = modelOf(GROUPS, ...parts);
  expect(model.notModelled).toEqual([]);
  return byKey(model.securityGroups, OWN).rules;
}

/** What the rules permit, whatever their order and spelling. */
function permitted(rules: readonly GroupRule[]): readonly string[] {
  return rules.map((rule) => `${rule.direction} ${peerWords(rule.peer)} ${trafficWords(rule)}`).sort();
}

function peerWords(peer: RulePeer): string {
  if (peer.kind === "addresses") return peer.addresses.toString();
  return JSON.stringify(peer);
}

function trafficWords({ traffic }: GroupRule): string {
  return traffic.kind === "known" ? traffic.value.toString() : traffic.reason;
}

/** All parts together; resources of the same type are merged. */
function each(permissions: readonly Permission[], spell: (permission: Permission, index: number) => Resources) {
  return permissions.map(spell);
}

describe("rules of security groups", () => {
  test("the same permissions are the same rules in standalone, legacy and inline spelling", () => {
    fc.assert(
      fc.property(fc.array(arbitraryPermission, { maxLength: 6 }), (permissions) => {
        const expected = permitted(rulesOf(...each(permissions, standalone)));
        expect(expected).toHaveLength(permissions.length);
        expect(permitted(rulesOf(...each(permissions, legacy)))).toEqual(expected);
        expect(permitted(rulesOf(inline(permissions)))).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test("a port is the same as number and as text, a protocol in any case and as its number", () => {
    const spell = (protocol: string, port: number | string) =>
      permitted(
        rulesOf({
          aws_vpc_security_group_ingress_rule: {
            r: {
              security_group_id: OWN_ID,
              cidr_ipv4: "10.0.0.0/8",
              ip_protocol: protocol,
              from_port: port,
              to_port: port,
            },
          },
        }),
      );
    const spellings = [spell("tcp", 443), spell("TCP", "443"), spell("6", 443)];
    expect(new Set(spellings.flat())).toEqual(new Set(["ingress 10.0.0.0/8 TCP 443"]));
  });

  test("one inline block may be written as an object", () => {
    const block = { protocol: "tcp", from_port: 22, to_port: 22, cidr_blocks: ["10.0.0.0/8"] };
    const asObject = rulesOf({ aws_security_group: { ...GROUPS.aws_security_group, own: { ingress: block } } });
    const asList = rulesOf({ aws_security_group: { ...GROUPS.aws_security_group, own: { ingress: [block] } } });
    expect(permitted(asObject)).toEqual(["ingress 10.0.0.0/8 TCP 22"]);
    expect(permitted(asList)).toEqual(permitted(asObject));
  });

  test("a block that names several peers is one rule for each", () => {
    const ingress = {
      protocol: "-1",
      from_port: 0,
      to_port: 0,
      cidr_blocks: ["10.0.0.0/8", "192.168.0.0/16"],
      security_groups: [OTHER_ID],
      self: true,
    };
    const rules = rulesOf({ aws_security_group: { ...GROUPS.aws_security_group, own: { ingress } } });
    expect(rules.map(({ peer }) => peerWords(peer))).toEqual([
      "10.0.0.0/8",
      "192.168.0.0/16",
      '{"kind":"group","group":{"kind":"resource","key":"aws_security_group.other"}}',
      '{"kind":"group","group":{"kind":"resource","key":"aws_security_group.own"}}',
    ]);
  });

  test("a rule knows its resource, its spelling and its description", () => {
    const [rule] = rulesOf({
      aws_security_group_rule: {
        r: {
          type: "egress",
          security_group_id: OWN_ID,
          cidr_blocks: ["10.0.0.0/8"],
          protocol: "-1",
          description: "all",
        },
      },
    });
    expect(rule).toMatchObject({ address: "aws_security_group_rule.r", spelling: "legacy", description: "all" });
  });

  test.each(["sg-0a1b", "123456789012/sg-0a1b"])("the group %s of another configuration is outside", (id) => {
    const [rule] = rulesOf({
      aws_vpc_security_group_ingress_rule: {
        r: { security_group_id: OWN_ID, referenced_security_group_id: id, ip_protocol: "-1" },
      },
    });
    expect(rule?.peer).toEqual({ kind: "group", group: { kind: "outside", id } });
  });

  test("a legacy rule whose type nobody can tell may be of either direction", () => {
    const rules = rulesOf({
      aws_security_group_rule: {
        r: { type: "${var.type}", security_group_id: OWN_ID, cidr_blocks: ["10.0.0.0/8"], protocol: "-1" },
      },
    });
    expect(rules.map(({ direction, traffic }) => [direction, traffic.kind])).toEqual([
      ["ingress", "unknown"],
      ["egress", "unknown"],
    ]);
  });

  test("a `self` that nobody can tell may be anybody's", () => {
    const ingress = { protocol: "-1", from_port: 0, to_port: 0, self: "${var.self}" };
    const [rule] = rulesOf({ aws_security_group: { ...GROUPS.aws_security_group, own: { ingress } } });
    expect(rule?.peer).toMatchObject({ kind: "group", group: { kind: "unknown" } });
  });
});
