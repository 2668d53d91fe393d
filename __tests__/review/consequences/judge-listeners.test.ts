import { PlanObject } from "../../../src/model/plan/plan-value";
import { created, deleted, kept, planOf, PlanResource, replaced, updated } from "../../support/plan-builder";
import { consequenceLines } from "../../support/review-lines";

const HTTP = { port: 80, protocol: "HTTP", tags: { Role: "load-balancer" } };
const FORWARD = [{ type: "forward" }];
const REDIRECT = [{ type: "redirect", redirect: [{ protocol: "HTTPS", port: "443" }] }];

function listener(was: PlanObject, is: PlanObject, wires: PlanResource["wires"] = {}): PlanResource {
  return updated("aws_lb_listener.api", { ...HTTP, ...was }, { ...HTTP, ...is }, wires);
}

function linesOf(...resources: PlanResource[]): readonly string[] {
  return consequenceLines(planOf([kept("aws_lb.api", { tags: { Role: "load-balancer" } }), ...resources]));
}

describe("judgeListeners", () => {
  it("takes a deleted listener for an outage of its port", () => {
    expect(linesOf(deleted("aws_lb_listener.api", HTTP))).toContain(
      "outage load-balancer: The listener is deleted: nobody answers on port 80 any more",
    );
  });

  it("takes a replaced listener for an outage until the new one listens", () => {
    const sides = { was: { ...HTTP, load_balancer_arn: "a" }, is: { ...HTTP, load_balancer_arn: "b" } };
    expect(linesOf(replaced("aws_lb_listener.api", "load_balancer_arn", sides))).toEqual([
      "outage load-balancer: The listener is replaced: nobody answers on port 80 until the new one listens",
    ]);
  });

  it("takes another port for an outage of the callers of the old one", () => {
    expect(linesOf(listener({}, { port: 8080 }))).toEqual([
      "outage load-balancer: The listener answers as HTTP on port 8080 instead of HTTP on port 80: callers of the old one fail until they are changed",
    ]);
  });

  it("takes a redirect in place of answers for an update in place", () => {
    expect(linesOf(listener({ default_action: FORWARD }, { default_action: REDIRECT }))).toEqual([
      "in-place load-balancer: The listener redirects callers to HTTPS 443 from now on; those that do not follow redirects fail",
    ]);
  });

  it("takes answers in clear in place of a redirect for an exposure", () => {
    expect(linesOf(listener({ default_action: REDIRECT }, { default_action: FORWARD }))).toEqual([
      "in-place! load-balancer: The listener answers in clear instead of redirecting: whoever is on the way can read and change the requests",
    ]);
  });

  it("takes a fixed answer for an outage of who answered before", () => {
    const fixed = listener(
      { default_action: FORWARD },
      { default_action: [{ type: "fixed-response" }] },
      {
        default_action: "aws_lb_target_group.api",
      },
    );
    const head = kept("aws_instance.head_1", { tags: { Role: "head" } });
    const wires = { target_id: "aws_instance.head_1", target_group_arn: "aws_lb_target_group.api" };
    const target = kept("aws_lb_target_group_attachment.head_1", {}, wires);
    const wired = {
      ...fixed,
      was: { ...HTTP, default_action: FORWARD },
      is: { ...HTTP, default_action: [{ type: "fixed-response" }] },
    };
    expect(linesOf(kept("aws_lb_target_group.api"), head, target, wired)).toContain(
      "outage head: The listener gives a fixed answer instead of asking the Head nodes: the API is down",
    );
  });

  it("takes a new certificate while connections go on", () => {
    expect(linesOf(listener({ certificate_arn: "a" }, { certificate_arn: "b" }))).toEqual([
      "in-place load-balancer: The listener takes the new certificate while connections go on",
    ]);
  });

  it.each(["ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS13-1-0-2021-06", "ELBSecurityPolicy-TLS-1-1-2017-01"])(
    "takes %s in place of a stricter policy for an exposure",
    (policy) => {
      const strict = "ELBSecurityPolicy-TLS13-1-2-2021-06";
      expect(linesOf(listener({ ssl_policy: strict }, { ssl_policy: policy }))).toEqual([
        `in-place! load-balancer: The listener takes ${policy}, which accepts the broken TLS 1.0 or 1.1`,
      ]);
    },
  );

  it("takes a stricter policy for no exposure", () => {
    const [old, strict] = ["ELBSecurityPolicy-2016-08", "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09"];
    expect(linesOf(listener({ ssl_policy: old }, { ssl_policy: strict }))).toEqual([
      `in-place load-balancer: The listener takes ${strict} for new connections; callers that speak only what the old policy allowed fail`,
    ]);
  });

  it("takes a new listener with a broken policy for an exposure", () => {
    const made = created("aws_lb_listener.api", { ...HTTP, ssl_policy: "ELBSecurityPolicy-2016-08" });
    expect(linesOf(made)[0]).toBe(
      "in-place! load-balancer: The listener takes ELBSecurityPolicy-2016-08, which accepts the broken TLS 1.0 or 1.1",
    );
  });
});
