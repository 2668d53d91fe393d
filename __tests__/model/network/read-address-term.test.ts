import { known, unknown } from "../../../src/model/known";
import { Link } from "../../../src/model/link";
import { AddressTerm } from "../../../src/model/network-model";
import { parseTerraformJson } from "../../../src/model/json/parse-terraform-json";
import { cidrTerm, prefixListTerm } from "../../../src/model/network/read-address-term";
import { readResources } from "../../../src/model/json/resource-set";

const DOCUMENT = {
  resource: {
    aws_ec2_managed_prefix_list: {
      office: { entry: [{ cidr: "203.0.113.0/24" }, { cidr: "198.51.100.0/24" }] },
      open: { entry: [{ cidr: "${var.cidr}" }] },
      hidden: { dynamic: { entry: { for_each: "${var.cidrs}", content: { cidr: "${entry.value}" } } } },
    },
    aws_ec2_managed_prefix_list_entry: {
      more: { prefix_list_id: "${aws_ec2_managed_prefix_list.office.id}", cidr: "192.0.2.7/32" },
    },
    aws_vpc_endpoint: { s3: { service_name: "com.amazonaws.us-east-1.s3" } },
    aws_vpc: { v: {} },
  },
  data: {
    aws_prefix_list: {
      filtered: { filter: { name: "prefix-list-name", values: ["com.amazonaws.us-east-1.dynamodb"] } },
      silent: {},
    },
    aws_ec2_managed_prefix_list: {
      named: { name: "com.amazonaws.global.cloudfront.origin-facing" },
      ours: { name: "x" },
    },
  },
};
const resources = readResources(parseTerraformJson(JSON.stringify(DOCUMENT), "cdk.tf.json"));

function words(term: AddressTerm): string {
  if (term.kind === "addresses") return term.addresses.toString();
  return term.kind === "service" ? `service ${term.service}` : `? ${term.reason}`;
}

function listWords(link: Link): string {
  return words(prefixListTerm(resources, link));
}

describe("cidrTerm", () => {
  test("a block is its addresses; what is none is unknown", () => {
    expect(words(cidrTerm(known("10.0.0.7/8")))).toBe("10.0.0.0/8");
    expect(words(cidrTerm(known("x")))).toBe("? 'x' is no CIDR block; write one like 10.0.0.0/16 or 2001:db8::/32");
    expect(words(cidrTerm(unknown("why")))).toBe("? why");
  });
});

describe("prefixListTerm", () => {
  test.each([
    ["aws_ec2_managed_prefix_list.office", "192.0.2.7/32, 198.51.100.0/24, 203.0.113.0/24"],
    ["aws_ec2_managed_prefix_list.open", "? '${var.cidr}' is set when Terraform runs"],
    [
      "aws_ec2_managed_prefix_list.hidden",
      "? the entries of 'aws_ec2_managed_prefix_list.hidden' are made when Terraform runs",
    ],
    ["aws_vpc_endpoint.s3", "service com.amazonaws.us-east-1.s3"],
    ["data.aws_prefix_list.filtered", "service com.amazonaws.us-east-1.dynamodb"],
    ["data.aws_prefix_list.silent", "? 'data.aws_prefix_list.silent' does not name its prefix list"],
    ["data.aws_ec2_managed_prefix_list.named", "service com.amazonaws.global.cloudfront.origin-facing"],
    ["data.aws_ec2_managed_prefix_list.ours", "? the prefix list 'x' is not in the JSON"],
    ["aws_vpc.v", "? 'aws_vpc.v' is no prefix list"],
    ["aws_x.gone", "? the prefix list 'aws_x.gone' is not in the JSON"],
  ])("%s is %s", (key, expected) => {
    expect(listWords({ kind: "resource", key })).toBe(expected);
  });

  test("an entry whose list nobody can tell may be in any", () => {
    const aws_ec2_managed_prefix_list_entry = { lost: { prefix_list_id: "${var.list}", cidr: "192.0.2.0/24" } };
    const aws_ec2_managed_prefix_list = { office: { entry: [{ cidr: "203.0.113.0/24" }] } };
    const text = JSON.stringify({ resource: { aws_ec2_managed_prefix_list, aws_ec2_managed_prefix_list_entry } });
    const others = readResources(parseTerraformJson(text, "cdk.tf.json"));
    const term = prefixListTerm(others, { kind: "resource", key: "aws_ec2_managed_prefix_list.office" });
    expect(words(term)).toBe("? '${var.list}' is set when Terraform runs");
  });

  test("a list known by its id only is AWS's, and one that is unknown stays so", () => {
    expect(listWords({ kind: "outside", id: "pl-1" })).toBe("service pl-1");
    expect(listWords(unknown("why"))).toBe("? why");
  });
});
