import { known } from "../../../src/model/known";
import { AddressSet } from "../../../src/traffic/address-set";
import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

const SUBNETS = { subnets: ["${aws_subnet.private.id}", "${aws_subnet.public.id}"] };
const DEFAULT = { kind: "resource", key: "aws_vpc.v#default-security-group" };
const GROUP: Resources = { aws_security_group: { a: { vpc_id: "${aws_vpc.v.id}", tags: { Role: "entry" } } } };

function balancer(attributes: Readonly<Record<string, unknown>>, type = "aws_lb") {
  const model = modelOf(NETWORK, GROUP, { [type]: { l: attributes } });
  return { ...model, balancer: byKey(model.loadBalancers, `${type}.l`) };
}

describe("readLoadBalancers", () => {
  test.each(["aws_lb", "aws_alb"])("%s is an internet-facing application load balancer by default", (type) => {
    const found = balancer(SUBNETS, type);
    expect(found.balancer).toMatchObject({
      type: known("application"),
      isInternetFacing: known(true),
      isDualStack: known(false),
      groups: [DEFAULT],
      listeners: [],
    });
    expect(found.balancer.accessLogBucket).toBeUndefined();
  });

  test("it has one interface in each subnet, with its groups and role", () => {
    const { interfaces } = balancer({ ...SUBNETS, security_groups: ["${aws_security_group.a.id}"] });
    expect(interfaces).toMatchObject([
      {
        key: "aws_lb.l#aws_subnet.private",
        address: "aws_lb.l",
        owner: "load-balancer",
        ownerKey: "aws_lb.l",
        role: "entry",
        subnet: { key: "aws_subnet.private" },
        groups: [{ key: "aws_security_group.a" }],
        ipv4: known(AddressSet.of("10.0.1.0/24")),
        publicAddress: { kind: "assigned", address: "aws_lb.l" },
        hasIpv6: known(false),
        count: known(1),
      },
      { key: "aws_lb.l#aws_subnet.public" },
    ]);
  });

  test.each([
    [{ internal: true }, { kind: "none" }],
    [{ internal: "true" }, { kind: "none" }],
    [{ internal: "${var.internal}" }, expect.objectContaining({ kind: "unknown" })],
  ])("with %j the public address is %j", (setting, expected) => {
    expect(balancer({ ...SUBNETS, ...setting }).interfaces[0]?.publicAddress).toEqual(expected);
  });

  test("a network load balancer without groups has none", () => {
    expect(balancer({ ...SUBNETS, load_balancer_type: "network" }).balancer.groups).toEqual([]);
  });

  test.each(["dualstack", "dualstack-without-public-ipv4"])("%s has IPv6", (ip_address_type) => {
    expect(balancer({ ...SUBNETS, ip_address_type }).interfaces[0]?.hasIpv6).toEqual(known(true));
  });

  test("a subnet_mapping gives the subnet, the Elastic IP and the private address", () => {
    const { interfaces } = balancer({
      load_balancer_type: "network",
      subnet_mapping: [
        { subnet_id: "${aws_subnet.public.id}", allocation_id: "eipalloc-1" },
        { subnet_id: "${aws_subnet.private.id}", private_ipv4_address: "10.0.1.9" },
      ],
    });
    expect(interfaces).toMatchObject([
      {
        key: "aws_lb.l#aws_subnet.private",
        ipv4: known(AddressSet.of("10.0.1.9")),
        publicAddress: { kind: "assigned" },
      },
      { key: "aws_lb.l#aws_subnet.public", publicAddress: { kind: "elastic", address: "aws_lb.l" } },
    ]);
  });

  test.each([
    [
      { enabled: true, bucket: "logs" },
      { kind: "outside", id: "logs" },
    ],
    [{ bucket: "logs" }, undefined],
    [{ enabled: "${var.logs}", bucket: "logs" }, expect.objectContaining({ kind: "unknown" })],
  ])("with access_logs %j the bucket is %j", (access_logs, expected) => {
    expect(balancer({ ...SUBNETS, access_logs }).balancer.accessLogBucket).toEqual(expected);
  });
});
