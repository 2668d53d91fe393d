import { known } from "../../../src/model/known";
import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

const ARN = "${aws_lb_target_group.t.arn}";
const MACHINES: Resources = {
  aws_instance: { i: { subnet_id: "${aws_subnet.private.id}" } },
  aws_autoscaling_group: { g: { min_size: 1, max_size: 1 } },
};
const INSTANCE = { kind: "resource", key: "aws_instance.i" };
const SCALING = { kind: "resource", key: "aws_autoscaling_group.g" };

function group(attributes: Readonly<Record<string, unknown>>, ...parts: readonly Resources[]) {
  const base = { port: 8000, protocol: "HTTP", vpc_id: "${aws_vpc.v.id}" };
  const model = modelOf(NETWORK, MACHINES, { aws_lb_target_group: { t: { ...base, ...attributes } } }, ...parts);
  return byKey(model.targetGroups, "aws_lb_target_group.t");
}

describe("readTargetGroups", () => {
  test("a group checks the health of instances on the port of the traffic by default", () => {
    expect(group({ protocol: "http" })).toMatchObject({
      vpc: { kind: "resource", key: "aws_vpc.v" },
      protocol: known("HTTP"),
      port: known(8000),
      targetType: known("instance"),
      healthCheck: { port: known("traffic-port"), protocol: known("HTTP") },
      targets: [],
    });
  });

  test.each([
    [{ health_check: { port: "9000", protocol: "HTTP" } }, { port: known(9000), protocol: known("HTTP") }],
    [{ health_check: [{ port: "traffic-port" }] }, { port: known("traffic-port"), protocol: known("HTTP") }],
    [{ protocol: "TCP" }, { port: known("traffic-port"), protocol: known("TCP") }],
    [
      { protocol: "GENEVE", port: 6081 },
      { port: known(80), protocol: known("TCP") },
    ],
    [{ health_check: { enabled: false } }, undefined],
    [{ target_type: "lambda" }, undefined],
  ])("with %j the health check is %j", (attributes, expected) => {
    expect(group(attributes).healthCheck).toEqual(expected);
  });

  test.each<[string, Resources, object]>([
    [
      "an attachment",
      { aws_lb_target_group_attachment: { a: { target_group_arn: ARN, target_id: "${aws_instance.i.id}" } } },
      { address: "aws_lb_target_group_attachment.a", to: INSTANCE, port: known(8000) },
    ],
    [
      "an attachment with its own port",
      {
        aws_alb_target_group_attachment: {
          a: { target_group_arn: ARN, target_id: "${aws_instance.i.private_ip}", port: 9 },
        },
      },
      { to: INSTANCE, port: known(9) },
    ],
    [
      "an attachment of an address",
      { aws_lb_target_group_attachment: { a: { target_group_arn: ARN, target_id: "10.9.0.1" } } },
      { to: { kind: "outside", id: "10.9.0.1" } },
    ],
    [
      "an autoscaling group",
      { aws_autoscaling_group: { g: { target_group_arns: [ARN], min_size: 1, max_size: 1 } } },
      { address: "aws_autoscaling_group.g", to: SCALING, port: known(8000) },
    ],
    [
      "a traffic source",
      {
        aws_autoscaling_group: { g: { traffic_source: { identifier: ARN, type: "elbv2" }, min_size: 1, max_size: 1 } },
      },
      { to: SCALING },
    ],
    [
      "an attachment of an autoscaling group",
      {
        aws_autoscaling_attachment: {
          x: { autoscaling_group_name: "${aws_autoscaling_group.g.name}", lb_target_group_arn: ARN },
        },
      },
      { address: "aws_autoscaling_attachment.x", to: SCALING },
    ],
    [
      "the older attachment of an autoscaling group",
      {
        aws_autoscaling_attachment: {
          x: { autoscaling_group_name: "${aws_autoscaling_group.g.id}", alb_target_group_arn: ARN },
        },
      },
      { to: SCALING },
    ],
    [
      "an attachment of a traffic source",
      {
        aws_autoscaling_traffic_source_attachment: {
          x: {
            autoscaling_group_name: "${aws_autoscaling_group.g.name}",
            traffic_source: [{ identifier: ARN, type: "elbv2" }],
          },
        },
      },
      { to: SCALING },
    ],
  ])("%s registers one target", (_title, parts, expected) => {
    expect(group({}, parts).targets).toEqual([expect.objectContaining(expected)]);
  });

  test("a target of a group elsewhere is not lost without a word", () => {
    const { notModelled } = modelOf(NETWORK, MACHINES, {
      aws_lb_target_group_attachment: { a: { target_group_arn: "arn:aws:t", target_id: "${aws_instance.i.id}" } },
    });
    expect(notModelled).toMatchObject([
      { reason: "registers a target in 'arn:aws:t', which is no target group in the JSON" },
    ]);
  });
});
