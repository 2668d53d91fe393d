/** Security groups: allow-only, united, stateful, checked on both ends. */
import { AnswerCase, testAnswers } from "../../support/test-answers";
import { ask, machine, membersOf, network, possible, ref, rule } from "../../support/topology";

const DB = "web -> db tcp 5432";
const EVERYBODY = { cidr_ipv4: "0.0.0.0/0" };
const INGRESS = "aws_vpc_security_group_ingress_rule";
const EGRESS = "aws_vpc_security_group_egress_rule";
const vpc = { vpc_id: ref("aws_vpc.v") };

function groupsOf(...names: readonly string[]) {
  return { vpc_security_group_ids: names.map((name) => ref(`aws_security_group.${name}`)) };
}

const BOTH_ENDS: Record<string, AnswerCase> = {
  "a flow needs a rule at both ends": [{}, `${DB}: allowed`, "web -> db tcp 5433: blocked"],
  "an ingress rule alone is not enough": [{ [`${EGRESS}.web_db`]: null }, `${DB}: blocked`],
  "an egress rule alone is not enough": [{ [`${INGRESS}.db_web`]: null }, `${DB}: blocked`],
  "a group without egress rules is closed": [
    { [`${EGRESS}.web_db`]: null, [`${EGRESS}.web_internet`]: null },
    `${DB}: blocked`,
    "web -> internet tcp 80: blocked",
  ],
  "answers need no rule, and the other way round is another flow": [
    {},
    `${DB}: allowed`,
    "db -> web tcp 5432: blocked",
  ],
  "only the part of a range that both ends have is open": [
    {
      [`${EGRESS}.web_db`]: rule("web", "tcp 10-20", membersOf("db")),
      [`${INGRESS}.db_web`]: rule("db", "tcp 15-30", membersOf("web")),
    },
    "web -> db tcp 15-20: allowed",
    "web -> db tcp 10-15: blocked",
  ],
};

const UNITED: Record<string, AnswerCase> = {
  "the rules of all groups of an interface count": [
    {
      [`${INGRESS}.db_web`]: null,
      "aws_security_group.more": vpc,
      [`${INGRESS}.more`]: rule("more", "tcp 5432", membersOf("web")),
      "aws_instance.db": groupsOf("db", "more"),
    },
    `${DB}: allowed`,
  ],
  "a range may be put together out of rules and groups": [
    {
      "aws_security_group.more": vpc,
      [`${EGRESS}.web_db`]: rule("web", "tcp 0-65535", membersOf("db")),
      [`${INGRESS}.low`]: rule("more", "tcp 0-5431", membersOf("web")),
      [`${INGRESS}.high`]: rule("db", "tcp 5433-65535", membersOf("web")),
      "aws_instance.db": groupsOf("db", "more"),
    },
    "web -> db tcp all: allowed",
  ],
  "any of the groups of the far end is meant": [
    {
      "aws_security_group.more": vpc,
      [`${INGRESS}.db_web`]: rule("db", "tcp 5432", membersOf("more")),
      "aws_instance.web": groupsOf("more", "web"),
    },
    `${DB}: allowed`,
  ],
};

const PROTOCOLS: Record<string, AnswerCase> = {
  "protocol -1 is every protocol": [
    {
      [`${EGRESS}.web_db`]: rule("web", "-1", membersOf("db")),
      [`${INGRESS}.db_web`]: rule("db", "-1", membersOf("web")),
    },
    "web -> db all: allowed",
    "web -> db udp 53: allowed",
    "web -> db 50: allowed",
  ],
  "ICMP is open by type and code": [
    {
      [`${EGRESS}.web_db`]: rule("web", "icmp", membersOf("db")),
      [`${INGRESS}.db_web`]: rule("db", "icmp 8 0", membersOf("web")),
    },
    "web -> db icmp 8/0: allowed",
    "web -> db icmp 8/1: blocked",
    "web -> db icmp 13/0: blocked",
  ],
  "an ICMP type with code -1 is the type with every code": [
    {
      [`${EGRESS}.web_db`]: { ...rule("web", "icmp 3 0", membersOf("db")), to_port: -1 },
      [`${INGRESS}.db_web`]: { ...rule("db", "icmp 0", membersOf("web")), from_port: -1, to_port: -1 },
    },
    "web -> db icmp 3/0-3/255: allowed",
    "web -> db icmp 4/0: blocked",
  ],
  "TCP is not UDP": [
    { [`${INGRESS}.db_web`]: rule("db", "udp 5432", membersOf("web")) },
    `${DB}: blocked`,
    "web -> db udp 5432: blocked",
  ],
  "names and numbers of protocols are the same in any case": [
    { [`${INGRESS}.db_web`]: rule("db", "6 5432", membersOf("web")), [`${EGRESS}.web_db`]: { ip_protocol: "TCP" } },
    `${DB}: allowed`,
  ],
  "a rule in a block of the group counts like any other": [
    {
      [`${INGRESS}.db_web`]: null,
      "aws_security_group.db": {
        ingress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["10.0.2.0/24"] }],
      },
    },
    `${DB}: allowed`,
  ],
};

