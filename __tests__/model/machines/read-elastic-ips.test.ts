import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

const EIP: Resources = { aws_eip: { e: {} } };

describe("readElasticIps", () => {
  test("an address that nothing has is tied to nothing", () => {
    expect(byKey(modelOf(NETWORK, EIP).elasticIps, "aws_eip.e").attachedTo).toBeUndefined();
  });

  test.each<[string, Resources, string, string]>([
    ["aws_eip.instance", { aws_eip: { e: { instance: "${aws_instance.i.id}" } } }, "aws_instance.i", "aws_eip.e"],
    [
      "aws_eip.network_interface",
      { aws_eip: { e: { network_interface: "${aws_network_interface.n.id}" } } },
      "aws_network_interface.n",
      "aws_eip.e",
    ],
    [
      "an association by public_ip",
      { aws_eip_association: { a: { public_ip: "${aws_eip.e.public_ip}", instance_id: "${aws_instance.i.id}" } } },
      "aws_instance.i",
      "aws_eip_association.a",
    ],
    [
      "a NAT gateway",
      { aws_nat_gateway: { g: { allocation_id: "${aws_eip.e.id}", subnet_id: "${aws_subnet.public.id}" } } },
      "aws_nat_gateway.g",
      "aws_nat_gateway.g",
    ],
    [
      "a network load balancer",
      {
        aws_lb: {
          l: {
            load_balancer_type: "network",
            subnet_mapping: { subnet_id: "${aws_subnet.public.id}", allocation_id: "${aws_eip.e.id}" },
          },
        },
      },
      "aws_lb.l",
      "aws_lb.l",
    ],
  ])("%s ties it", (_title, parts, holder, by) => {
    const model = modelOf(
      NETWORK,
      EIP,
      { aws_instance: { i: {} }, aws_network_interface: { n: { subnet_id: "${aws_subnet.public.id}" } } },
      parts,
    );
    expect(byKey(model.elasticIps, "aws_eip.e")).toMatchObject({
      attachedTo: { kind: "resource", key: holder },
      attachedBy: by,
    });
  });

  test("an address of something that nobody can tell is not lost without a word", () => {
    const { notModelled } = modelOf(NETWORK, { aws_eip: { e: { instance: "${var.instance}" } } });
    expect(notModelled).toMatchObject([{ address: "aws_eip.e" }]);
    expect(notModelled[0]?.reason).toMatch(/^gives an Elastic IP to something that nobody can tell: .*var\.instance/);
  });
});
