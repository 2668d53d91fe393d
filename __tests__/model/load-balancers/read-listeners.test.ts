import { known } from "../../../src/model/known";
import { byKey, modelOf, NETWORK, Resources } from "../../support/terraform-json";

const GROUP_ARN = "${aws_lb_target_group.t.arn}";
const OTHER_ARN = "${aws_lb_target_group.u.arn}";
const T = { kind: "resource", key: "aws_lb_target_group.t" };
const U = { kind: "resource", key: "aws_lb_target_group.u" };
const BALANCER: Resources = {
  aws_lb: { l: { subnets: ["${aws_subnet.public.id}"] } },
  aws_lb_target_group: { t: { port: 8000, protocol: "HTTP" }, u: { port: 9000, protocol: "HTTP" } },
};
const LISTENER = { load_balancer_arn: "${aws_lb.l.arn}", port: 80 };

function actionsOf(default_action: unknown, ...parts: readonly Resources[]) {
  const model = modelOf(NETWORK, BALANCER, { aws_lb_listener: { h: { ...LISTENER, default_action } } }, ...parts);
  return byKey(byKey(model.loadBalancers, "aws_lb.l").listeners, "aws_lb_listener.h").actions;
}

describe("readListeners", () => {
  test("a listener is its load balancer's, on its port, HTTP where it names no protocol", () => {
    const { loadBalancers } = modelOf(NETWORK, BALANCER, { aws_alb_listener: { h: { ...LISTENER, port: "80" } } });
    expect(byKey(loadBalancers, "aws_lb.l").listeners).toEqual([
      {
        key: "aws_alb_listener.h",
        address: "aws_alb_listener.h",
        loadBalancer: { kind: "resource", key: "aws_lb.l" },
        port: known(80),
        protocol: known("HTTP"),
        actions: [],
      },
    ]);
  });

  test.each([
    [{ type: "forward", target_group_arn: GROUP_ARN }, [T]],
    [[{ type: "forward", target_group_arn: GROUP_ARN }], [T]],
    [{ type: "forward", forward: { target_group: [{ arn: GROUP_ARN, weight: 1 }, { arn: OTHER_ARN }] } }, [T, U]],
    [
      [
        { type: "authenticate-oidc", order: 1 },
        { type: "forward", target_group_arn: GROUP_ARN, order: 2 },
      ],
      [T],
    ],
  ])("%j forwards to %j", (action, targetGroups) => {
    expect(actionsOf(action)).toEqual([{ address: "aws_lb_listener.h", kind: "forward", targetGroups }]);
  });

  test.each([
    [{ port: "443", protocol: "HTTPS" }, known(443)],
    [{ port: "#{port}" }, undefined],
    [{ host: "example.com" }, undefined],
  ])("a redirect with %j leads to port %j", (redirect, redirectPort) => {
    expect(actionsOf({ type: "redirect", redirect })).toEqual([
      expect.objectContaining({ kind: "redirect", redirectPort }),
    ]);
  });

  test("a fixed response is an answer", () => {
    expect(actionsOf({ type: "fixed-response" })).toMatchObject([{ kind: "answer" }]);
  });

  test.each([
    ["type", { type: "${var.type}" }],
    ["block", "${var.action}"],
  ])("an action whose %s nobody can tell is unknown", (_what, action) => {
    expect(actionsOf(action)).toMatchObject([{ kind: "unknown" }]);
  });

  test("the actions of its rules come after its own", () => {
    const rule = { listener_arn: "${aws_lb_listener.h.arn}", action: { type: "forward", target_group_arn: OTHER_ARN } };
    expect(actionsOf({ type: "fixed-response" }, { aws_lb_listener_rule: { r: rule } })).toMatchObject([
      { address: "aws_lb_listener.h", kind: "answer" },
      { address: "aws_lb_listener_rule.r", kind: "forward", targetGroups: [U] },
    ]);
  });

  test("listeners and rules of what is elsewhere are not lost without a word", () => {
    const { notModelled } = modelOf(NETWORK, {
      aws_lb_listener: { h: { load_balancer_arn: "arn:aws:l", port: 80 } },
      aws_lb_listener_rule: { r: { listener_arn: "${var.listener}" } },
    });
    expect(notModelled).toMatchObject([
      { address: "aws_lb_listener.h", reason: "listens for a load balancer outside the JSON: 'arn:aws:l'" },
      { address: "aws_lb_listener_rule.r" },
    ]);
  });
});