const PEERS: Record<string, AnswerCase> = {
  "self means the other members of the group": [
    {
      "aws_instance.web2": machine("web2", "public", "web"),
      "aws_security_group.web": {
        ingress: { protocol: "tcp", from_port: 7, to_port: 7, self: true },
        egress: { protocol: "tcp", from_port: "7", to_port: "7", self: true },
      },
    },
    "web -> web2 tcp 7: allowed",
    "web2 -> web tcp 7: allowed",
    "db -> web tcp 7: blocked",
  ],
  "the block of a subnet means its machines": [
    {
      [`${INGRESS}.db_web`]: rule("db", "tcp 5432", { cidr_ipv4: "10.0.2.0/24" }),
      [`${EGRESS}.web_db`]: rule("web", "tcp 5432", { cidr_ipv4: "10.0.0.0/16" }),
    },
    `${DB}: allowed`,
  ],
  "the two halves of a subnet mean it all": [
    {
      [`${INGRESS}.db_web`]: rule("db", "tcp 5432", { cidr_ipv4: "10.0.2.0/25" }),
      [`${INGRESS}.db_web_2`]: rule("db", "tcp 5432", { cidr_ipv4: "10.0.2.128/25" }),
    },
    `${DB}: allowed`,
  ],
  "half of a subnet may or may not mean the machine": [
    { [`${INGRESS}.db_web`]: rule("db", "tcp 5432", { cidr_ipv4: "10.0.2.0/25" }) },
    `${DB}: unknown`,
  ],
  "half of a subnet means a machine whose fixed address is in it": [
    {
      [`${INGRESS}.db_web`]: rule("db", "tcp 5432", { cidr_ipv4: "10.0.2.0/25" }),
      "aws_instance.web": { private_ip: "10.0.2.5" },
    },
    `${DB}: allowed`,
  ],
  "a block elsewhere means nobody here": [
    { [`${INGRESS}.db_web`]: rule("db", "tcp 5432", { cidr_ipv4: "10.0.9.0/24" }) },
    `${DB}: blocked`,
  ],
  "a group that is not the machine's means nobody": [
    { "aws_security_group.other": vpc, [`${INGRESS}.db_web`]: rule("db", "tcp 5432", membersOf("other")) },
    `${DB}: blocked`,
  ],
};

describe("security groups", () => {
  testAnswers(network, { ...BOTH_ENDS, ...UNITED, ...PROTOCOLS, ...PEERS });

  test("adding a rule for everybody opens a port to the internet, whatever else there is", () => {
    const open = possible(network({ [`${INGRESS}.oops`]: rule("web", "tcp 22", EVERYBODY) }));
    expect(open).toContain("internet -> web TCP 22, 443");
  });

  test.each([
    ["two halves", [{ cidr_ipv4: "0.0.0.0/1" }, { cidr_ipv4: "128.0.0.0/1" }]],
    [
      "an even and an odd quarter",
      [{ cidr_ipv4: "0.0.0.0/2" }, { cidr_ipv4: "64.0.0.0/2" }, { cidr_ipv4: "128.0.0.0/1" }],
    ],
  ])("the internet in %s is the internet", (_, blocks) => {
    const rules = Object.fromEntries(
      blocks.map((block, index) => [`${INGRESS}.half_${index}`, rule("web", "tcp 22", block)]),
    );
    expect(ask(network(rules), "internet -> web tcp 22").verdict).toBe("allowed");
  });

  test("half of the internet is not the internet, and yet it is open", () => {
    const half = network({ [`${INGRESS}.half`]: rule("web", "tcp 22", { cidr_ipv4: "0.0.0.0/1" }) });
    expect(ask(half, "internet -> web tcp 22").verdict).toBe("blocked");
    expect(possible(half)).toContain("internet -> web TCP 22, 443");
  });

  test("a group that is not in the JSON may have members in a peered VPC, and nowhere else", () => {
    const foreign = { referenced_security_group_id: "sg-0123456789abcdef0" };
    const admits = { [`${INGRESS}.foreign`]: rule("db", "tcp 22", foreign) };
    const peered = {
      "aws_route.peering": {
        route_table_id: ref("aws_route_table.private"),
        destination_cidr_block: "10.9.0.0/16",
        vpc_peering_connection_id: "pcx-1",
      },
    };
    const own = { [`${INGRESS}.own`]: rule("db", "tcp 23", membersOf("web")) };
    expect(possible(network({ ...admits, ...own, ...peered }))).toContain("other-networks -> db TCP 22 unknown");
    expect(possible(network(admits)).filter((row) => row.includes("other-networks"))).toEqual([]);
    const onWeb = { [`${INGRESS}.foreign`]: rule("web", "tcp 22", foreign) };
    expect(possible(network(onWeb))).toEqual(possible(network()));
  });

  test("an obstacle names the group and what it would have to admit", () => {
    expect(ask(network({ [`${INGRESS}.db_web`]: null }), DB)).toEqual({
      verdict: "blocked",
      blame: ["aws_security_group.db"],
      messages: [
        "web -> db TCP 5432 does not get through: no ingress rule of aws_security_group.db admits TCP 5432 from web",
      ],
    });
  });
});
