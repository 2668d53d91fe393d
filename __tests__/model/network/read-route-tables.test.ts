import { Route } from "../../../src/model/network-model";
import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

const VPC = "${aws_vpc.v.id}";
const TABLE = "${aws_route_table.t.id}";
const WORLD = "0.0.0.0/0";

const THINGS: Resources = {
  aws_vpc: { other: { cidr_block: "10.9.0.0/16" } },
  aws_internet_gateway: {
    here: { vpc_id: VPC },
    attached: {},
    elsewhere: { vpc_id: "${aws_vpc.other.id}" },
    nowhere: {},
    unsure: { vpc_id: "${var.vpc}" },
  },
  aws_internet_gateway_attachment: { a: { internet_gateway_id: "${aws_internet_gateway.attached.id}", vpc_id: VPC } },
  aws_egress_only_internet_gateway: { e: { vpc_id: VPC } },
  aws_nat_gateway: { n: { subnet_id: "${aws_subnet.public.id}" }, regional: { availability_mode: "regional" } },
  aws_vpn_gateway: { g: {} },
};

function routesIn(key: string, ...parts: readonly Resources[]): readonly string[] {
  return byKey(modelOf(NETWORK, THINGS, ...parts).routeTables, key).routes.map(words);
}

function words({ address, destination, target }: Route): string {
  const { kind, key, reason } = target;
  const to =
    destination.kind === "addresses"
      ? destination.addresses.toString()
      : destination.kind === "service"
        ? destination.service
        : `? ${destination.reason}`;
  return [address, to, kind, key ?? reason].filter((word) => word !== undefined).join(" | ");
}

function routesOf(route: object): readonly string[] {
  const aws_route = { r: { route_table_id: TABLE, ...route } };
  return routesIn("aws_route_table.t", { aws_route_table: { t: { vpc_id: VPC } }, aws_route });
}

