import { GroupRule, NetworkModel } from "../../../../src/model/network-model";
import { PlanModels, readPlanModels } from "../../../../src/model/plan/read-plan-models";
import { constant, planOf, ResourceJson, ResourcesJson } from "../../../support/plan-json";
import { block as inline } from "../../../support/plan-network";
import { byKey } from "../../../support/terraform-json";

const VPC = "vpc-0123456789abcdef0";
const SUBNET = "subnet-0123456789abcdef0";
const GROUP = "sg-0123456789abcdef0";
const NETWORK: ResourcesJson = {
  "aws_vpc.v": { before: { id: VPC, cidr_block: "10.0.0.0/16" } },
  "aws_subnet.s": { before: { id: SUBNET, vpc_id: VPC, cidr_block: "10.0.1.0/24", map_public_ip_on_launch: true } },
};

function modelsOf(resources: ResourcesJson): PlanModels {
  return readPlanModels(planOf({ ...NETWORK, ...resources }));
}

/** The rules of a group in both models, each with its address. */
function rulesOf(models: PlanModels): Readonly<Record<"before" | "after", readonly string[]>> {
  const rules = ({ securityGroups }: NetworkModel) =>
    securityGroups.find(({ key }) => key === "aws_security_group.g")?.rules.map(describeGroupRule) ?? [];
  return { before: rules(models.before), after: rules(models.after) };
}

function describeGroupRule({ address, direction, traffic, peer }: GroupRule): string {
  const words = traffic.kind === "known" ? traffic.value.toString() : traffic.reason;
  return `${address}: ${direction} ${words} ${peer.kind === "addresses" ? peer.addresses.toString() : peer.kind}`;
}

const HTTPS = { security_group_id: GROUP, ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "192.0.2.0/24" };
const BY_HAND = inline(22, { cidr_blocks: ["0.0.0.0/0"] });
const MIRROR = [inline(443, { cidr_blocks: ["192.0.2.0/24"] }), BY_HAND];

/** What AWS shows of {@link SPELLINGS} in the group. */
const MIXED = [
  inline(443, { cidr_blocks: ["192.0.2.0/24", "198.51.100.0/24"], self: true }),
  { protocol: "-1", from_port: 0, to_port: 0, ipv6_cidr_blocks: ["::/0"], security_groups: ["sg-000000000000000aa"] },
  { protocol: "icmp", from_port: -1, to_port: -1, prefix_list_ids: ["pl-63a5400a"] },
];

const LEGACY = { security_group_id: GROUP, type: "ingress" };
const SPELLINGS: ResourcesJson = {
  "aws_vpc_security_group_ingress_rule.cidr": { before: HTTPS },
  "aws_vpc_security_group_ingress_rule.group": {
    before: {
      security_group_id: GROUP,
      ip_protocol: "-1",
      from_port: null,
      referenced_security_group_id: "123456789012/sg-000000000000000aa",
    },
  },
  "aws_security_group_rule.self": {
    before: { ...LEGACY, protocol: "6", from_port: 443, to_port: 443, self: true },
  },
  "aws_security_group_rule.cidr": {
    before: { ...LEGACY, protocol: "tcp", from_port: 443, to_port: 443, cidr_blocks: ["198.51.100.0/24"] },
  },
  "aws_security_group_rule.ipv6": {
    before: { ...LEGACY, protocol: "all", from_port: 0, to_port: 0, ipv6_cidr_blocks: ["::/0"] },
  },
  "aws_security_group_rule.list": {
    before: { ...LEGACY, protocol: "icmp", from_port: -1, to_port: -1, prefix_list_ids: ["pl-63a5400a"] },
  },
};

function group(ingress: readonly object[], rest: Partial<ResourceJson> = {}): ResourceJson {
  return { before: { id: GROUP, vpc_id: VPC, ingress, egress: [] }, expressions: {}, ...rest };
}

