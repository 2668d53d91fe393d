import { known } from "../../../src/model/known";
import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

const BASE = { vpc_id: "${aws_vpc.v.id}", service_name: "com.amazonaws.us-east-1.ssm" };
const INTERFACE = { ...BASE, vpc_endpoint_type: "Interface" };
const ENDPOINT_ID = "${aws_vpc_endpoint.e.id}";
const PRIVATE = { kind: "resource", key: "aws_subnet.private" };
const DEFAULT = { kind: "resource", key: "aws_vpc.v#default-security-group" };
const A = { kind: "resource", key: "aws_security_group.a" };
const GROUP: Resources = { aws_security_group: { a: { vpc_id: "${aws_vpc.v.id}", tags: { Role: "endpoints" } } } };

function endpoint(attributes: Readonly<Record<string, unknown>>, ...parts: readonly Resources[]) {
  const model = modelOf(NETWORK, GROUP, { aws_vpc_endpoint: { e: attributes } }, ...parts);
  return { ...model, endpoint: byKey(model.endpoints, "aws_vpc_endpoint.e") };
}

describe("readEndpoints", () => {
  test("an endpoint is a gateway without groups and interfaces unless it says otherwise", () => {
    const found = endpoint(BASE);
    expect(found.endpoint).toMatchObject({ type: known("Gateway"), groups: [], subnets: [], privateDns: known(false) });
    expect(found.interfaces).toEqual([]);
  });

  test("an interface endpoint has one interface in each subnet", () => {
    const { interfaces } = endpoint({
      ...INTERFACE,
      subnet_ids: ["${aws_subnet.private.id}", "${aws_subnet.public.id}"],
      security_group_ids: ["${aws_security_group.a.id}"],
    });
    expect(interfaces).toMatchObject([
      {
        key: "aws_vpc_endpoint.e#aws_subnet.private",
        owner: "endpoint",
        ownerKey: "aws_vpc_endpoint.e",
        role: "endpoints",
        subnet: PRIVATE,
        groups: [A],
        publicAddress: { kind: "none" },
        count: known(1),
      },
      { key: "aws_vpc_endpoint.e#aws_subnet.public" },
    ]);
  });

  test.each([
    ["ipv4", known(false)],
    ["dualstack", known(true)],
    ["ipv6", known(true)],
  ])("an endpoint of the address type %s has IPv6: %j", (ip_address_type, expected) => {
    const { interfaces } = endpoint({ ...INTERFACE, ip_address_type, subnet_ids: ["${aws_subnet.private.id}"] });
    expect(interfaces[0]?.hasIpv6).toEqual(expected);
  });

  test("an interface endpoint that names no group has the default group of its VPC", () => {
    expect(endpoint(INTERFACE).endpoint.groups).toEqual([DEFAULT]);
  });

  test.each([
    [undefined, [DEFAULT, A]],
    [true, [A]],
  ])("an associated group with replace_default_association %s makes it %j", (replaces, groups) => {
    const association = {
      vpc_endpoint_id: ENDPOINT_ID,
      security_group_id: "${aws_security_group.a.id}",
      replace_default_association: replaces,
    };
    const found = endpoint(INTERFACE, { aws_vpc_endpoint_security_group_association: { x: association } });
    expect(found.endpoint.groups).toEqual(groups);
  });

  test("associated subnets and route tables are the endpoint's", () => {
    const found = endpoint(INTERFACE, {
      aws_route_table: { r: { vpc_id: "${aws_vpc.v.id}" } },
      aws_vpc_endpoint_subnet_association: {
        x: { vpc_endpoint_id: ENDPOINT_ID, subnet_id: "${aws_subnet.private.id}" },
      },
      aws_vpc_endpoint_route_table_association: {
        x: { vpc_endpoint_id: ENDPOINT_ID, route_table_id: "${aws_route_table.r.id}" },
      },
    });
    expect(found.endpoint.subnets).toEqual([PRIVATE]);
    expect(found.endpoint.routeTables).toEqual([{ kind: "resource", key: "aws_route_table.r" }]);
    expect(found.interfaces).toMatchObject([{ key: "aws_vpc_endpoint.e#aws_subnet.private" }]);
  });

  test("an association with an endpoint elsewhere is not lost without a word", () => {
    const { notModelled } = modelOf(NETWORK, {
      aws_vpc_endpoint_subnet_association: {
        x: { vpc_endpoint_id: "vpce-1", subnet_id: "${aws_subnet.private.id}" },
      },
    });
    expect(notModelled).toMatchObject([{ reason: "belongs to 'vpce-1', which is no endpoint in the JSON" }]);
  });
});
