import { deriveStatus, isNothing, renderStatus, StatusSource } from "../../src/cli/status-report";

function machine(role: string, name: string, InstanceId: string): StatusSource["instances"][number] {
  return {
    InstanceId,
    State: { Name: "running" },
    Placement: { AvailabilityZone: "us-east-1a" },
    PrivateIpAddress: "10.0.128.5",
    Tags: [
      { Key: "Role", Value: role },
      { Key: "Name", Value: name },
    ],
  };
}

const NOTHING: StatusSource = { instances: [], loadBalancer: undefined, listeners: [], targets: [] };

const RUNNING: StatusSource = {
  instances: [
    machine("head", "head-10", "i-10"),
    machine("head", "head-2", "i-2"),
    { ...machine("client", "client", "i-1"), PublicIpAddress: "198.51.100.9" },
  ],
  loadBalancer: { DNSName: "lb.example.com", State: { Code: "active" } },
  listeners: [
    { Protocol: "HTTPS", Port: 443 },
    { Protocol: "HTTP", Port: 80 },
  ],
  targets: [
    { Target: { Id: "i-2" }, TargetHealth: { State: "healthy" } },
    { Target: { Id: "i-10" }, TargetHealth: { State: "unhealthy", Reason: "Target.Timeout" } },
  ],
};

describe("deriveStatus", () => {
  test("machines come in the order that people count in", () => {
    expect(deriveStatus(RUNNING).machines.map(({ name }) => name)).toEqual(["client", "head-2", "head-10"]);
  });

  test("a target that is not healthy says why; what is no target has no health", () => {
    expect(deriveStatus(RUNNING).machines.map(({ targetHealth }) => targetHealth)).toEqual([
      "",
      "healthy",
      "unhealthy (Target.Timeout)",
    ]);
  });

  test("the load balancer is told with its listeners", () => {
    expect(deriveStatus(RUNNING).loadBalancer).toEqual({
      dnsName: "lb.example.com",
      state: "active",
      listeners: ["HTTP 80", "HTTPS 443"],
    });
  });
});

describe("isNothing", () => {
  test("a load balancer without machines is something", () => {
    expect(isNothing(deriveStatus({ ...RUNNING, instances: [] }))).toBe(false);
    expect(isNothing(deriveStatus(NOTHING))).toBe(true);
  });
});

describe("renderStatus", () => {
  test("shows each machine with its addresses, and the load balancer", () => {
    const text = renderStatus(deriveStatus(RUNNING));
    expect(text).toMatch(/client +│ client +│ i-1 +│ running +│ us-east-1a +│ 10\.0\.128\.5 +│ 198\.51\.100\.9/);
    expect(text).toContain("load balancer active: lb.example.com (HTTP 80, HTTPS 443)\n");
  });

  test("says what is missing of a half-deployed environment", () => {
    expect(renderStatus(deriveStatus({ ...RUNNING, instances: [], listeners: [] }))).toBe(
      "no machine\nload balancer active: lb.example.com (no listener)\n",
    );
    expect(renderStatus(deriveStatus({ ...RUNNING, loadBalancer: undefined }))).toContain("no load balancer\n");
  });
});