describe("readRealStates, of security groups", () => {
  test("what no rule of the state explains was made by hand, and stays", () => {
    const models = modelsOf({
      "aws_security_group.g": group(MIRROR),
      "aws_vpc_security_group_ingress_rule.https": { before: HTTPS },
    });
    const both = [
      "aws_security_group.g: ingress TCP 22 0.0.0.0/0",
      "aws_vpc_security_group_ingress_rule.https: ingress TCP 443 192.0.2.0/24",
    ];
    expect(rulesOf(models)).toEqual({ before: both, after: both });
  });

  test("a rule of its own that is deleted does not live on in the list of its group", () => {
    const models = modelsOf({
      "aws_security_group.g": group([inline(443, { cidr_blocks: ["192.0.2.0/24"] })]),
      "aws_vpc_security_group_ingress_rule.https": { before: HTTPS, after: null },
    });
    expect(rulesOf(models)).toEqual({
      before: ["aws_vpc_security_group_ingress_rule.https: ingress TCP 443 192.0.2.0/24"],
      after: [],
    });
  });

  test.each([
    ["is replaced", { after: { vpc_id: VPC }, unknown: { id: true, ingress: true }, actions: ["delete", "create"] }],
    ["is deleted", { after: null }],
  ])("what was made by hand goes with a group that %s", (_, rest) => {
    expect(rulesOf(modelsOf({ "aws_security_group.g": group([BY_HAND], rest) }))).toEqual({
      before: ["aws_security_group.g: ingress TCP 22 0.0.0.0/0"],
      after: [],
    });
  });

  test("what the configuration lists in the group is all that is left in it", () => {
    const listed = { id: GROUP, vpc_id: VPC, ingress: [inline(80, { cidr_blocks: ["0.0.0.0/0"] })], egress: [] };
    const written = group([BY_HAND], { after: listed, expressions: { ingress: constant([]) } });
    const dynamic = group([BY_HAND], { after: listed });
    for (const one of [written, dynamic]) {
      expect(rulesOf(modelsOf({ "aws_security_group.g": one }))).toEqual({
        before: ["aws_security_group.g: ingress TCP 22 0.0.0.0/0"],
        after: ["aws_security_group.g: ingress TCP 80 0.0.0.0/0"],
      });
    }
  });

  test("a block that the configuration lists goes with the rule of its own that gave the same, for the group puts nothing back", () => {
    const https = inline(443, { cidr_blocks: ["192.0.2.0/24"] });
    const listed = (after: object) =>
      modelsOf({
        "aws_security_group.g": group([https, BY_HAND], {
          after: { id: GROUP, vpc_id: VPC, ingress: [after, BY_HAND], egress: [] },
          expressions: { ingress: constant([]) },
        }),
        "aws_vpc_security_group_ingress_rule.https": { before: HTTPS, after: null },
      });
    const ssh = "aws_security_group.g: ingress TCP 22 0.0.0.0/0";
    expect(rulesOf(listed(https)).after).toEqual([ssh]);
    const wider = inline(443, { cidr_blocks: ["192.0.2.0/24", "198.51.100.0/24"] });
    expect(rulesOf(listed(wider)).after).toEqual([
      "aws_security_group.g: ingress TCP 443 192.0.2.0/24",
      "aws_security_group.g: ingress TCP 443 198.51.100.0/24",
      ssh,
    ]);
  });

  test.each([
    ["by hand", {}],
    ["by the configuration", { ingress: constant([]) }],
  ])("a rule among the members of a group that was made %s is the same before and after", (_, expressions) => {
    const { before, after } = modelsOf({
      "aws_security_group.g": group([inline(22, { self: true })], { expressions }),
    });
    for (const model of [before, after]) {
      const [rule] = byKey(model.securityGroups, "aws_security_group.g").rules;
      expect(rule?.peer).toEqual({ kind: "group", group: { kind: "resource", key: "aws_security_group.g" } });
    }
  });

  test("a list that an update leaves to AWS stays as it is", () => {
    const update = { after: { id: GROUP, vpc_id: VPC, tags: { a: "b" } }, unknown: { ingress: true, egress: true } };
    expect(rulesOf(modelsOf({ "aws_security_group.g": group([BY_HAND], update) })).after).toEqual([
      "aws_security_group.g: ingress TCP 22 0.0.0.0/0",
    ]);
  });

  test("every spelling of a rule explains its part of the list", () => {
    const models = modelsOf({ "aws_security_group.g": group(MIXED), ...SPELLINGS });
    expect(rulesOf(models).before.filter((rule) => rule.startsWith("aws_security_group.g:"))).toEqual([]);
  });

  test.each(Object.keys(SPELLINGS))("without %s, its part of the list is unexplained", (address) => {
    const others = Object.entries(SPELLINGS).filter(([name]) => name !== address);
    const models = modelsOf({ "aws_security_group.g": group(MIXED), ...Object.fromEntries(others) });
    expect(rulesOf(models).before.some((rule) => rule.startsWith("aws_security_group.g:"))).toBe(true);
  });

  test("a rule of the other direction, or of another group, explains nothing", () => {
    const models = modelsOf({
      "aws_security_group.g": group([inline(443, { cidr_blocks: ["192.0.2.0/24"] })]),
      "aws_vpc_security_group_egress_rule.a": { before: HTTPS },
      "aws_security_group_rule.c": {
        before: {
          ...LEGACY,
          type: "egress",
          protocol: "tcp",
          from_port: 443,
          to_port: 443,
          cidr_blocks: ["192.0.2.0/24"],
        },
      },
      "aws_vpc_security_group_ingress_rule.b": { before: { ...HTTPS, security_group_id: "sg-000000000000000bb" } },
    });
    expect(rulesOf(models).after).toContain("aws_security_group.g: ingress TCP 443 192.0.2.0/24");
  });
});

