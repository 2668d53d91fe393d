import { Known } from "../../../src/model/known";
import { AddressSet } from "../../../src/traffic/address-set";
import { byKey, modelOf, Resources } from "../../support/terraform-json";

const BLOCK = { cidr_block: "10.0.0.0/16" };

function blocksOf(vpc: object, more: Resources = {}): readonly string[] {
  const { ipv4, ipv6 } = byKey(modelOf({ aws_vpc: { v: { ...vpc } } }, more).vpcs, "aws_vpc.v");
  return [ipv4, ipv6].map(words);
}

function words(known: Known<AddressSet | boolean>): string {
  return known.kind === "known" ? known.value.toString() : `? ${known.reason}`;
}

describe("readVpcs", () => {
  test("a VPC has its own blocks and those of its associations", () => {
    const more = { vpc_id: "${aws_vpc.v.id}" };
    expect(
      blocksOf(
        { ...BLOCK, ipv6_cidr_block: "2001:db8::/56" },
        {
          aws_vpc_ipv4_cidr_block_association: {
            a: { ...more, cidr_block: "10.1.0.0/16" },
            other: { vpc_id: "vpc-1", cidr_block: "10.9.0.0/16" },
          },
          aws_vpc_ipv6_cidr_block_association: { a: { ...more, ipv6_cidr_block: "2001:db8:1::/56" } },
        },
      ),
    ).toEqual(["10.0.0.0/15", "2001:db8::/56, 2001:db8:1::/56"]);
  });

  test("a VPC has no IPv6 unless it says so", () => {
    expect(blocksOf(BLOCK)).toEqual(["10.0.0.0/16", ""]);
    expect(blocksOf({ ...BLOCK, assign_generated_ipv6_cidr_block: "false" })).toEqual(["10.0.0.0/16", ""]);
  });

  test("what AWS chooses is unknown", () => {
    const byAws = ["? AWS chooses the block of 'aws_vpc.v'", "? AWS chooses the IPv6 block of 'aws_vpc.v'"];
    expect(blocksOf({ assign_generated_ipv6_cidr_block: true })).toEqual(byAws);
    expect(blocksOf({ ipv6_ipam_pool_id: "ipam-pool-1" })).toEqual(byAws);
  });

  test("an association with a VPC that nobody can tell may be with any", () => {
    const aws_vpc_ipv4_cidr_block_association = { a: { vpc_id: "${var.vpc}", cidr_block: "10.1.0.0/16" } };
    expect(blocksOf(BLOCK, { aws_vpc_ipv4_cidr_block_association })[0]).toBe(
      "? '${var.vpc}' is set when Terraform runs",
    );
  });

  test("names are resolved but not given out, unless the VPC says otherwise", () => {
    const { vpcs } = modelOf({
      aws_vpc: { plain: BLOCK, set: { ...BLOCK, enable_dns_support: "false", enable_dns_hostnames: true } },
      aws_default_vpc: { d: {} },
    });
    const dns = (key: string) => [byKey(vpcs, key).dnsSupport, byKey(vpcs, key).dnsHostnames].map(words);
    expect(dns("aws_vpc.plain")).toEqual(["true", "false"]);
    expect(dns("aws_vpc.set")).toEqual(["false", "true"]);
    expect(dns("aws_default_vpc.d")).toEqual(["true", "true"]);
  });

  test("the default VPC has the block that AWS gives to every one", () => {
    expect(words(byKey(modelOf({ aws_default_vpc: { d: {} } }).vpcs, "aws_default_vpc.d").ipv4)).toBe("172.31.0.0/16");
  });
});
