import { known } from "../../../src/model/known";
import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

const ELB = {
  name: "classic",
  subnets: ["${aws_subnet.public.id}"],
  listener: [{ lb_port: 80, lb_protocol: "http", instance_port: "8000", instance_protocol: "http" }],
};
const INSTANCE: Resources = { aws_instance: { i: { subnet_id: "${aws_subnet.private.id}" } } };
const TARGET = { kind: "resource", key: "aws_instance.i" };

function classic(attributes: Readonly<Record<string, unknown>>, ...parts: readonly Resources[]) {
  return modelOf(NETWORK, INSTANCE, { aws_elb: { x: { ...ELB, ...attributes } } }, ...parts);
}

describe("readClassicLoadBalancers", () => {
  test("it has the shapes of the others", () => {
    const { loadBalancers, targetGroups, interfaces } = classic({ instances: ["${aws_instance.i.id}"] });
    expect(byKey(loadBalancers, "aws_elb.x")).toMatchObject({
      type: known("classic"),
      isInternetFacing: known(true),
      groups: [{ key: "aws_vpc.v#default-security-group" }],
      listeners: [
        {
          key: "aws_elb.x#listener-80",
          port: known(80),
          protocol: known("HTTP"),
          actions: [{ kind: "forward", targetGroups: [{ kind: "resource", key: "aws_elb.x#8000" }] }],
        },
      ],
    });
    expect(targetGroups).toMatchObject([
      {
        key: "aws_elb.x#8000",
        address: "aws_elb.x",
        port: known(8000),
        healthCheck: { port: known("traffic-port"), protocol: known("TCP") },
        targets: [{ address: "aws_elb.x", to: TARGET, port: known(8000) }],
      },
    ]);
    expect(byKey(interfaces, "aws_elb.x#aws_subnet.public").owner).toBe("load-balancer");
  });

  test("listeners on the same port of the instances share a target group", () => {
    const listener = [...ELB.listener, { ...ELB.listener[0], lb_port: 8080 }];
    const { loadBalancers, targetGroups } = classic({ listener });
    expect(byKey(loadBalancers, "aws_elb.x").listeners).toHaveLength(2);
    expect(targetGroups).toHaveLength(1);
  });

  test.each([
    ["HTTP:8001/health", { port: known(8001), protocol: known("HTTP") }],
    ["tcp:22", { port: known(22), protocol: known("TCP") }],
  ])("the health check %s is %j", (target, expected) => {
    expect(classic({ health_check: { target } }).targetGroups[0]?.healthCheck).toEqual(expected);
  });

  test.each<[string, Resources, string]>([
    [
      "an attachment",
      { aws_elb_attachment: { a: { elb: "${aws_elb.x.id}", instance: "${aws_instance.i.id}" } } },
      "aws_instance.i",
    ],
    [
      "the name in an autoscaling group",
      { aws_autoscaling_group: { g: { load_balancers: ["classic"], min_size: 1, max_size: 1 } } },
      "aws_autoscaling_group.g",
    ],
    [
      "an attachment of an autoscaling group",
      {
        aws_autoscaling_group: { g: { min_size: 1, max_size: 1 } },
        aws_autoscaling_attachment: {
          a: { autoscaling_group_name: "${aws_autoscaling_group.g.name}", elb: "${aws_elb.x.id}" },
        },
      },
      "aws_autoscaling_group.g",
    ],
  ])("%s registers a machine", (_title, parts, key) => {
    const { targetGroups, notModelled } = classic({}, parts);
    expect(targetGroups[0]?.targets).toMatchObject([{ to: { kind: "resource", key }, port: known(8000) }]);
    expect(notModelled).toEqual([]);
  });

  test("access logs are on unless they say otherwise", () => {
    const bucketOf = (access_logs: object) =>
      byKey(classic({ access_logs }).loadBalancers, "aws_elb.x").accessLogBucket;
    expect(bucketOf({ bucket: "logs" })).toEqual({ kind: "outside", id: "logs" });
    expect(bucketOf({ bucket: "logs", enabled: false })).toBeUndefined();
  });

  test("listeners that Terraform makes are one that nobody can tell", () => {
    const { loadBalancers } = classic({
      listener: undefined,
      dynamic: { listener: { for_each: "${var.ports}", content: {} } },
    });
    expect(byKey(loadBalancers, "aws_elb.x").listeners).toMatchObject([
      { port: { kind: "unknown" }, actions: [{ kind: "unknown" }] },
    ]);
  });
});