describe("readRealStates, of the default group of a VPC", () => {
  const adopted = { id: GROUP, vpc_id: VPC, name: "default", ingress: [BY_HAND], egress: [] };
  const SSH = ["aws_default_security_group.d: ingress TCP 22 0.0.0.0/0"];

  function defaultRules(change: ResourceJson, more: ResourcesJson = {}): readonly string[] {
    const { after } = modelsOf({ "aws_default_security_group.d": { expressions: {}, ...change }, ...more });
    return after.securityGroups
      .filter(({ key }) => key === "aws_vpc.v#default-security-group")
      .flatMap(({ rules }) => rules.map(describeGroupRule));
  }

  test("it is emptied when Terraform adopts it", () => {
    expect(defaultRules({ after: { vpc_id: VPC }, unknown: { id: true, ingress: true, egress: true } })).toEqual([]);
  });

  test("an update without blocks in the configuration leaves what was made by hand, and one with blocks does not", () => {
    const after = { ...adopted, tags: { Name: "closed" } };
    expect(defaultRules({ before: adopted, after })).toEqual(SSH);
    const listed = { before: adopted, after: { ...after, ingress: [] }, expressions: { ingress: constant([]) } };
    expect(defaultRules(listed)).toEqual([]);
  });

  test("it stays as it is when it is deleted, for AWS never deletes it", () => {
    expect(defaultRules({ before: adopted, after: null })).toEqual(SSH);
  });

  test("it goes with its VPC", () => {
    const vpc = { "aws_vpc.v": { ...NETWORK["aws_vpc.v"], after: null } };
    expect(defaultRules({ before: adopted, after: null }, vpc)).toEqual([]);
    expect(modelsOf({ "aws_default_security_group.d": { before: adopted, after: null }, ...vpc }).after).toMatchObject({
      securityGroups: [],
    });
  });
});

describe("readRealStates, of routes and network ACLs", () => {
  test("a route by hand is of its table; one of its own is at its own address, and goes when it is deleted", () => {
    const table = "rtb-0123456789abcdef0";
    const models = modelsOf({
      "aws_route_table.t": {
        before: {
          id: table,
          vpc_id: VPC,
          route: [
            { cidr_block: "0.0.0.0/0", gateway_id: "igw-1" },
            { cidr_block: "10.9.0.0/16", transit_gateway_id: "tgw-1" },
          ],
        },
        expressions: {},
      },
      "aws_route.r": {
        before: { route_table_id: table, destination_cidr_block: "0.0.0.0/0", gateway_id: "igw-1" },
        after: null,
      },
    });
    const routes = (model: NetworkModel) =>
      byKey(model.routeTables, "aws_route_table.t").routes.map(({ address }) => address);
    expect(routes(models.before)).toEqual(["aws_route_table.t", "aws_route.r"]);
    expect(routes(models.after)).toEqual(["aws_route_table.t"]);
  });

  test("an entry of an ACL is told by its number and direction, a subnet by its association", () => {
    const acl = "acl-0123456789abcdef0";
    const entry = (number: number) => ({ rule_no: number, protocol: "-1", action: "deny", cidr_block: "0.0.0.0/0" });
    const models = modelsOf({
      "aws_network_acl.a": {
        before: { id: acl, vpc_id: VPC, ingress: [entry(100), entry(200)], egress: [entry(100)], subnet_ids: [SUBNET] },
        expressions: {},
      },
      "aws_network_acl_rule.r": {
        before: {
          network_acl_id: acl,
          rule_number: 100,
          egress: false,
          protocol: "-1",
          rule_action: "deny",
          cidr_block: "0.0.0.0/0",
        },
      },
      "aws_network_acl_association.a": { before: { network_acl_id: acl, subnet_id: SUBNET }, after: null },
    });
    const { entries } = byKey(models.after.networkAcls, "aws_network_acl.a");
    expect(
      entries.map(({ address, direction, number }) => [address, direction, number.kind === "known" && number.value]),
    ).toEqual([
      ["aws_network_acl.a", "ingress", 200],
      ["aws_network_acl.a", "egress", 100],
      ["aws_network_acl_rule.r", "ingress", 100],
    ]);
    const aclOf = (model: NetworkModel) => byKey(model.subnets, "aws_subnet.s").networkAcl;
    expect(aclOf(models.before)).toEqual({ kind: "resource", key: "aws_network_acl.a" });
    expect(aclOf(models.after)).toEqual({ kind: "resource", key: "aws_vpc.v#default-network-acl" });
  });
});

