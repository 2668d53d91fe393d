import { Wire } from "../../../src/model/plan/plan";
import { readPlan } from "../../../src/model/plan/read-plan";
import { constant, naming, planJson, planOf, ResourcesJson } from "../../support/plan-json";

const SG = "sg-0123456789abcdef0";
const SUBNET = "subnet-0123456789abcdef0";

function wires(from: "wiresBefore" | "wiresAfter", address: string, resources: ResourcesJson): readonly string[] {
  return (planOf(resources)[from].get(address) ?? []).map(describeWire);
}

/** `attribute -> other`, and for what is known later `[path] of attribute`. */
function describeWire({ attribute, to, later }: Wire): string {
  const where = later && ` [${later.path.join(".")}] of ${later.of}${later.amongOthers ? " and others" : ""}`;
  return `${attribute} -> ${to}${where ?? ""}`;
}

describe("readPlan, wires by ids", () => {
  test("an id in an attribute, at any depth, leads to its resource", () => {
    const resources = {
      "aws_subnet.a": { before: { id: SUBNET } },
      "aws_security_group.a": { before: { id: SG } },
      "aws_launch_template.t": {
        before: { id: "lt-0123456789abcdef0", network_interfaces: [{ subnet_id: SUBNET, security_groups: [SG] }] },
      },
    };
    expect(wires("wiresBefore", "aws_launch_template.t", resources)).toEqual([
      "network_interfaces -> aws_subnet.a",
      "network_interfaces -> aws_security_group.a",
    ]);
  });

  test("tags, its own names and mirrors of other resources are no wires", () => {
    const resources = {
      "aws_subnet.a": { before: { id: SUBNET } },
      "aws_security_group.b": { before: { id: SG } },
      "aws_security_group.a": {
        before: {
          id: "sg-0000000000000000a",
          tags: { a: SUBNET },
          tags_all: { a: SUBNET },
          ingress: [{ security_groups: [SG] }],
        },
      },
    };
    expect(wires("wiresBefore", "aws_security_group.a", resources)).toEqual([]);
  });

  test("a VPC is not wired to what AWS made with it", () => {
    const resources = {
      "aws_vpc.v": { before: { id: "vpc-0123456789abcdef0", default_security_group_id: SG } },
      "aws_default_security_group.d": { before: { id: SG, vpc_id: "vpc-0123456789abcdef0" } },
    };
    expect(wires("wiresBefore", "aws_vpc.v", resources)).toEqual([]);
    expect(wires("wiresBefore", "aws_default_security_group.d", resources)).toEqual(["vpc_id -> aws_vpc.v"]);
  });

  test("a mirror that the configuration names is its own word", () => {
    const resources = {
      "aws_security_group.b": { before: { id: SG } },
      "aws_security_group.a": { before: { ingress: [{ security_groups: [SG] }] }, expressions: { ingress: {} } },
    };
    expect(wires("wiresBefore", "aws_security_group.a", resources)).toEqual(["ingress -> aws_security_group.b"]);
  });

  test("a name that people chose leads somewhere only where the attribute is for it", () => {
    const resources = {
      "aws_iam_role.a": { before: { id: "prod", name: "prod" } },
      "aws_key_pair.a": { before: { id: "prod", key_name: "prod" } },
      "aws_s3_bucket.a": { before: { id: "prod", bucket: "prod" } },
      "aws_iam_instance_profile.a": { before: { id: "prod", name: "prod", role: "prod" } },
      "aws_instance.a": { before: { key_name: "prod", iam_instance_profile: "prod", user_data: "prod" } },
      "aws_lb.a": { before: { name: "prod", access_logs: [{ bucket: "prod", prefix: "prod" }] } },
    };
    expect(wires("wiresBefore", "aws_instance.a", resources)).toEqual([
      "key_name -> aws_key_pair.a",
      "iam_instance_profile -> aws_iam_instance_profile.a",
    ]);
    expect(wires("wiresBefore", "aws_iam_instance_profile.a", resources)).toEqual(["role -> aws_iam_role.a"]);
    expect(wires("wiresBefore", "aws_lb.a", resources)).toEqual(["access_logs -> aws_s3_bucket.a"]);
  });

  test("the managed thing is named and not the data source that looks it up", () => {
    const resources = {
      "data.aws_subnet.x": { before: { id: SUBNET, arn: "arn:aws:ec2:::subnet/x" } },
      "aws_subnet.z": { before: { id: SUBNET } },
      "aws_instance.a": { before: { subnet_id: SUBNET } },
    };
    expect(wires("wiresBefore", "aws_instance.a", resources)).toEqual(["subnet_id -> aws_subnet.z"]);
  });
});