describe("readRouteTables", () => {
  test.each([
    [{ gateway_id: "local" }, "local"],
    [{ gateway_id: "${aws_internet_gateway.here.id}" }, "internet-gateway | aws_internet_gateway.here"],
    [{ gateway_id: "${aws_internet_gateway.attached.id}" }, "internet-gateway | aws_internet_gateway.attached"],
    [
      { gateway_id: "${aws_internet_gateway.elsewhere.id}" },
      "blackhole | 'aws_internet_gateway.elsewhere' is attached to 'aws_vpc.other'",
    ],
    [
      { gateway_id: "${aws_internet_gateway.nowhere.id}" },
      "blackhole | 'aws_internet_gateway.nowhere' is attached to no VPC",
    ],
    [
      { gateway_id: "${aws_internet_gateway.unsure.id}" },
      "other | nobody can tell whether 'aws_internet_gateway.unsure' is attached to this VPC: " +
        "'${var.vpc}' is set when Terraform runs",
    ],
    [{ gateway_id: "igw-1" }, "internet-gateway"],
    [{ gateway_id: "vgw-1" }, "other | leads to 'vgw-1'"],
    [{ gateway_id: "${aws_vpn_gateway.g.id}" }, "other | leads to 'aws_vpn_gateway.g'"],
    [{ gateway_id: "${var.gateway}" }, "other | '${var.gateway}' is set when Terraform runs"],
    [{ nat_gateway_id: "${aws_nat_gateway.n.id}" }, "nat-gateway | aws_nat_gateway.n"],
    [{ nat_gateway_id: "nat-1" }, "nat-gateway"],
    [
      { nat_gateway_id: "${aws_nat_gateway.regional.id}" },
      "other | leads to 'aws_nat_gateway.regional', which this proof does not model",
    ],
    [
      { egress_only_gateway_id: "${aws_egress_only_internet_gateway.e.id}" },
      "egress-only-gateway | aws_egress_only_internet_gateway.e",
    ],
    [{ transit_gateway_id: "tgw-1" }, "other | leads to a transit gateway"],
    [{ vpc_peering_connection_id: "pcx-1" }, "other | leads to a peering connection"],
    [{ network_interface_id: "eni-1" }, "other | leads to a network interface"],
    [{ vpc_endpoint_id: "vpce-1" }, "other | leads to an endpoint of an appliance"],
    [{}, "blackhole | the route names no target"],
  ])("the target of %j is '%s'", (target, expected) => {
    expect(routesOf({ destination_cidr_block: WORLD, ...target })).toEqual([`aws_route.r | 0.0.0.0/0 | ${expected}`]);
  });

  test.each([
    [{ destination_ipv6_cidr_block: "::/0" }, "::/0"],
    [{ destination_prefix_list_id: "pl-1" }, "pl-1"],
    [{ destination_cidr_block: "${var.cidr}" }, "? '${var.cidr}' is set when Terraform runs"],
    [{}, "? the route names no destination"],
  ])("the destination of %j is '%s'", (destination, expected) => {
    expect(routesOf({ gateway_id: "local", ...destination })).toEqual([`aws_route.r | ${expected} | local`]);
  });

  test("routes may be inline, also with every attribute written out", () => {
    const route = [
      { cidr_block: WORLD, gateway_id: "igw-1", ipv6_cidr_block: "", nat_gateway_id: "", transit_gateway_id: null },
      { cidr_block: "", ipv6_cidr_block: "::/0", egress_only_gateway_id: "eigw-1", gateway_id: "" },
    ];
    expect(routesIn("aws_route_table.t", { aws_route_table: { t: { vpc_id: VPC, route } } })).toEqual([
      "aws_route_table.t | 0.0.0.0/0 | internet-gateway",
      "aws_route_table.t | ::/0 | egress-only-gateway",
    ]);
  });

  test("a VPC has a main table, at its own address, for whoever speaks of it", () => {
    const aws_route = {
      r: { route_table_id: "${aws_vpc.v.main_route_table_id}", destination_cidr_block: WORLD, gateway_id: "igw-1" },
    };
    expect(byKey(modelOf(NETWORK).routeTables, "aws_vpc.v#main-route-table")).toMatchObject({
      address: "aws_vpc.v",
      vpc: { key: "aws_vpc.v" },
      routes: [],
      unseen: [],
    });
    expect(routesIn("aws_vpc.v#main-route-table", { aws_route })).toEqual([
      "aws_route.r | 0.0.0.0/0 | internet-gateway",
    ]);
  });

  test("who adopts the main table is the main table", () => {
    const parts = {
      aws_default_route_table: {
        d: {
          default_route_table_id: "${aws_vpc.v.default_route_table_id}",
          route: { cidr_block: WORLD, gateway_id: "${aws_internet_gateway.here.id}" },
        },
      },
      aws_route: {
        r: {
          route_table_id: "${aws_default_route_table.d.id}",
          destination_cidr_block: WORLD,
          nat_gateway_id: "nat-1",
        },
      },
    };
    const table = byKey(modelOf(NETWORK, THINGS, parts).routeTables, "aws_vpc.v#main-route-table");
    expect([table.address, table.vpc]).toEqual(["aws_default_route_table.d", { kind: "resource", key: "aws_vpc.v" }]);
    expect(table.routes.map(words)).toEqual([
      "aws_default_route_table.d | 0.0.0.0/0 | internet-gateway | aws_internet_gateway.here",
      "aws_route.r | 0.0.0.0/0 | nat-gateway",
    ]);
  });

  test("a gateway endpoint is a route to its service in every table that it names", () => {
    const aws_vpc_endpoint = {
      s3: { service_name: "com.amazonaws.us-east-1.s3", route_table_ids: [TABLE] },
      db: { service_name: "com.amazonaws.us-east-1.dynamodb" },
    };
    const aws_vpc_endpoint_route_table_association = {
      a: { vpc_endpoint_id: "${aws_vpc_endpoint.db.id}", route_table_id: TABLE },
    };
    const aws_route_table = { t: { vpc_id: VPC } };
    const parts = { aws_route_table, aws_vpc_endpoint, aws_vpc_endpoint_route_table_association };
    expect(routesIn("aws_route_table.t", parts)).toEqual([
      "aws_vpc_endpoint.s3 | com.amazonaws.us-east-1.s3 | gateway-endpoint | aws_vpc_endpoint.s3",
      "aws_vpc_endpoint_route_table_association.a | com.amazonaws.us-east-1.dynamodb | gateway-endpoint | aws_vpc_endpoint.db",
    ]);
  });

  test("routes that cannot be seen are told", () => {
    const { routeTables } = modelOf(NETWORK, {
      aws_route_table: {
        t: {
          vpc_id: VPC,
          propagating_vgws: ["vgw-1"],
          dynamic: { route: { for_each: "${var.routes}", content: { cidr_block: "${route.value}" } } },
        },
      },
      aws_vpn_gateway_route_propagation: { p: { route_table_id: TABLE, vpn_gateway_id: "vgw-1" } },
    });
    expect(byKey(routeTables, "aws_route_table.t").unseen).toEqual([
      "'aws_vpn_gateway_route_propagation.p' brings routes while the network runs",
      "routes of 'aws_route_table.t' are made when Terraform runs",
      "the virtual private gateways of 'aws_route_table.t' bring routes while the network runs",
    ]);
  });

  test("routes of tables from elsewhere, or that nobody can tell, are told", () => {
    const to = (route_table_id?: string) => ({ route_table_id, destination_cidr_block: WORLD, gateway_id: "igw-1" });
    const { notModelled } = modelOf(NETWORK, { aws_route: { a: to("rtb-1"), b: to("${var.table}"), c: to() } });
    expect(notModelled.map(({ address, reason }) => `${address}: ${reason}`)).toEqual([
      "aws_route.a: belongs to 'rtb-1', which is not in the JSON",
      "aws_route.b: belongs to something that nobody can tell: '${var.table}' is set when Terraform runs",
      "aws_route.c: belongs to something that nobody can tell: it has no route_table_id",
    ]);
  });
});