describe("readRealStates, of other lists that mirror associations", () => {
  test("a group that an attachment gave to a machine goes with the attachment", () => {
    const machine = {
      before: {
        id: "i-0123456789abcdef0",
        subnet_id: SUBNET,
        primary_network_interface_id: "eni-0123456789abcdef0",
        vpc_security_group_ids: [GROUP, "sg-000000000000000aa"],
      },
      expressions: {},
    };
    const attachment = {
      before: { network_interface_id: "eni-0123456789abcdef0", security_group_id: "sg-000000000000000aa" },
      after: null,
    };
    const models = modelsOf({
      "aws_security_group.g": group([]),
      "aws_instance.m": machine,
      "aws_network_interface_sg_attachment.a": attachment,
    });
    const groupsOf = (model: NetworkModel) => byKey(model.interfaces, "aws_instance.m").groups;
    expect(groupsOf(models.before)).toHaveLength(2);
    expect(groupsOf(models.after)).toEqual([{ kind: "resource", key: "aws_security_group.g" }]);
  });

  test("a load balancer has the subnets that it is planned to have, and not those of its old mappings", () => {
    const lb = {
      before: { subnets: [SUBNET], subnet_mapping: [{ subnet_id: SUBNET }] },
      after: { subnets: ["subnet-00000000000000002"], subnet_mapping: [{ subnet_id: SUBNET }] },
      expressions: { subnets: {} },
    };
    const { after } = modelsOf({ "aws_lb.l": lb });
    expect(byKey(after.loadBalancers, "aws_lb.l").subnets).toEqual([
      { kind: "outside", id: "subnet-00000000000000002" },
    ]);
  });

  test.each([
    ["aws_vpc_endpoint", "subnet_ids", "aws_vpc_endpoint_subnet_association", "vpc_endpoint_id", "subnet_id"],
    [
      "aws_vpc_endpoint",
      "security_group_ids",
      "aws_vpc_endpoint_security_group_association",
      "vpc_endpoint_id",
      "security_group_id",
    ],
    [
      "aws_vpc_endpoint",
      "route_table_ids",
      "aws_vpc_endpoint_route_table_association",
      "vpc_endpoint_id",
      "route_table_id",
    ],
    [
      "aws_autoscaling_group",
      "target_group_arns",
      "aws_autoscaling_attachment",
      "autoscaling_group_name",
      "lb_target_group_arn",
    ],
    ["aws_autoscaling_group", "load_balancers", "aws_autoscaling_attachment", "autoscaling_group_name", "elb"],
    ["aws_elb", "instances", "aws_elb_attachment", "elb", "instance"],
    [
      "aws_nat_gateway",
      "secondary_allocation_ids",
      "aws_nat_gateway_eip_association",
      "nat_gateway_id",
      "allocation_id",
    ],
    [
      "aws_network_interface",
      "security_groups",
      "aws_network_interface_sg_attachment",
      "network_interface_id",
      "security_group_id",
    ],
  ])("%s.%s has what %s explains as long as that is there", (type, attribute, giver, names, adds) => {
    const holder = { before: { id: "holder", name: "holder", [attribute]: ["x-1", "x-2"] }, expressions: {} };
    const models = modelsOf({
      [`${type}.h`]: holder,
      [`${giver}.g`]: { before: { [names]: "holder", [adds]: "x-1" }, after: null },
    });
    expect(models.after.resources.get(`${type}.h`)?.links(attribute)).toEqual([{ kind: "outside", id: "x-2" }]);
  });
});
