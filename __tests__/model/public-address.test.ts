import { byKey, modelOf, NETWORK, Resources } from "../support/terraform-json";

type Subnet = "private" | "public";
type Attributes = Readonly<Record<string, unknown>>;

const INSTANCE_ID = "${aws_instance.i.id}";
const BY_INSTANCE: Resources = { aws_eip: { e: { instance: INSTANCE_ID } } };
const BY_ASSOCIATION: Resources = {
  aws_eip: { e: {} },
  aws_eip_association: { a: { allocation_id: "${aws_eip.e.allocation_id}", instance_id: INSTANCE_ID } },
};
const BY_FIRST_INTERFACE: Resources = {
  aws_eip_association: {
    a: { allocation_id: "eipalloc-1", network_interface_id: "${aws_instance.i.primary_network_interface_id}" },
  },
};
const NONE: Resources = {};

const assigned = (address: string) => ({ kind: "assigned", address });
const elastic = (address: string) => ({ kind: "elastic", address });
const none = { kind: "none" };

function addressOf(instance: Attributes, ...parts: readonly Resources[]) {
  const model = modelOf(NETWORK, { aws_instance: { i: instance } }, ...parts);
  return byKey(model.interfaces, "aws_instance.i").publicAddress;
}

function inSubnet(subnet: Subnet): Attributes {
  return { subnet_id: `\${aws_subnet.${subnet}.id}` };
}

describe("the public address of an instance", () => {
  test.each<[Subnet, boolean | string | undefined, string, Resources, object]>([
    ["private", undefined, "no Elastic IP", NONE, none],
    ["public", undefined, "no Elastic IP", NONE, assigned("aws_subnet.public")],
    ["private", true, "no Elastic IP", NONE, assigned("aws_instance.i")],
    ["private", "true", "no Elastic IP", NONE, assigned("aws_instance.i")],
    ["public", false, "no Elastic IP", NONE, none],
    ["private", undefined, "aws_eip.instance", BY_INSTANCE, elastic("aws_eip.e")],
    ["public", true, "aws_eip.instance", BY_INSTANCE, elastic("aws_eip.e")],
    ["private", false, "aws_eip_association", BY_ASSOCIATION, elastic("aws_eip_association.a")],
    ["public", undefined, "its first interface", BY_FIRST_INTERFACE, elastic("aws_eip_association.a")],
  ])("in a %s subnet, launched with %s and with %s", (subnet, setting, _tie, parts, expected) => {
    expect(addressOf({ ...inSubnet(subnet), associate_public_ip_address: setting }, parts)).toEqual(expected);
  });

  test.each<[string, boolean | undefined, boolean, object]>([
    ["the instance's setting goes before the template's", false, true, none],
    ["the template's setting goes before the subnet's", undefined, true, assigned("aws_launch_template.t")],
    ["the template may refuse what the subnet gives", undefined, false, none],
  ])("%s", (_title, ofInstance, ofTemplate, expected) => {
    const template: Resources = {
      aws_launch_template: { t: { network_interfaces: { associate_public_ip_address: String(ofTemplate) } } },
    };
    const instance = {
      ...inSubnet("public"),
      associate_public_ip_address: ofInstance,
      launch_template: { id: "${aws_launch_template.t.id}" },
    };
    expect(addressOf(instance, template)).toEqual(expected);
  });

  test("nobody can tell it where the setting is set when Terraform runs", () => {
    expect(addressOf({ ...inSubnet("private"), associate_public_ip_address: "${var.public}" })).toMatchObject({
      kind: "unknown",
      reason: expect.stringContaining("var.public") as string,
      address: "aws_instance.i",
    });
  });

  test("nobody can tell it where the subnet's setting is set when Terraform runs, and the subnet is named", () => {
    const aws_subnet = { private: { vpc_id: "${aws_vpc.v.id}", map_public_ip_on_launch: "${var.public}" } };
    expect(addressOf(inSubnet("private"), { aws_subnet })).toEqual({
      kind: "unknown",
      reason: "'${var.public}' is set when Terraform runs",
      address: "aws_subnet.private",
    });
  });

  test("nobody can tell it where the subnet is not in the JSON", () => {
    expect(addressOf({ subnet_id: "subnet-1" })).toEqual({
      kind: "unknown",
      reason: "its subnet 'subnet-1' is not in the JSON",
      address: "aws_instance.i",
    });
  });

  test("nobody can tell it where the launch template is not in the JSON", () => {
    expect(addressOf({ ...inSubnet("private"), launch_template: { id: "lt-1" } })).toEqual({
      kind: "unknown",
      reason: "its launch template 'lt-1' is not in the JSON",
      address: "aws_instance.i",
    });
  });

  test("an interface made before its instance is never assigned one", () => {
    const model = modelOf(NETWORK, {
      aws_network_interface: { n: inSubnet("public") },
      aws_instance: {
        i: { network_interface: { device_index: 0, network_interface_id: "${aws_network_interface.n.id}" } },
      },
    });
    expect(model.interfaces).toMatchObject([{ key: "aws_instance.i#aws_network_interface.n", publicAddress: none }]);
  });
});
