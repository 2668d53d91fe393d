import { known } from "../../../src/model/known";
import { AddressSet } from "../../../src/traffic/address-set";
import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

const SUBNET = { subnet_id: "${aws_subnet.private.id}" };
const GROUPS: Resources = {
  aws_security_group: {
    a: { vpc_id: "${aws_vpc.v.id}", tags: { Role: "role-a" } },
    b: { vpc_id: "${aws_vpc.v.id}" },
  },
};
const A = { kind: "resource", key: "aws_security_group.a" };
const B = { kind: "resource", key: "aws_security_group.b" };

describe("readInterfaces", () => {
  test("an instance is one interface of a machine, with its groups and out of its subnet's block", () => {
    const { interfaces } = modelOf(NETWORK, GROUPS, {
      aws_instance: {
        i: { ...SUBNET, vpc_security_group_ids: ["${aws_security_group.a.id}"], tags: { Role: "head" } },
      },
    });
    expect(interfaces).toEqual([
      expect.objectContaining({
        key: "aws_instance.i",
        address: "aws_instance.i",
        owner: "machine",
        ownerKey: "aws_instance.i",
        role: "head",
        subnet: { kind: "resource", key: "aws_subnet.private" },
        groups: [A],
        ipv4: known(AddressSet.of("10.0.1.0/24")),
        hasIpv6: known(false),
        count: known(1),
      }),
    ]);
  });

  test("a spot instance is a machine like another", () => {
    const { interfaces } = modelOf(NETWORK, { aws_spot_instance_request: { s: SUBNET } });
    expect(interfaces).toMatchObject([{ key: "aws_spot_instance_request.s", owner: "machine" }]);
  });

  test("an instance without a tag has the role of the first group that has one", () => {
    const ids = ["${aws_security_group.b.id}", "${aws_security_group.a.id}"];
    const { interfaces } = modelOf(NETWORK, GROUPS, {
      aws_instance: { i: { ...SUBNET, vpc_security_group_ids: ids } },
    });
    expect(interfaces[0]?.role).toBe("role-a");
  });

  test("an instance that names no group has the default group of its subnet's VPC", () => {
    const { interfaces } = modelOf(NETWORK, { aws_instance: { i: SUBNET } });
    expect(interfaces[0]?.groups).toEqual([{ kind: "resource", key: "aws_vpc.v#default-security-group" }]);
  });

  test("nobody can tell the default group in a subnet that is not in the JSON", () => {
    const { interfaces } = modelOf(NETWORK, { aws_instance: { i: { subnet_id: "subnet-1" } } });
    expect(interfaces[0]?.groups).toEqual([
      {
        kind: "unknown",
        reason: "it has the default security group of the VPC of 'subnet-1', which is not in the JSON",
      },
    ]);
  });

  test("fixed private addresses stand in place of the subnet's block", () => {
    const { interfaces } = modelOf(NETWORK, {
      aws_instance: { i: { ...SUBNET, private_ip: "10.0.1.7", secondary_private_ips: ["10.0.1.8"] } },
    });
    expect(interfaces[0]?.ipv4).toEqual(known(AddressSet.of("10.0.1.7", "10.0.1.8")));
  });

  test.each([
    [{}, { assign_ipv6_address_on_creation: true }, known(true)],
    [{}, { assign_ipv6_address_on_creation: false }, known(false)],
    [{ ipv6_address_count: 1 }, {}, known(true)],
    [{ ipv6_address_count: 0 }, { assign_ipv6_address_on_creation: false }, known(false)],
    [{ ipv6_address_count: 0 }, { assign_ipv6_address_on_creation: true }, known(true)],
    [{ ipv6_addresses: ["2001:db8::7"] }, {}, known(true)],
  ])("an instance with %j in a subnet with %j has IPv6: %j", (instance, subnet, expected) => {
    const { interfaces } = modelOf({
      ...NETWORK,
      aws_subnet: {
        six: { vpc_id: "${aws_vpc.v.id}", cidr_block: "10.0.1.0/24", ipv6_cidr_block: "2001:db8::/64", ...subnet },
      },
      aws_instance: { i: { subnet_id: "${aws_subnet.six.id}", ...instance } },
    });
    expect(interfaces[0]?.hasIpv6).toEqual(expected);
  });

  test.each([{ id: "${aws_launch_template.t.id}" }, { name: "${aws_launch_template.t.name}" }, { name: "web" }])(
    "a template named by %j gives what the instance does not say",
    (named) => {
      const { interfaces } = modelOf(NETWORK, GROUPS, {
        aws_launch_template: {
          t: {
            name: "web",
            vpc_security_group_ids: ["${aws_security_group.a.id}"],
            tag_specifications: [{ resource_type: "instance", tags: { Role: "web" } }],
          },
        },
        aws_instance: { i: { ...SUBNET, launch_template: named } },
      });
      expect(interfaces).toMatchObject([{ key: "aws_instance.i", groups: [A], role: "web" }]);
    },
  );

  test("the instance's own groups go before the template's", () => {
    const { interfaces } = modelOf(NETWORK, GROUPS, {
      aws_launch_template: { t: { vpc_security_group_ids: ["${aws_security_group.a.id}"] } },
      aws_instance: {
        i: {
          ...SUBNET,
          launch_template: { id: "${aws_launch_template.t.id}" },
          vpc_security_group_ids: ["${aws_security_group.b.id}"],
        },
      },
    });
    expect(interfaces[0]?.groups).toEqual([B]);
  });

  test("each interface of a template is one, and only the first can be assigned a public address", () => {
    const network_interfaces = [
      { device_index: 0, subnet_id: "${aws_subnet.public.id}", security_groups: ["${aws_security_group.a.id}"] },
      { device_index: 1, subnet_id: "${aws_subnet.public.id}", security_groups: ["${aws_security_group.b.id}"] },
    ];
    const { interfaces } = modelOf(NETWORK, GROUPS, {
      aws_launch_template: { t: { network_interfaces } },
      aws_instance: { i: { launch_template: { id: "${aws_launch_template.t.id}" } } },
    });
    expect(interfaces).toMatchObject([
      { key: "aws_instance.i", groups: [A], publicAddress: { kind: "assigned" } },
      { key: "aws_instance.i#interface-1", groups: [B], publicAddress: { kind: "none" } },
    ]);
  });

  test("a template that nothing launches has groups, but no place", () => {
    const { interfaces } = modelOf(NETWORK, GROUPS, {
      aws_launch_template: { t: { vpc_security_group_ids: ["${aws_security_group.a.id}"], tags: { Role: "spare" } } },
    });
    expect(interfaces).toMatchObject([
      { key: "aws_launch_template.t", role: "spare", groups: [A], publicAddress: { kind: "unknown" } },
    ]);
    expect(interfaces[0]?.subnet).toBeUndefined();
    expect(interfaces[0]?.count.kind).toBe("unknown");
  });

  test.each<[string, Resources]>([
    [
      "by the instance",
      {
        aws_instance: {
          i: {
            ...SUBNET,
            network_interface: { device_index: 1, network_interface_id: "${aws_network_interface.n.id}" },
          },
        },
      },
    ],
    [
      "by an attachment",
      {
        aws_instance: { i: SUBNET },
        aws_network_interface_attachment: {
          x: {
            instance_id: "${aws_instance.i.id}",
            network_interface_id: "${aws_network_interface.n.id}",
            device_index: 1,
          },
        },
      },
    ],
    [
      "by itself",
      {
        aws_instance: { i: SUBNET },
        aws_network_interface: {
          n: {
            subnet_id: "${aws_subnet.public.id}",
            private_ips: ["10.0.2.9"],
            attachment: { instance: "${aws_instance.i.id}", device_index: 1 },
          },
        },
      },
    ],
  ])("a second interface attached %s is its instance's", (_by, attached) => {
    const { interfaces } = modelOf(
      NETWORK,
      { aws_network_interface: { n: { subnet_id: "${aws_subnet.public.id}", private_ips: ["10.0.2.9"] } } },
      attached,
      { aws_instance: { i: { ...attached.aws_instance?.i, tags: { Role: "head" } } } },
    );
    expect(interfaces.map(({ key }) => key)).toEqual(["aws_instance.i", "aws_instance.i#aws_network_interface.n"]);
    expect(interfaces[1]).toMatchObject({
      owner: "machine",
      ownerKey: "aws_instance.i",
      address: "aws_network_interface.n",
      role: "head",
      ipv4: known(AddressSet.of("10.0.2.9")),
      publicAddress: { kind: "none" },
    });
  });

  test("an Elastic IP of the instance is its first interface's, though that was made before", () => {
    const { interfaces } = modelOf(NETWORK, {
      aws_network_interface: { n: SUBNET },
      aws_instance: { i: { primary_network_interface: { network_interface_id: "${aws_network_interface.n.id}" } } },
      aws_eip: { e: { instance: "${aws_instance.i.id}" } },
    });
    expect(interfaces).toMatchObject([{ publicAddress: { kind: "elastic", address: "aws_eip.e" } }]);
  });

  test("an interface that nothing has is other's", () => {
    const { interfaces } = modelOf(NETWORK, { aws_network_interface: { n: SUBNET } });
    expect(interfaces).toMatchObject([{ key: "aws_network_interface.n", owner: "other" }]);
  });

  test("an attached interface that is not in the JSON is unknown in everything", () => {
    const { interfaces } = modelOf(NETWORK, {
      aws_instance: { i: { network_interface: { device_index: 0, network_interface_id: "eni-1" } } },
    });
    expect(interfaces).toMatchObject([
      {
        key: "aws_instance.i#attached-1",
        groups: [{ kind: "unknown", reason: "'eni-1' is not in the JSON" }],
        subnet: { kind: "unknown" },
        publicAddress: { kind: "unknown" },
      },
    ]);
  });

  test("an attachment adds its group to the first interface of an instance", () => {
    const { interfaces } = modelOf(NETWORK, GROUPS, {
      aws_instance: { i: { ...SUBNET, vpc_security_group_ids: ["${aws_security_group.a.id}"] } },
      aws_network_interface_sg_attachment: {
        x: {
          security_group_id: "${aws_security_group.b.id}",
          network_interface_id: "${aws_instance.i.primary_network_interface_id}",
        },
      },
    });
    expect(interfaces[0]?.groups).toEqual([A, B]);
  });

  test("a group added to an interface elsewhere is not lost without a word", () => {
    const { notModelled } = modelOf(NETWORK, GROUPS, {
      aws_network_interface_sg_attachment: {
        x: { security_group_id: "${aws_security_group.b.id}", network_interface_id: "eni-1" },
      },
    });
    expect(notModelled).toMatchObject([{ reason: "adds a security group to 'eni-1', which is not in the JSON" }]);
  });

  test("interfaces that Terraform makes leave the groups unknown", () => {
    const { interfaces } = modelOf(NETWORK, {
      aws_launch_template: { t: { dynamic: { network_interfaces: { for_each: "${var.n}", content: {} } } } },
      aws_instance: { i: { ...SUBNET, launch_template: { id: "${aws_launch_template.t.id}" } } },
    });
    expect(byKey(interfaces, "aws_instance.i").groups).toEqual([
      { kind: "unknown", reason: "the interfaces of 'aws_launch_template.t' are made when Terraform runs" },
    ]);
  });
});
