import { Link } from "../../../src/model/link";
import { Subnet } from "../../../src/model/network-model";
import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

const S = "${aws_subnet.private.id}";
const VPC = "${aws_vpc.v.id}";
const TABLES: Resources = { aws_route_table: { a: { vpc_id: VPC }, b: { vpc_id: VPC } } };

function subnetIn(...parts: readonly Resources[]): Subnet {
  return byKey(modelOf(NETWORK, ...parts).subnets, "aws_subnet.private");
}

function word(link: Link): string {
  return link.kind === "resource" ? link.key : link.kind === "outside" ? link.id : `? ${link.reason}`;
}

function tableIn(...parts: readonly Resources[]): string {
  return word(subnetIn(TABLES, ...parts).routeTable);
}

function aclIn(...parts: readonly Resources[]): string {
  return word(subnetIn(...parts).networkAcl);
}

describe("readSubnets", () => {
  test("a subnet has the main table and the default ACL of its VPC", () => {
    expect([tableIn(), aclIn()]).toEqual(["aws_vpc.v#main-route-table", "aws_vpc.v#default-network-acl"]);
  });

  test("an association gives it another table", () => {
    const aws_route_table_association = { x: { subnet_id: S, route_table_id: "${aws_route_table.a.id}" } };
    expect(tableIn({ aws_route_table_association })).toBe("aws_route_table.a");
  });

  test("a main association gives another table to those without one", () => {
    const aws_main_route_table_association = { x: { vpc_id: VPC, route_table_id: "${aws_route_table.b.id}" } };
    expect(tableIn({ aws_main_route_table_association })).toBe("aws_route_table.b");
  });

  test("what decides the table is the association, the main association, or the subnet itself", () => {
    const main: Resources = {
      aws_main_route_table_association: { m: { vpc_id: VPC, route_table_id: "${aws_route_table.b.id}" } },
    };
    const own: Resources = { aws_route_table_association: { x: { subnet_id: S, route_table_id: "${var.table}" } } };
    expect(subnetIn(TABLES).routeTableFrom).toBe("aws_subnet.private");
    expect(subnetIn(TABLES, main).routeTableFrom).toBe("aws_main_route_table_association.m");
    expect(subnetIn(TABLES, main, own).routeTableFrom).toBe("aws_route_table_association.x");
  });

  test("two tables, or a table that nobody can tell, are unknown", () => {
    const to = (route_table_id: string) => ({ subnet_id: S, route_table_id });
    const both = { a: to("${aws_route_table.a.id}"), b: to("${aws_route_table.b.id}") };
    expect(tableIn({ aws_route_table_association: both })).toBe(
      "? 'aws_subnet.private' is given 'aws_route_table.a' and 'aws_route_table.b', and has only one of them",
    );
    expect(tableIn({ aws_route_table_association: { a: to("${var.table}") } })).toBe(
      "? '${var.table}' is set when Terraform runs",
    );
  });

  test.each<[string, Resources]>([
    ["its list", { aws_network_acl: { n: { vpc_id: VPC, subnet_ids: [S] } } }],
    [
      "an association",
      {
        aws_network_acl: { n: { vpc_id: VPC } },
        aws_network_acl_association: { x: { subnet_id: S, network_acl_id: "${aws_network_acl.n.id}" } },
      },
    ],
  ])("an ACL gets a subnet by %s", (_, acl) => {
    expect(aclIn(acl)).toBe("aws_network_acl.n");
  });

  test("who adopts the default ACL is the default ACL", () => {
    const aws_default_network_acl = {
      n: { default_network_acl_id: "${aws_vpc.v.default_network_acl_id}", subnet_ids: [S] },
    };
    expect(aclIn({ aws_default_network_acl })).toBe("aws_vpc.v#default-network-acl");
  });

  test("nobody knows the defaults of a VPC from elsewhere", () => {
    const aws_subnet = { private: { vpc_id: "vpc-1", cidr_block: "10.0.1.0/24" } };
    expect([tableIn({ aws_subnet }), aclIn({ aws_subnet })]).toEqual([
      "? the main route table of 'vpc-1' is not in the JSON",
      "? the default network ACL of 'vpc-1' is not in the JSON",
    ]);
    expect(word(subnetIn({ aws_subnet }).vpc)).toBe("vpc-1");
  });

  test("what is left out is off, and the zone is AWS's choice", () => {
    const aws_subnet = { private: { vpc_id: VPC, cidr_block: "10.0.1.0/24" } };
    expect(subnetIn({ aws_subnet })).toMatchObject({
      mapsPublicIp: { kind: "known", value: false },
      assignsIpv6: { kind: "known", value: false },
      ipv6: { kind: "known", value: { isEmpty: true } },
      zone: { kind: "unknown", reason: "AWS chooses the availability zone of 'aws_subnet.private'" },
    });
  });

  test("the zone may be given by its id", () => {
    const aws_subnet = { private: { vpc_id: VPC, availability_zone_id: "use1-az1" } };
    expect(subnetIn({ aws_subnet }).zone).toEqual({ kind: "known", value: "use1-az1" });
  });

  test("an IPv6 block cut out of the one that AWS assigns is unknown", () => {
    const aws_subnet = {
      private: { vpc_id: VPC, ipv6_native: true, ipv6_cidr_block: "${cidrsubnet(aws_vpc.v.ipv6_cidr_block, 8, 1)}" },
    };
    expect(subnetIn({ aws_subnet })).toMatchObject({
      ipv4: { kind: "known", value: { isEmpty: true } },
      ipv6: { reason: "'${aws_vpc.v.ipv6_cidr_block}' is known only after Terraform has applied it" },
    });
  });

  test("a default subnet gives out public addresses and is in the default VPC", () => {
    const aws_default_subnet = { d: { availability_zone: "us-east-1a" } };
    const alone = byKey(modelOf({ aws_default_subnet }).subnets, "aws_default_subnet.d");
    expect(alone).toMatchObject({
      mapsPublicIp: { kind: "known", value: true },
      vpc: { reason: "'aws_default_subnet.d' is in the default VPC, which is not in the JSON" },
    });
    const { subnets } = modelOf({ aws_default_subnet, aws_default_vpc: { v: {} } });
    expect(byKey(subnets, "aws_default_subnet.d").routeTable).toEqual({
      kind: "resource",
      key: "aws_default_vpc.v#main-route-table",
    });
  });

  test("associations with subnets that nobody can tell, and with gateways, are told", () => {
    const table = { route_table_id: "${aws_route_table.a.id}" };
    const { notModelled } = modelOf(NETWORK, TABLES, {
      aws_route_table_association: {
        edge: { ...table, gateway_id: "igw-1" },
        lost: { ...table, subnet_id: "${var.subnet}" },
      },
    });
    expect(notModelled.map(({ address, reason }) => `${address}: ${reason}`)).toEqual([
      "aws_route_table_association.edge: routes what comes in through a gateway, which this proof does not model",
      "aws_route_table_association.lost: names a subnet that nobody can tell: '${var.subnet}' is set when Terraform runs",
    ]);
  });
});
