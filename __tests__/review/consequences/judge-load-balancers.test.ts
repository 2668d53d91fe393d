import { deleted, kept, planOf, replaced, updated } from "../../support/plan-builder";
import { consequenceLines } from "../../support/review-lines";

const LB = { tags: { Role: "load-balancer" } };

describe("judgeLoadBalancers", () => {
  it("takes a replacement for an outage that changes the DNS name", () => {
    const lb = replaced("aws_lb.api", "name", { was: { ...LB, name: "a" }, is: { ...LB, name: "b" } });
    expect(consequenceLines(planOf([lb]))).toEqual([
      "outage load-balancer: The load balancer is replaced: nobody answers until the new one is active, and its DNS name changes",
    ]);
  });

  it("takes one that becomes internet-facing for an exposure", () => {
    const lb = replaced("aws_lb.api", "internal", { was: { ...LB, internal: true }, is: { ...LB, internal: false } });
    expect(consequenceLines(planOf([lb]))).toContain(
      "outage! load-balancer: The load balancer is internal now, and internet-facing from now on",
    );
  });

  it("says that one that becomes internal is out of reach, which is no exposure", () => {
    const lb = replaced("aws_lb.api", "internal", { was: { ...LB, internal: false }, is: { ...LB, internal: true } });
    expect(consequenceLines(planOf([lb]))).toEqual([
      "outage load-balancer: The load balancer is replaced by an internal one: nobody reaches it from the internet any more, and its DNS name changes",
    ]);
  });

  it("says that deletion protection blocks a deletion", () => {
    const plan = planOf([kept("aws_vpc.net"), deleted("aws_lb.api", { ...LB, enable_deletion_protection: true })]);
    expect(consequenceLines(plan)).toEqual([
      "outage load-balancer: The load balancer is deleted: nobody answers any more, and its DNS name is gone",
      "outage load-balancer: The load balancer: deletion protection is on, so AWS refuses to delete it and the apply stops half-way; turn it off first, and apply that",
    ]);
  });

  it.each([
    [true, false, "deletion protection is turned off: from now on a plan can delete it"],
    [false, true, "deletion protection is turned on: AWS refuses to delete it from now on"],
  ])("says when deletion protection goes from %s to %s", (was, is, says) => {
    const protect = (enabled: boolean) => ({ ...LB, enable_deletion_protection: enabled });
    const plan = planOf([updated("aws_lb.api", protect(was), protect(is))]);
    expect(consequenceLines(plan)).toEqual([`in-place load-balancer: The load balancer: ${says}`]);
  });

  it.each([
    [true, false, "access logs are turned off: requests are no longer on record"],
    [false, true, "access logs are turned on"],
  ])("tells the audit when access logs go from %s to %s", (was, is, says) => {
    const logs = (enabled: boolean) => ({ ...LB, access_logs: [{ bucket: "logs", enabled }] });
    const plan = planOf([updated("aws_lb.api", logs(was), logs(is))]);
    expect(consequenceLines(plan)).toEqual([`in-place audit: The load balancer: ${says}`]);
  });

  it("takes a subnet that it leaves for degraded, and one that it gets not", () => {
    const [a, b] = [kept("aws_subnet.a"), kept("aws_subnet.b")];
    const lb = updated("aws_lb.api", { ...LB, subnets: ["a", "b"] }, { ...LB, subnets: ["a"] });
    const wires = (...names: string[]) =>
      ["aws_lb.api", names.map((name) => ({ attribute: "subnets", to: `aws_subnet.${name}` }))] as const;
    const leaving = planOf([a, b, lb], {
      wiresBefore: new Map([wires("a", "b")]),
      wiresAfter: new Map([wires("a")]),
    });
    expect(consequenceLines(leaving)).toEqual([
      "degraded load-balancer: The load balancer leaves a subnet: its addresses there go, and callers that have them cached fail until they look them up again",
    ]);
    const growing = planOf([a, b, lb], {
      wiresBefore: new Map([wires("a")]),
      wiresAfter: new Map([wires("a", "b")]),
    });
    expect(consequenceLines(growing)).toEqual([
      "in-place load-balancer: The load balancer gets a further subnet while it serves",
    ]);
  });

  it("says that AWS moves no load balancer to another VPC", () => {
    const plan = planOf([
      replaced("aws_vpc.net", "cidr_block"),
      replaced("aws_subnet.a", "vpc_id", { wires: { vpc_id: "aws_vpc.net" } }),
      updated("aws_lb.api", { ...LB, subnets: ["a"] }, { ...LB, subnets: ["b"] }, { subnets: "aws_subnet.a" }),
    ]);
    expect(consequenceLines(plan)).toContain(
      "outage load-balancer: The load balancer cannot move to another VPC: AWS refuses to delete the subnets it is in, and the apply stops half-way; replace the load balancer too",
    );
  });

  it("takes the rest for updates in place", () => {
    const plan = planOf([updated("aws_lb.api", { ...LB, idle_timeout: 60 }, { ...LB, idle_timeout: 90 })]);
    expect(consequenceLines(plan)).toEqual(["in-place load-balancer: The load balancer is updated while it serves"]);
  });
});
