import { known } from "../../../src/model/known";
import { readNetworkModel } from "../../../src/model/read-network-model";
import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

const BOTH = ["${aws_subnet.private.id}", "${aws_subnet.public.id}"];
const TEMPLATES: Resources = {
  aws_security_group: { a: { vpc_id: "${aws_vpc.v.id}" }, b: { vpc_id: "${aws_vpc.v.id}" } },
  aws_launch_template: {
    t: { vpc_security_group_ids: ["${aws_security_group.a.id}"], tags: { Role: "from-template" } },
    u: { vpc_security_group_ids: ["${aws_security_group.b.id}"] },
  },
};
const ROLE = { key: "Role", value: "workers" };
const T = { launch_template: { id: "${aws_launch_template.t.id}" } };

function interfacesOf(group: Readonly<Record<string, unknown>>) {
  return modelOf(NETWORK, TEMPLATES, { aws_autoscaling_group: { g: group } }).interfaces.filter(
    ({ ownerKey }) => ownerKey === "aws_autoscaling_group.g",
  );
}

describe("readAutoscalingGroups", () => {
  test("the machines of a group are one entry in each subnet, with the groups of their template", () => {
    const found = interfacesOf({ ...T, vpc_zone_identifier: BOTH, min_size: 4, max_size: 4 });
    expect(found).toMatchObject([
      {
        key: "aws_autoscaling_group.g#aws_subnet.private",
        address: "aws_autoscaling_group.g",
        owner: "machine",
        role: "from-template",
        groups: [{ key: "aws_security_group.a" }],
        publicAddress: { kind: "none" },
        count: known(2),
      },
      {
        key: "aws_autoscaling_group.g#aws_subnet.public",
        publicAddress: { kind: "assigned", address: "aws_subnet.public" },
        count: known(2),
      },
    ]);
  });

  test("the group's own tag goes before its template's", () => {
    const tag = [{ key: "Role", value: "workers", propagate_at_launch: true }];
    const found = interfacesOf({ ...T, tag, vpc_zone_identifier: BOTH, min_size: 1, max_size: 1 });
    expect(found[0]?.role).toBe("workers");
  });

  test.each([
    [{ min_size: 2, max_size: 2 }, known(1)],
    [{ min_size: 2, max_size: "2", desired_capacity: 2 }, known(1)],
    [{ min_size: 0, max_size: 0 }, known(0)],
    [
      { min_size: 3, max_size: 3 },
      { kind: "unknown", reason: "3 machines do not divide evenly among 2 subnets" },
    ],
    [
      { min_size: 1, max_size: 4 },
      { kind: "unknown", reason: "'aws_autoscaling_group.g' has between 1 and 4 machines" },
    ],
    [{ min_size: "${var.n}", max_size: 2 }, expect.objectContaining({ kind: "unknown" })],
  ])("with %j in two subnets the count of each is %j", (sizes, expected) => {
    expect(interfacesOf({ ...T, vpc_zone_identifier: BOTH, ...sizes })[0]?.count).toEqual(expected);
  });

  test("overrides of a mixed policy add an entry for each template", () => {
    const specification = (name: string) => ({
      launch_template_specification: { launch_template_id: `\${aws_launch_template.${name}.id}` },
    });
    const found = interfacesOf({
      mixed_instances_policy: { launch_template: { ...specification("t"), override: [specification("u"), {}] } },
      vpc_zone_identifier: BOTH.slice(0, 1),
      min_size: 2,
      max_size: 2,
    });
    expect(found.map(({ key, groups, count }) => [key, groups, count.kind])).toEqual([
      ["aws_autoscaling_group.g#aws_subnet.private", [{ kind: "resource", key: "aws_security_group.a" }], "unknown"],
      [
        "aws_autoscaling_group.g#aws_subnet.private#aws_launch_template.u",
        [{ kind: "resource", key: "aws_security_group.b" }],
        "unknown",
      ],
    ]);
  });

  test.each<[string, Readonly<Record<string, unknown>>, readonly (string | undefined)[]]>([
    ["its template's", {}, ["from-template", undefined]],
    ["the group's where it is propagated", { tag: { ...ROLE, propagate_at_launch: true } }, ["workers", "workers"]],
    ["not the group's own", { tag: { ...ROLE, propagate_at_launch: false } }, ["from-template", undefined]],
  ])("with several templates the role of each machine is %s", (_, attributes, roles) => {
    const override = ["t", "u"].map((name) => ({
      launch_template_specification: { launch_template_id: `\${aws_launch_template.${name}.id}` },
    }));
    const mixed_instances_policy = { launch_template: { override } };
    const found = interfacesOf({ mixed_instances_policy, vpc_zone_identifier: BOTH.slice(0, 1), ...attributes });
    expect(found.map(({ role }) => role)).toEqual(roles);
  });

  test("default tags of the provider are not those of the machines", () => {
    const resource = { ...NETWORK, aws_autoscaling_group: { g: { vpc_zone_identifier: BOTH } } };
    const provider = { aws: { default_tags: { tags: { Role: "all" } } } };
    const { interfaces } = readNetworkModel(JSON.stringify({ provider, resource }), "cdk.tf.json");
    expect(interfaces.map(({ role }) => role)).toEqual([undefined, undefined]);
  });

  test("a launch configuration gives groups and the public address", () => {
    const { interfaces } = modelOf(NETWORK, TEMPLATES, {
      aws_launch_configuration: {
        c: { security_groups: ["${aws_security_group.b.id}"], associate_public_ip_address: true },
      },
      aws_autoscaling_group: {
        g: {
          launch_configuration: "${aws_launch_configuration.c.name}",
          vpc_zone_identifier: BOTH.slice(0, 1),
          min_size: 1,
          max_size: 1,
        },
      },
    });
    expect(byKey(interfaces, "aws_autoscaling_group.g#aws_subnet.private")).toMatchObject({
      groups: [{ key: "aws_security_group.b" }],
      publicAddress: { kind: "assigned", address: "aws_launch_configuration.c" },
    });
  });

  test("the group's subnets go before the one that its template names", () => {
    const network_interfaces = { subnet_id: "${aws_subnet.public.id}" };
    const { interfaces } = modelOf(NETWORK, {
      aws_launch_template: { t: { network_interfaces } },
      aws_autoscaling_group: { g: { ...T, vpc_zone_identifier: BOTH.slice(0, 1), min_size: 1, max_size: 1 } },
    });
    expect(interfaces.map(({ subnet }) => subnet)).toEqual([{ kind: "resource", key: "aws_subnet.private" }]);
  });

  test("nobody can tell what a group without a visible template launches", () => {
    const found = interfacesOf({
      launch_template: { id: "lt-1" },
      vpc_zone_identifier: BOTH.slice(0, 1),
      min_size: 1,
      max_size: 1,
    });
    expect(found[0]?.groups).toEqual([{ kind: "unknown", reason: "its launch template 'lt-1' is not in the JSON" }]);
  });

  test("a group without subnets is where nobody can tell", () => {
    expect(interfacesOf({ ...T, availability_zones: ["us-east-1a"], min_size: 1, max_size: 1 })[0]?.subnet).toEqual({
      kind: "unknown",
      reason: "'aws_autoscaling_group.g' names no subnet, so that AWS takes those of the default VPC",
    });
  });
});