describe("readPlan, wires by the configuration", () => {
  const subnets = {
    'aws_subnet.p["a"]': { after: {}, unknown: { id: true } },
    'aws_subnet.p["b"]': { after: {}, unknown: { id: true } },
  };

  test("a value that is not known yet comes from the resource that the expression names", () => {
    const resources = {
      "aws_vpc.v": { after: {}, unknown: { id: true } },
      "aws_subnet.a": { after: {}, unknown: { vpc_id: true }, expressions: { vpc_id: naming("aws_vpc.v.id") } },
    };
    expect(wires("wiresAfter", "aws_subnet.a", resources)).toEqual(["vpc_id -> aws_vpc.v [vpc_id] of id"]);
  });

  test("of several instances the one with the same key is meant where the key is named", () => {
    const expressions = { subnet_id: { references: ["aws_subnet.p", "each.key"] } };
    const resources = { ...subnets, 'aws_nat_gateway.n["b"]': { after: {}, unknown: { subnet_id: true } } };
    const plan = readPlan(
      JSON.stringify({
        ...planJson(resources),
        configuration: { root_module: { resources: [{ address: "aws_nat_gateway.n", expressions }] } },
      }),
      "plan.json",
    );
    expect(plan.wiresAfter.get('aws_nat_gateway.n["b"]')?.map(describeWire)).toEqual([
      'subnet_id -> aws_subnet.p["b"] [subnet_id] of id',
    ]);
  });

  test("all instances are meant where no key is named", () => {
    const lb = { after: {}, unknown: { subnets: true }, expressions: { subnets: { references: ["aws_subnet.p"] } } };
    expect(wires("wiresAfter", "aws_lb.a", { ...subnets, "aws_lb.a": lb })).toEqual([
      'subnets -> aws_subnet.p["a"] [subnets] of id',
      'subnets -> aws_subnet.p["b"] [subnets] of id',
    ]);
  });

  test("where an expression has a variable too, the value may have more in it", () => {
    const instance = {
      after: {},
      unknown: { vpc_security_group_ids: true },
      expressions: {
        vpc_security_group_ids: { references: ["var.more", "aws_security_group.g.id", "aws_security_group.g"] },
      },
    };
    const resources = { "aws_security_group.g": { after: {} }, "aws_instance.a": instance };
    expect(wires("wiresAfter", "aws_instance.a", resources)).toEqual([
      "vpc_security_group_ids -> aws_security_group.g [vpc_security_group_ids] of id and others",
    ]);
  });

  test("of equal blocks the one whose constants fit has the value", () => {
    const route = (block: string, attribute: string, name: string) => ({
      cidr_block: constant(block),
      [attribute]: naming(name),
    });
    const table = {
      after: { route: [{ cidr_block: "10.0.0.0/8" }, { cidr_block: "0.0.0.0/0" }] },
      unknown: { route: [{ gateway_id: true }, { gateway_id: true }] },
      expressions: {
        route: [
          route("0.0.0.0/0", "gateway_id", "aws_internet_gateway.i.id"),
          route("10.0.0.0/8", "gateway_id", "aws_vpn_gateway.v.id"),
        ],
      },
    };
    const resources = {
      "aws_internet_gateway.i": { after: {} },
      "aws_vpn_gateway.v": { after: {} },
      "aws_route_table.t": table,
    };
    expect(wires("wiresAfter", "aws_route_table.t", resources)).toEqual([
      "route -> aws_vpn_gateway.v [route.0.gateway_id] of id",
      "route -> aws_internet_gateway.i [route.1.gateway_id] of id",
    ]);
  });

  test("where one expression is for all blocks and names several groups, nobody knows which block has which", () => {
    const group = {
      after: { ingress: [{ from_port: 22 }, { from_port: 443 }] },
      unknown: { ingress: [{ security_groups: true }, { security_groups: true }] },
      expressions: { ingress: naming("aws_security_group.x.id", "aws_security_group.y.id") },
    };
    const resources = {
      "aws_security_group.x": { after: {} },
      "aws_security_group.y": { after: {} },
      "aws_security_group.g": group,
    };
    expect(wires("wiresAfter", "aws_security_group.g", resources)).toEqual([
      "ingress -> aws_security_group.x",
      "ingress -> aws_security_group.y",
    ]);
  });

  test("names are followed through the inputs and outputs of modules", () => {
    const resources = {
      'module.net["a"].aws_vpc.v': { after: {}, unknown: { id: true } },
      "module.app.aws_security_group.g": { after: {}, unknown: { vpc_id: true } },
    };
    const configuration = {
      root_module: {
        module_calls: {
          net: {
            module: {
              outputs: { vpc: { expression: naming("aws_vpc.v.id") } },
              resources: [{ address: "aws_vpc.v", expressions: {} }],
            },
          },
          app: {
            expressions: { vpc: { references: ['module.net["a"].vpc', 'module.net["a"]', "module.net"] } },
            module: { resources: [{ address: "aws_security_group.g", expressions: { vpc_id: naming("var.vpc") } }] },
          },
        },
      },
    };
    const plan = readPlan(JSON.stringify({ ...planJson(resources), configuration }), "plan.json");
    expect(plan.wiresAfter.get("module.app.aws_security_group.g")?.map(describeWire)).toEqual([
      'vpc_id -> module.net["a"].aws_vpc.v [vpc_id] of id',
    ]);
    expect(plan.configured.has("module.app.aws_security_group.g")).toBe(true);
  });
});
