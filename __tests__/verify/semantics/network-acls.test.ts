/** Network ACLs: stateless, numbered, at the borders of subnets, with ports for the answers. */
import { Changes } from "../../support/change-resources";
import { AnswerCase, testAnswers } from "../../support/test-answers";
import { ask, machine, membersOf, network, possible, ref, rule } from "../../support/topology";

const DB = "web -> db tcp 5432";
const ALL = { protocol: "-1", from_port: 0, to_port: 0, cidr_block: "0.0.0.0/0", action: "allow" };

function entry(rule_no: number, protocol: string, from_port = 0, to_port = from_port, action = "allow") {
  return { rule_no, protocol, from_port, to_port, action, cidr_block: "0.0.0.0/0" };
}

/** An ACL on the private subnet. */
function acl(ingress: readonly object[], egress: readonly object[]): Changes {
  return {
    "aws_network_acl.private": {
      vpc_id: ref("aws_vpc.v"),
      subnet_ids: [ref("aws_subnet.private")],
      ingress,
      egress,
    },
  };
}

const OPEN = [{ ...ALL, rule_no: 100 }];
const ANSWERS = [entry(100, "tcp", 1024, 65_535)];

const CASES: Record<string, AnswerCase> = {
  "an ACL without entries closes the subnet": [acl([], []), `${DB}: blocked`],
  "ports in and ports for the answers are enough": [acl([entry(1, "tcp", 5432)], ANSWERS), `${DB}: allowed`],
  "the answers need an entry of their own": [acl([entry(1, "tcp", 5432)], []), `${DB}: blocked`],
  "a part of the ports for answers may be enough or not": [
    acl([entry(1, "tcp", 5432)], [entry(1, "tcp", 32_768, 60_999)]),
    `${DB}: unknown`,
  ],
  "ports for answers of another protocol are none": [
    acl([entry(1, "tcp", 5432)], [entry(1, "udp", 1024, 65_535)]),
    `${DB}: blocked`,
  ],
  "the lower number decides, whatever the order of entries": [
    acl([entry(200, "tcp", 5432), entry(100, "tcp", 5432, 5432, "deny")], OPEN),
    `${DB}: blocked`,
  ],
  "a denial behind the permission changes nothing": [
    acl([entry(200, "-1", 0, 0, "deny"), entry(100, "tcp", 5432)], OPEN),
    `${DB}: allowed`,
  ],
  "a denial of other addresses changes nothing": [
    acl([{ ...entry(1, "-1", 0, 0, "deny"), cidr_block: "10.0.9.0/24" }, ...OPEN], OPEN),
    `${DB}: allowed`,
  ],
  "a denial of half of the source's subnet may mean it": [
    acl([{ ...entry(1, "-1", 0, 0, "deny"), cidr_block: "10.0.2.0/25" }, ...OPEN], OPEN),
    `${DB}: unknown`,
  ],
  "permissions for both halves of the source's subnet are one for all of it": [
    acl(
      [
        { ...ALL, rule_no: 1, cidr_block: "10.0.2.0/25" },
        { ...ALL, rule_no: 2, cidr_block: "10.0.2.128/25" },
      ],
      OPEN,
    ),
    `${DB}: allowed`,
  ],
  "an entry that stands alone counts": [
    {
      ...acl([], OPEN),
      "aws_network_acl_rule.alone": {
        network_acl_id: ref("aws_network_acl.private"),
        rule_number: 5,
        egress: false,
        protocol: "tcp",
        rule_action: "allow",
        cidr_block: "10.0.2.0/24",
        from_port: "5432",
        to_port: "5432",
      },
    },
    `${DB}: allowed`,
  ],
  "the default ACL that nobody adopts lets everything pass, one adopted without entries nothing": [
    { "aws_default_network_acl.d": { default_network_acl_id: ref("aws_vpc.v", "default_network_acl_id") } },
    `${DB}: blocked`,
    "internet -> web tcp 443: blocked",
  ],
  "an entry of an unknown number leaves everything open": [
    acl([{ ...ALL, rule_no: "${var.number}" }], OPEN),
    `${DB}: unknown`,
  ],
  "a denial of addresses from a variable leaves open what comes behind it": [
    acl([{ ...entry(1, "-1", 0, 0, "deny"), cidr_block: "${var.block}" }, ...OPEN], OPEN),
    `${DB}: unknown`,
  ],
  "an unknown action leaves open what it decides": [
    acl([{ ...entry(1, "tcp", 5432), action: "${var.action}" }, entry(2, "tcp", 5433)], OPEN),
    `${DB}: unknown`,
  ],
};

const UDP: Changes = {
  "aws_vpc_security_group_egress_rule.web_db": rule("web", "udp 53", membersOf("db")),
  "aws_vpc_security_group_ingress_rule.db_web": rule("db", "udp 53", membersOf("web")),
};

describe("network ACLs", () => {
  testAnswers(network, CASES);

  test("stand at the border of a subnet only", () => {
    const together = network({ ...acl([], []), "aws_instance.web": machine("web", "private", "web") });
    expect(ask(together, DB).verdict).toBe("allowed");
  });

  test("stop packets where they leave, too", () => {
    const closed = {
      ...acl([], []),
      "aws_network_acl.private": { vpc_id: ref("aws_vpc.v"), ingress: OPEN, egress: ANSWERS },
    };
    const association = {
      network_acl_id: ref("aws_network_acl.private"),
      subnet_id: ref("aws_subnet.public"),
    };
    const resources = network({
      ...closed,
      "aws_network_acl_association.public": association,
      "aws_vpc_security_group_egress_rule.web_db": rule("web", "tcp 443", membersOf("db")),
      "aws_vpc_security_group_ingress_rule.db_web": rule("db", "tcp 443", membersOf("web")),
    });
    expect(ask(resources, "web -> db tcp 443")).toEqual({
      verdict: "blocked",
      blame: ["aws_network_acl.private"],
      messages: [
        "web -> db TCP 443 does not get through: aws_network_acl.private does not let packets leave aws_subnet.public",
      ],
    });
  });

  test("UDP arrives without answers, and so does not work", () => {
    const oneWay = network({ ...UDP, ...acl([entry(1, "udp", 53)], []) });
    expect(possible(oneWay)).toContain("web -> db UDP 53");
    expect(ask(oneWay, "web -> db udp 53").verdict).toBe("blocked");
  });

  test("the finding says which answers do not pass", () => {
    expect(ask(network(acl([entry(1, "tcp", 5432)], [])), DB).messages).toEqual([
      "web -> db TCP 5432 does not get through: aws_network_acl.private does not let the answers, to ports 1024-65535, leave aws_subnet.private",
    ]);
  });
});
