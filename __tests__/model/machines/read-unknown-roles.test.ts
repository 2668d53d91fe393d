import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

type Attributes = Readonly<Record<string, unknown>>;

const HIDDEN = { tags: { Role: "${var.role}" } };
const REASON = "has a role that nobody can tell: '${var.role}' is set when Terraform runs";
const SUBNET = { subnet_id: "${aws_subnet.private.id}" };
const GROUP = { vpc_security_group_ids: ["${aws_security_group.g.id}"] };

function groupWith(attributes: Attributes): Resources {
  return { aws_security_group: { g: { vpc_id: "${aws_vpc.v.id}", ...attributes } } };
}

function machine(attributes: Attributes, group: Attributes = {}, ...more: readonly Resources[]) {
  const instance = { ...SUBNET, ...GROUP, ...attributes };
  return modelOf(NETWORK, groupWith(group), { aws_instance: { i: instance } }, ...more);
}

describe("readUnknownRoles", () => {
  test("a machine whose own tag nobody can tell has no role, whatever its group says", () => {
    const { interfaces, notModelled } = machine(HIDDEN, { tags: { Role: "head" } });
    expect(byKey(interfaces, "aws_instance.i").role).toBeUndefined();
    expect(notModelled).toEqual([{ address: "aws_instance.i", constructPath: undefined, reason: REASON }]);
  });

  test.each<[string, Attributes, Attributes, Resources]>([
    ["its group has the tag", {}, HIDDEN, {}],
    [
      "its launch template has the tag",
      { launch_template: { id: "${aws_launch_template.t.id}" } },
      { tags: { Role: "head" } },
      { aws_launch_template: { t: { tag_specifications: [{ resource_type: "instance", ...HIDDEN }] } } },
    ],
  ])("a machine without a tag is told where %s", (_, attributes, group, more) => {
    expect(machine(attributes, group, more).notModelled).toMatchObject([{ address: "aws_instance.i", reason: REASON }]);
  });

  test("the machines of an autoscaling group are told where one of its templates has the tag", () => {
    const override = ["t", "u"].map((name) => ({
      launch_template_specification: { launch_template_id: `\${aws_launch_template.${name}.id}` },
    }));
    const { notModelled } = modelOf(NETWORK, {
      aws_launch_template: { t: { tags: { Role: "head" } }, u: HIDDEN },
      aws_autoscaling_group: {
        g: {
          vpc_zone_identifier: ["${aws_subnet.private.id}"],
          mixed_instances_policy: { launch_template: { override } },
        },
      },
    });
    expect(notModelled).toMatchObject([{ address: "aws_autoscaling_group.g", reason: REASON }]);
  });

  test("a machine of two interfaces is told once", () => {
    const attached = { ...SUBNET, attachment: [{ instance: "${aws_instance.i.id}", device_index: 1 }] };
    const { notModelled } = machine(HIDDEN, {}, { aws_network_interface: { n: attached } });
    expect(notModelled.map(({ address }) => address)).toEqual(["aws_instance.i"]);
  });

  test("a load balancer whose tag nobody can tell is told", () => {
    const { loadBalancers, notModelled } = modelOf(NETWORK, {
      aws_lb: { l: { subnets: ["${aws_subnet.private.id}", "${aws_subnet.public.id}"], ...HIDDEN } },
    });
    expect(byKey(loadBalancers, "aws_lb.l").role).toBeUndefined();
    expect(notModelled).toMatchObject([{ address: "aws_lb.l", reason: REASON }]);
  });

  test.each<[string, Attributes, Attributes]>([
    ["a known tag of its own, beside a group with an unknown one", { tags: { Role: "head" } }, HIDDEN],
    ["no tag at all", {}, {}],
  ])("nothing is told of a machine with %s", (_, attributes, group) => {
    expect(machine(attributes, group).notModelled).toEqual([]);
  });
});
