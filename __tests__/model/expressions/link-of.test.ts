import { Link } from "../../../src/model/link";
import { parseTerraformJson } from "../../../src/model/json/parse-terraform-json";
import { readResources } from "../../../src/model/json/resource-set";

const DOCUMENT = {
  locals: { subnet: "${aws_subnet.a.id}" },
  data: { aws_vpc: { d: { id: "vpc-9" } }, aws_subnets: { all: {} } },
  resource: {
    aws_vpc: { v: {} },
    aws_subnet: { a: { vpc_id: "${aws_vpc.v.id}" }, many: { count: 2 }, named: { for_each: { x: 1 } } },
    aws_security_group: { g: { name: "fixed" }, bare: {} },
    aws_eip: { e: {} },
    aws_eip_association: { e: { allocation_id: "${aws_eip.e.allocation_id}" } },
    aws_iam_role: { r: { name: "role" } },
    aws_iam_instance_profile: { p: { name: "${aws_iam_role.r.name}" } },
    aws_s3_bucket: { b: { bucket: "logs" } },
    aws_s3_bucket_policy: { b: { bucket: "${aws_s3_bucket.b.bucket}" } },
    aws_default_route_table: { t: { default_route_table_id: "${aws_vpc.v.default_route_table_id}" } },
    aws_default_network_acl: { n: { default_network_acl_id: "${aws_vpc.v.default_network_acl_id}" } },
    aws_default_security_group: { s: { vpc_id: "${aws_vpc.v.id}" }, lost: { vpc_id: "vpc-1" } },
    aws_vpc_endpoint: { i: {} },
  },
};

function linksIn(value: unknown): readonly Link[] {
  const resource = { ...DOCUMENT.resource, aws_test: { t: { links: value } } };
  const text = JSON.stringify({ ...DOCUMENT, resource });
  return readResources(parseTerraformJson(text, "x")).get("aws_test.t")?.links("links") ?? [];
}

function words(links: readonly Link[]): readonly string[] {
  return links.map((link) => (link.kind === "resource" ? link.key : link.kind === "outside" ? link.id : link.reason));
}

describe("linksOf", () => {
  test.each([
    ["${aws_subnet.a.id}", ["aws_subnet.a"]],
    ["${aws_subnet.a.arn}", ["aws_subnet.a"]],
    ["${local.subnet}", ["aws_subnet.a"]],
    ["${aws_subnet.a.vpc_id}", ["aws_vpc.v"]],
    ["${aws_subnet.many[1].id}", ["aws_subnet.many[1]"]],
    ["${aws_subnet.many[*].id}", ["aws_subnet.many[0]", "aws_subnet.many[1]"]],
    ["${aws_subnet.many.*.id}", ["aws_subnet.many[0]", "aws_subnet.many[1]"]],
    ['${aws_subnet.named["x"].id}', ['aws_subnet.named["x"]']],
    ["${values(aws_subnet.named)[*].id}", ['aws_subnet.named["x"]']],
    ['${[aws_subnet.a.id, "subnet-1"]}', ["aws_subnet.a", "subnet-1"]],
    ["${aws_security_group.g.name}", ["aws_security_group.g"]],
    ["${aws_eip.e.allocation_id}", ["aws_eip.e"]],
    ["${aws_eip_association.e.allocation_id}", ["aws_eip.e"]],
    ["${aws_iam_instance_profile.p.name}", ["aws_iam_instance_profile.p"]],
    ["${aws_s3_bucket.b.bucket}", ["aws_s3_bucket.b"]],
    ["${aws_s3_bucket_policy.b.bucket}", ["aws_s3_bucket.b"]],
    ["${data.aws_vpc.d.id}", ["data.aws_vpc.d"]],
    ["subnet-0123", ["subnet-0123"]],
    ["", []],
    [null, []],
    ["${aws_vpc.v.default_security_group_id}", ["aws_vpc.v#default-security-group"]],
    ["${aws_vpc.v.default_route_table_id}", ["aws_vpc.v#main-route-table"]],
    ["${aws_vpc.v.main_route_table_id}", ["aws_vpc.v#main-route-table"]],
    ["${aws_vpc.v.default_network_acl_id}", ["aws_vpc.v#default-network-acl"]],
    ["${aws_default_route_table.t.id}", ["aws_vpc.v#main-route-table"]],
    ["${aws_default_network_acl.n.id}", ["aws_vpc.v#default-network-acl"]],
    ["${aws_default_security_group.s.id}", ["aws_vpc.v#default-security-group"]],
    ["${aws_default_security_group.lost.id}", ["aws_default_security_group.lost"]],
    ["${var.subnets}", ["'${var.subnets}' is set when Terraform runs"]],
    ["${aws_subnet.gone.id}", ["'${aws_subnet.gone.id}' names nothing that is in the JSON"]],
    ["${data.aws_subnets.all.ids}", ["'${data.aws_subnets.all.ids}' is looked up when Terraform runs"]],
    [
      "${data.aws_vpc.d.main_route_table_id}",
      ["'${data.aws_vpc.d.main_route_table_id}' is looked up when Terraform runs"],
    ],
    [
      "${aws_security_group.bare.vpc_id}",
      ["'${aws_security_group.bare.vpc_id}' is known only after Terraform has applied it"],
    ],
    [
      "${aws_vpc_endpoint.i.network_interface_ids}",
      ["'${aws_vpc_endpoint.i.network_interface_ids}' is known only after Terraform has applied it"],
    ],
  ])("'%s' leads to %j", (value, expected) => {
    expect(words(linksIn(value))).toEqual(expected);
  });
});
