import { deriveTeardown, renderTeardown } from "../../src/cli/teardown-plan";

function planned(address: string, before: Record<string, unknown> = {}, actions = ["delete"]) {
  return { address, type: address.split(".")[0], change: { actions, before } };
}

const PLAN = {
  resource_changes: [
    planned("aws_vpc.network_vpc"),
    planned("aws_instance.head_1", { tags: { Role: "head" } }),
    planned("aws_lb_target_group_attachment.head_1_target"),
    planned("aws_eip.client_elastic_ip", { tags: { Role: "client" }, public_ip: "198.51.100.9" }),
    planned("aws_lb.load_balancer", { tags: { Role: "load-balancer" } }),
    planned("aws_s3_bucket.load_balancer_access_logs", { tags: { Role: "load-balancer" }, bucket: "dev-access-logs" }),
    planned("aws_key_pair.ssh_key", { tags: null }),
    planned("data.aws_ssm_parameter.client_image", {}, ["read"]),
    planned("aws_route.network_stays", {}, ["no-op"]),
  ],
};

describe("deriveTeardown", () => {
  test("what goes is told part by part, resources without a role by their address", () => {
    expect([...deriveTeardown(PLAN).byRole]).toEqual([
      ["client", ["aws_eip.client_elastic_ip"]],
      ["load-balancer", ["aws_lb.load_balancer", "aws_s3_bucket.load_balancer_access_logs"]],
      ["head", ["aws_instance.head_1", "aws_lb_target_group_attachment.head_1_target"]],
      ["network", ["aws_vpc.network_vpc"]],
      ["other", ["aws_key_pair.ssh_key"]],
    ]);
  });

  test("what is only read or stays is not counted", () => {
    expect(deriveTeardown(PLAN).count).toBe(7);
    expect(deriveTeardown({}).count).toBe(0);
  });

  test("buckets that must be empty are named", () => {
    expect(deriveTeardown(PLAN).buckets).toEqual(["dev-access-logs"]);
    const forced = planned("aws_s3_bucket.logs", { bucket: "logs", force_destroy: true });
    expect(deriveTeardown({ resource_changes: [forced] }).buckets).toEqual([]);
  });
});

describe("renderTeardown", () => {
  test("warns that the Elastic IP cannot be had back", () => {
    expect(renderTeardown("dev", deriveTeardown({ resource_changes: PLAN.resource_changes.slice(1, 4) }))).toBe(
      `dev: 3 resources go
client: 1
  - aws_eip.client_elastic_ip
head: 2
  - aws_instance.head_1
  - aws_lb_target_group_attachment.head_1_target
The Elastic IP 198.51.100.9 goes, and its address is gone for good.
`,
    );
  });
});
