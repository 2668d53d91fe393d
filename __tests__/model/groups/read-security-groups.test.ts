import { AddressSet } from "../../../src/traffic/address-set";
import { TrafficSet } from "../../../src/traffic/traffic-set";
import { GroupRule } from "../../../src/model/network-model";
import { byKey, modelOf, NETWORK } from "../../support/terraform-json";

const GROUP = { vpc_id: "${aws_vpc.v.id}" };
const DEFAULT_KEY = "aws_vpc.v#default-security-group";

function toEverybody(addresses: AddressSet, address = "aws_vpc.v"): Partial<GroupRule> {
  return {
    address,
    direction: "egress",
    peer: { kind: "addresses", addresses },
    traffic: { kind: "known", value: TrafficSet.ALL },
    spelling: "default",
  };
}

describe("readSecurityGroups", () => {
  test("a group has the key, the role and the VPC that its resource says", () => {
    const { securityGroups } = modelOf(NETWORK, { aws_security_group: { g: { ...GROUP, tags: { Role: "head" } } } });
    expect(byKey(securityGroups, "aws_security_group.g")).toMatchObject({
      address: "aws_security_group.g",
      role: "head",
      vpc: { kind: "resource", key: "aws_vpc.v" },
      rules: [],
      unseen: [],
    });
  });

  test("the default group of a VPC is open among its members and to everybody outwards", () => {
    const { securityGroups } = modelOf(NETWORK);
    const group = byKey(securityGroups, DEFAULT_KEY);
    expect(group.address).toBe("aws_vpc.v");
    expect(group.rules).toEqual([
      expect.objectContaining({
        direction: "ingress",
        peer: { kind: "group", group: { kind: "resource", key: DEFAULT_KEY } },
      }),
      expect.objectContaining(toEverybody(AddressSet.ALL_IPV4)),
    ]);
  });

  test("the default group of a VPC with IPv6 is open outwards in IPv6 too", () => {
    const { securityGroups } = modelOf({
      aws_vpc: { v: { cidr_block: "10.0.0.0/16", assign_generated_ipv6_cidr_block: true } },
    });
    expect(byKey(securityGroups, DEFAULT_KEY).rules).toContainEqual(
      expect.objectContaining(toEverybody(AddressSet.ALL_IPV6)),
    );
  });

  test("an adopted default group has only the rules of its adopter, under the key of the VPC's", () => {
    const { securityGroups } = modelOf(NETWORK, { aws_default_security_group: { closed: GROUP } });
    expect(securityGroups).toHaveLength(1);
    expect(byKey(securityGroups, DEFAULT_KEY)).toMatchObject({
      address: "aws_default_security_group.closed",
      rules: [],
    });
  });

  test.each(["${aws_default_security_group.d.id}", "${aws_vpc.v.default_security_group_id}"])(
    "a rule finds the adopted default group by %s",
    (id) => {
      const { securityGroups, notModelled } = modelOf(NETWORK, {
        aws_default_security_group: { d: GROUP },
        aws_vpc_security_group_egress_rule: {
          out: { security_group_id: id, cidr_ipv4: "10.0.0.0/8", ip_protocol: "-1" },
        },
      });
      expect(byKey(securityGroups, DEFAULT_KEY).rules).toMatchObject([
        { address: "aws_vpc_security_group_egress_rule.out" },
      ]);
      expect(notModelled).toEqual([]);
    },
  );

  test("blocks that Terraform makes are named as unseen", () => {
    const { securityGroups } = modelOf(NETWORK, {
      aws_security_group: {
        g: { ...GROUP, dynamic: { ingress: { for_each: "${var.rules}", content: { from_port: 1 } } } },
      },
    });
    expect(byKey(securityGroups, "aws_security_group.g").unseen).toEqual([
      "the ingress blocks of 'aws_security_group.g' are made when Terraform runs",
    ]);
  });

  test.each([
    ["sg-1", "is a rule of 'sg-1', which is no security group in the JSON"],
    ["${var.group}", expect.stringMatching(/^is a rule of a security group that nobody can tell: .*var\.group/)],
  ])("a rule of the group %s is not lost without a word", (id, reason) => {
    const { notModelled } = modelOf(NETWORK, {
      aws_security_group_rule: {
        r: { type: "ingress", security_group_id: id, cidr_blocks: ["0.0.0.0/0"], protocol: "-1" },
      },
    });
    expect(notModelled).toEqual([
      expect.objectContaining({ address: "aws_security_group_rule.r", reason: reason as unknown }),
    ]);
  });
});
