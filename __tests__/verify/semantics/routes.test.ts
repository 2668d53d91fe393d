/** Routes: the longest prefix decides; local, main and explicit tables; what leads where nobody can see. */
import { AddressSet } from "../../../src/traffic/address-set";
import { Changes } from "../../support/change-resources";
import { AnswerCase, testAnswers } from "../../support/test-answers";
import { ask, network, possible, ref, rule, subnet } from "../../support/topology";

const IN = "internet -> web tcp 443";
const DB = "web -> db tcp 5432";
const OUT = "web -> internet tcp 80";

function route(table: string, block: string | undefined, target: Readonly<Record<string, unknown>>) {
  return { route_table_id: ref(`aws_route_table.${table}`), destination_cidr_block: block, ...target };
}

const GATE = { gateway_id: ref("aws_internet_gateway.gate") };
const PEERING = { vpc_peering_connection_id: "pcx-1" };

const TABLES: Record<string, AnswerCase> = {
  "a public address on a public route goes both ways": [{}, `${IN}: allowed`, `${OUT}: allowed`],
  "a subnet without association has the main table, which has no route out": [
    { "aws_route_table_association.public": null },
    `${IN}: blocked`,
    `${OUT}: blocked`,
  ],
  "the main table may be one with a route out": [
    {
      "aws_route_table_association.public": null,
      "aws_main_route_table_association.main": {
        vpc_id: ref("aws_vpc.v"),
        route_table_id: ref("aws_route_table.public"),
      },
    },
    `${IN}: allowed`,
  ],
  "an explicit association goes before the main table": [
    {
      "aws_main_route_table_association.main": {
        vpc_id: ref("aws_vpc.v"),
        route_table_id: ref("aws_route_table.private"),
      },
    },
    `${IN}: allowed`,
  ],
  "the default table that a resource adopts is the main one": [
    {
      "aws_route_table_association.public": null,
      "aws_default_route_table.main": {
        default_route_table_id: ref("aws_vpc.v", "default_route_table_id"),
        route: [{ cidr_block: "0.0.0.0/0", ...GATE }],
      },
    },
    `${IN}: allowed`,
  ],
  "two halves of the internet are a route to all of it": [
    {
      "aws_route.internet": { destination_cidr_block: "0.0.0.0/1" },
      "aws_route.rest": route("public", "128.0.0.0/1", GATE),
    },
    `${IN}: allowed`,
    `${OUT}: allowed`,
  ],
  "half of the internet is not all of it": [
    { "aws_route.internet": { destination_cidr_block: "0.0.0.0/1" } },
    `${IN}: blocked`,
    `${OUT}: blocked`,
  ],
};

const PREFIXES: Record<string, AnswerCase> = {
  "a longer prefix to nowhere takes a part of the internet away": [
    { "aws_route.hole": route("public", "198.51.100.0/24", {}) },
    `${IN}: blocked`,
    `${OUT}: blocked`,
  ],
  "a shorter prefix to nowhere changes nothing": [
    {
      "aws_route.internet": { destination_cidr_block: "0.0.0.0/1" },
      "aws_route.rest": route("public", "128.0.0.0/1", GATE),
      "aws_route.hole": route("public", "0.0.0.0/0", {}),
    },
    `${IN}: allowed`,
  ],
  "each entry of a prefix list is as long as it is by itself": [
    {
      "aws_ec2_managed_prefix_list.list": {
        entry: [{ cidr: "198.51.100.0/24" }, { cidr: "64.0.0.0/6" }],
      },
      "aws_route.internet": { destination_cidr_block: "198.51.0.0/16" },
      "aws_route.list": {
        route_table_id: ref("aws_route_table.public"),
        destination_prefix_list_id: ref("aws_ec2_managed_prefix_list.list"),
        ...PEERING,
      },
    },
    "web -> office tcp 80: unknown",
    "web -> rest tcp 80: allowed",
  ],
  "the local route leads to the other subnets, whatever the default route says": [{}, `${DB}: allowed`],
  "a route for all of the VPC's addresses does not go before the local one": [
    { "aws_route.vpc": route("public", "10.0.0.0/8", {}) },
    `${DB}: allowed`,
  ],
  "a route for less than the VPC goes before the local one, to a middlebox that may pass anything": [
    { "aws_route.box": route("public", "10.0.1.0/24", { network_interface_id: "eni-1" }) },
    `${DB}: unknown`,
  ],
  "the way back inside the VPC counts as well": [
    { "aws_route.box": route("private", "10.0.2.0/24", { network_interface_id: "eni-1" }) },
    `${DB}: unknown`,
  ],
};

const UNSEEN: Record<string, AnswerCase> = {
  "a destination from a variable may be the internet or not": [
    { "aws_route.internet": { destination_cidr_block: "${var.block}" } },
    `${IN}: unknown`,
    `${OUT}: unknown`,
  ],
  "routes made by a dynamic block may lead out or not": [
    {
      "aws_route.internet": null,
      "aws_route_table.public": { dynamic: { route: { for_each: "${var.routes}", content: {} } } },
    },
    `${IN}: unknown`,
    `${OUT}: unknown`,
    `${DB}: allowed`,
  ],
  "a transit gateway leads where nobody can see": [
    { "aws_route.internet": { gateway_id: null, transit_gateway_id: "tgw-1" } },
    `${IN}: unknown`,
    `${OUT}: unknown`,
  ],
};

