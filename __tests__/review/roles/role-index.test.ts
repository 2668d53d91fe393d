import { PlanGraph } from "../../../src/review/roles/plan-graph";
import { RoleIndex } from "../../../src/review/roles/role-index";
import { created, deleted, kept, planOf, PlanResource } from "../../support/plan-builder";

const HEAD = kept("aws_instance.head_1", { tags: { Role: "head" } });
const CLIENT = kept("aws_instance.client", { tags: { Role: "client" } });
const LB = kept("aws_lb.api", { tags: { Role: "load-balancer" }, dns_name: "api.elb.amazonaws.com" });

/** Role of the first resource, beside others. */
function roleOf(resource: PlanResource, ...others: readonly PlanResource[]): string {
  return new RoleIndex(new PlanGraph(planOf([resource, ...others]))).roleOf(resource.address);
}

describe("RoleIndex", () => {
  it.each([
    ["tags", { tags: { Role: "head" } }],
    ["tags of all resources", { tags_all: { Role: "head" } }],
    ["a group's tag block", { tag: [{ key: "Role", value: "head" }] }],
    [
      "tags of what is launched",
      { tags: { Role: "x" }, tag_specifications: [{ resource_type: "instance", tags: { Role: "head" } }] },
    ],
  ])("takes the role from %s", (_, values) => {
    expect(roleOf(kept("aws_instance.any", values))).toBe("head");
  });

  it("takes the tag after the plan over the one before", () => {
    const moved = { address: "aws_instance.x", was: { tags: { Role: "a" } }, is: { tags: { Role: "b" } } };
    expect(roleOf(moved)).toBe("b");
    expect(roleOf(deleted("aws_instance.x", { tags: { Role: "a" } }))).toBe("a");
  });

  it.each([
    [
      "aws_lb_target_group_attachment.t",
      { target_id: HEAD.address, target_group_arn: "aws_lb_target_group.g" },
      "head",
    ],
    ["aws_eip_association.a", { instance_id: CLIENT.address }, "client"],
    ["aws_lb_listener.l", { load_balancer_arn: LB.address }, "load-balancer"],
    ["aws_volume_attachment.v", { instance_id: HEAD.address }, "head"],
    ["aws_mq_broker.b", { anything: HEAD.address }, "head"],
  ])("gives %s the role of what it is wired to", (address, wires, role) => {
    expect(roleOf(kept(address, {}, wires), HEAD, CLIENT, LB)).toBe(role);
  });

  it("gives an Elastic IP the role of its machine, and that of a NAT gateway to the network", () => {
    const tie = kept("aws_eip_association.a", {}, { allocation_id: "aws_eip.x", instance_id: CLIENT.address });
    expect(roleOf(kept("aws_eip.x"), tie, CLIENT)).toBe("client");
    expect(roleOf(kept("aws_eip.x"), kept("aws_nat_gateway.n", {}, { allocation_id: "aws_eip.x" }))).toBe("network");
  });

  it("gives a target group the role of its targets", () => {
    const wires = { target_id: HEAD.address, target_group_arn: "aws_lb_target_group.g" };
    expect(roleOf(kept("aws_lb_target_group.g"), kept("aws_lb_target_group_attachment.t", {}, wires), HEAD)).toBe(
      "head",
    );
    expect(roleOf(kept("aws_lb_target_group.g"))).toBe("load-balancer");
  });

  it("gives a rule the role of the group it belongs to, and not of the one it names", () => {
    const groups = [
      kept("aws_security_group.a", { tags: { Role: "a" } }),
      kept("aws_security_group.b", { tags: { Role: "b" } }),
    ];
    const wires = { referenced_security_group_id: "aws_security_group.b", security_group_id: "aws_security_group.a" };
    expect(roleOf(kept("aws_vpc_security_group_ingress_rule.r", {}, wires), ...groups)).toBe("a");
  });

  it("gives a group without a tag the role of who has it, and a machine without one that of its group", () => {
    const machine = kept(
      "aws_instance.m",
      { tags: { Role: "head" } },
      { vpc_security_group_ids: "aws_security_group.g" },
    );
    expect(roleOf(kept("aws_security_group.g"), machine)).toBe("head");
    const plain = kept("aws_instance.m", {}, { vpc_security_group_ids: "aws_security_group.g" });
    expect(roleOf(plain, kept("aws_security_group.g", { tags: { Role: "web" } }))).toBe("web");
  });

  it.each([
    ["aws_iam_role.r", "access"],
    ["aws_key_pair.k", "access"],
    ["aws_cloudwatch_log_group.g", "audit"],
    ["aws_flow_log.f", "audit"],
    ["aws_s3_bucket.b", "storage"],
    ["aws_ebs_volume.v", "storage"],
    ["aws_subnet.s", "network"],
    ["aws_vpc.v", "network"],
    ["aws_default_security_group.d", "network"],
  ])("keeps %s in the area %s, whatever its tag says", (address, area) => {
    expect(roleOf(kept(address, { tags: { Role: "head" } }))).toBe(area);
  });

  it("takes a bucket that logs are written to for the audit", () => {
    const lb = kept("aws_lb.api", {}, { access_logs: "aws_s3_bucket.logs" });
    expect(roleOf(kept("aws_s3_bucket.logs"), lb)).toBe("audit");
  });

  it("finds by its name what a DNS record leads to", () => {
    const record = deleted("aws_route53_record.r", { alias: [{ name: "dualstack.API.elb.amazonaws.com." }] });
    expect(roleOf(record, LB)).toBe("load-balancer");
    expect(roleOf(kept("aws_route53_record.r", { records: ["192.0.2.1"] }), LB)).toBe("network");
  });

  it.each([
    ["aws_instance.web[1]", "web"],
    ["module.shop.aws_instance.this[0]", "shop"],
    ["aws_autoscaling_group.batch", "batch"],
  ])("calls a machine without any role, %s, by its name", (address, role) => {
    expect(roleOf(kept(address))).toBe(role);
  });

  it("ends where wires lead in a circle", () => {
    const [a, b] = ["aws_lb_target_group_attachment.a", "aws_lb_target_group_attachment.b"];
    expect(roleOf(kept(a, {}, { target_id: b }), kept(b, {}, { target_id: a }))).toBe("load-balancer");
  });

  it("counts data sources and what nothing is known of as configuration", () => {
    expect(roleOf(kept("data.aws_instance.x", { tags: { Role: "head" } }))).toBe("config");
    expect(roleOf(created("acme_thing.x"))).toBe("config");
  });
});
