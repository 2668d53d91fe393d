import { modelOf, NETWORK } from "../../support/terraform-json";

describe("readGateways", () => {
  test("an internet gateway is attached by itself, by an attachment, or not at all", () => {
    const { internetGateways } = modelOf(NETWORK, {
      aws_internet_gateway: { alone: {}, attached: {}, own: { vpc_id: "${aws_vpc.v.id}" } },
      aws_internet_gateway_attachment: {
        a: { internet_gateway_id: "${aws_internet_gateway.attached.id}", vpc_id: "${aws_vpc.v.id}" },
      },
    });
    expect(internetGateways.map(({ key, vpc }) => [key, vpc])).toEqual([
      ["aws_internet_gateway.alone", { kind: "unknown", reason: "'aws_internet_gateway.alone' is attached to no VPC" }],
      ["aws_internet_gateway.attached", { kind: "resource", key: "aws_vpc.v" }],
      ["aws_internet_gateway.own", { kind: "resource", key: "aws_vpc.v" }],
    ]);
  });

  test("an egress-only gateway is in its VPC", () => {
    const { egressOnlyGateways } = modelOf(NETWORK, {
      aws_egress_only_internet_gateway: { e: { vpc_id: "${aws_vpc.v.id}" } },
    });
    expect(egressOnlyGateways).toMatchObject([
      { key: "aws_egress_only_internet_gateway.e", vpc: { key: "aws_vpc.v" } },
    ]);
  });

  test("a NAT gateway is public unless it says otherwise", () => {
    const subnet_id = "${aws_subnet.public.id}";
    const { natGateways } = modelOf(NETWORK, {
      aws_eip: { e: {} },
      aws_nat_gateway: {
        a: { subnet_id, allocation_id: "${aws_eip.e.id}" },
        b: { subnet_id, connectivity_type: "Private" },
        c: { subnet_id, connectivity_type: "${var.type}" },
      },
    });
    expect(natGateways).toMatchObject([
      { subnet: { key: "aws_subnet.public" }, isPublic: { value: true }, elasticIp: { key: "aws_eip.e" } },
      { isPublic: { value: false }, elasticIp: undefined },
      { isPublic: { kind: "unknown", reason: "'${var.type}' is set when Terraform runs" } },
    ]);
  });

  test("a regional NAT gateway is not modelled", () => {
    const { natGateways, notModelled } = modelOf(NETWORK, {
      aws_nat_gateway: { r: { availability_mode: "regional", vpc_id: "${aws_vpc.v.id}" } },
    });
    expect(natGateways).toEqual([]);
    expect(notModelled).toEqual([
      { address: "aws_nat_gateway.r", reason: "is a regional NAT gateway, which this proof does not model" },
    ]);
  });
});