const OFFICES = new Map(
  Object.entries({ office: "198.51.100.7/32", rest: "198.51.7.7/32" }).map(([role, block]) => [
    role,
    [{ kind: "addresses" as const, addresses: AddressSet.of(block) }],
  ]),
);

describe("routes", () => {
  testAnswers(network, { ...TABLES, ...PREFIXES, ...UNSEEN }, OFFICES);

  test("the finding on a route to nowhere is on that route", () => {
    const hole = network({ "aws_route.hole": route("public", "198.51.100.0/24", {}) });
    expect(ask(hole, IN).blame).toEqual(["aws_route.hole"]);
  });

  test("peering leads to other networks, of which nobody knows who may come in", () => {
    const peered = network({
      "aws_route.peering": route("public", "10.9.0.0/16", PEERING),
      "aws_vpc_security_group_ingress_rule.peer": rule("web", "tcp 22", { cidr_ipv4: "10.9.0.0/16" }),
    });
    expect(possible(peered)).toContain("other-networks -> web TCP 22, 443 unknown");
  });

  test("without a route to other networks nobody comes from there", () => {
    const rules = { "aws_vpc_security_group_ingress_rule.peer": rule("web", "tcp 22", { cidr_ipv4: "10.9.0.0/16" }) };
    expect(possible(network(rules)).filter((line) => line.includes("other-networks"))).toEqual([]);
  });
});

const V6: Changes = {
  "aws_vpc.v": { assign_generated_ipv6_cidr_block: true },
  "aws_subnet.private": { ipv6_cidr_block: "2600:1f00::/64" },
  "aws_instance.db": { ipv6_address_count: 1 },
  "aws_vpc_security_group_egress_rule.db_v6": rule("db", "tcp 443", { cidr_ipv6: "::/0" }),
  "aws_vpc_security_group_ingress_rule.db_v6": rule("db", "tcp 22", { cidr_ipv6: "::/0" }),
};
const TO_EGRESS_ONLY: Changes = {
  ...V6,
  "aws_egress_only_internet_gateway.out": { vpc_id: ref("aws_vpc.v") },
  "aws_route.v6": {
    route_table_id: ref("aws_route_table.private"),
    destination_ipv6_cidr_block: "::/0",
    egress_only_gateway_id: ref("aws_egress_only_internet_gateway.out"),
  },
};

describe("IPv6", () => {
  const about = (changes: Changes) => possible(network(changes)).filter((line) => line.includes("db"));

  test("a route to the internet gateway opens ::/0 both ways, without any public IPv4 address", () => {
    const route = { ...TO_EGRESS_ONLY["aws_route.v6"], egress_only_gateway_id: null, ...GATE };
    expect(about({ ...V6, "aws_route.v6": route })).toEqual([
      "db -> internet TCP 443",
      "internet -> db TCP 22",
      "web -> db TCP 5432",
    ]);
  });

  test("an egress-only gateway is one-way", () => {
    expect(about(TO_EGRESS_ONLY)).toEqual(["db -> internet TCP 443", "web -> db TCP 5432"]);
  });

  test("an egress-only gateway leads out only who has an IPv6 address", () => {
    expect(about({ ...TO_EGRESS_ONLY, "aws_instance.db": { ipv6_address_count: "${var.count}" } })).toEqual([
      "web -> db TCP 5432",
      "db -> internet TCP 443 unknown",
    ]);
    expect(about({ ...TO_EGRESS_ONLY, "aws_instance.db": { ipv6_address_count: 0 } })).toEqual(["web -> db TCP 5432"]);
  });
});

describe("gateway endpoints", () => {
  const S3 = new Map([["s3", [{ kind: "service" as const, service: "com.amazonaws.us-east-1.s3" }]]]);
  const endpoint = (tables: readonly string[]): Changes => ({
    "aws_vpc_endpoint.s3": {
      vpc_id: ref("aws_vpc.v"),
      service_name: "com.amazonaws.us-east-1.s3",
      route_table_ids: tables.map((table) => ref(`aws_route_table.${table}`)),
    },
    "aws_vpc_security_group_egress_rule.db_s3": rule("db", "tcp 443", {
      prefix_list_id: ref("aws_vpc_endpoint.s3", "prefix_list_id"),
    }),
  });

  test("lead to their service from the tables that they are in, and nowhere else", () => {
    expect(ask(network(endpoint(["private"])), "db -> s3 tcp 443", S3).verdict).toBe("allowed");
    expect(ask(network(endpoint(["private"])), "db -> internet tcp 443", S3).verdict).toBe("blocked");
    expect(ask(network(endpoint(["public"])), "db -> s3 tcp 443", S3).verdict).toBe("blocked");
  });

  test("make their service a party by its own name where the contract does not name it", () => {
    expect(possible(network(endpoint(["private"])))).toContain("db -> com.amazonaws.us-east-1.s3 TCP 443");
    expect(ask(network(endpoint(["private"])), "db -> internet tcp 443").verdict).toBe("blocked");
  });

  test("a subnet of its own table is another matter", () => {
    const elsewhere = { ...endpoint(["other"]), "aws_route_table.other": { vpc_id: ref("aws_vpc.v") } };
    const moved = { ...subnet("far", "10.0.5.0/24", "other"), "aws_instance.db": { subnet_id: ref("aws_subnet.far") } };
    expect(ask(network({ ...elsewhere, ...moved }), "db -> s3 tcp 443", S3).verdict).toBe("allowed");
  });
});
