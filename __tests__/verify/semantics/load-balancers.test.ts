/** A load balancer is two flows: in on the ports of its listeners, out to its targets on theirs. */
import { Changes } from "../../support/change-resources";
import { AnswerCase, testAnswers } from "../../support/test-answers";
import { ask, membersOf, possible, ref, rule, service } from "../../support/topology";

const IN = "internet -> front tcp 80";
const ON = "front -> db tcp 5432";
const EVERYBODY = { cidr_ipv4: "0.0.0.0/0" };
const OPEN: Changes = {
  "aws_vpc_security_group_ingress_rule.front_internet": rule("front", "-1", EVERYBODY),
  "aws_vpc_security_group_egress_rule.front_db": rule("front", "-1", membersOf("db")),
  "aws_vpc_security_group_ingress_rule.db_front": rule("db", "-1", membersOf("front")),
};

const APPLICATION: Record<string, AnswerCase> = {
  "both flows work": [{}, `${IN}: allowed`, `${ON}: allowed`],
  "only the ports of listeners are answered, whatever the group admits": [
    OPEN,
    `${IN}: allowed`,
    "internet -> front tcp 81: blocked",
  ],
  "without a listener it accepts nothing and sends nothing": [
    { "aws_lb_listener.http": null },
    `${IN}: blocked`,
    `${ON}: blocked`,
  ],
  "without its target it sends nothing": [
    { "aws_lb_target_group_attachment.db": null },
    `${IN}: allowed`,
    `${ON}: blocked`,
  ],
  "the port of the attachment goes before the group's": [
    { ...OPEN, "aws_lb_target_group_attachment.db": { port: 9000 } },
    "front -> db tcp 9000: allowed",
    "front -> db tcp 5433: blocked",
  ],
  "the health check has a port of its own": [
    { ...OPEN, "aws_lb_target_group.db": { health_check: { port: "8081" } } },
    "front -> db tcp 8081: allowed",
    "front -> db tcp 8082: blocked",
  ],
  "a redirect accepts and sends nothing on": [
    {
      "aws_lb_listener.http": {
        default_action: { type: "redirect", redirect: { port: "443", status_code: "HTTP_301" } },
      },
    },
    `${IN}: allowed`,
    `${ON}: blocked`,
  ],
  "a rule of the listener sends on, too": [
    {
      "aws_lb_listener.http": { default_action: { type: "fixed-response" } },
      "aws_lb_listener_rule.db": {
        listener_arn: ref("aws_lb_listener.http", "arn"),
        action: { type: "forward", target_group_arn: ref("aws_lb_target_group.db", "arn") },
      },
    },
    `${ON}: allowed`,
  ],
  "an internal one has no public address": [{ "aws_lb.front": { internal: true } }, `${IN}: blocked`, `${ON}: allowed`],
  "one that may be internal may be reached or not": [
    { "aws_lb.front": { internal: "${var.internal}" } },
    `${IN}: unknown`,
  ],
  "one in a subnet without a route to the gateway cannot answer": [
    { "aws_route_table_association.edge_b": null },
    `${IN}: blocked`,
  ],
  "a target from a variable may be the machine or not": [
    { "aws_lb_target_group_attachment.db": { target_id: "${var.target}" } },
    `${ON}: unknown`,
  ],
  "the port of a listener from a variable may be any": [
    { "aws_lb_listener.http": { port: "${var.port}" } },
    `${IN}: unknown`,
  ],
};

const FROM_WEB: Changes = {
  "aws_vpc_security_group_egress_rule.web_front": rule("web", "tcp 80", membersOf("front")),
  "aws_vpc_security_group_egress_rule.web_internet": null,
  "aws_vpc_security_group_ingress_rule.front_internet": rule("front", "tcp 80", membersOf("web")),
};

const CALLERS: Record<string, AnswerCase> = {
  "a machine calls an internet-facing one by its public address": [{}, "web -> front tcp 80: allowed"],
  "references between groups do not lead to an internet-facing one": [FROM_WEB, "web -> front tcp 80: blocked"],
  "references between groups lead to an internal one": [
    { ...FROM_WEB, "aws_lb.front": { internal: true } },
    "web -> front tcp 80: allowed",
  ],
  "references between groups may lead to one that may be internal": [
    { ...FROM_WEB, "aws_lb.front": { internal: "${var.internal}" } },
    "web -> front tcp 80: unknown",
  ],
};

const NETWORK: Changes = {
  "aws_lb.front": { load_balancer_type: "network" },
  "aws_lb_listener.http": { protocol: "TCP" },
};

describe("application load balancers", () => {
  testAnswers(service, { ...APPLICATION, ...CALLERS });

  test("the finding names the listener, the target group and the attachment's machine", () => {
    expect(ask(service({ "aws_lb_listener.http": { port: 81 } }), IN).messages).toEqual([
      "internet -> front TCP 80 does not get through: aws_lb_listener.http does not listen on that port, nor does another listener",
    ]);
    expect(ask(service({ "aws_lb_target_group_attachment.db": null }), ON).messages).toEqual([
      "front -> db TCP 5432 does not get through: aws_lb_target_group.db does not have aws_instance.db as a target",
    ]);
    expect(ask(service({ "aws_lb_target_group_attachment.db": { target_id: "${var.target}" } }), ON).messages).toEqual([
      "front -> db TCP 5432 may not get through: aws_lb_target_group.db has aws_instance.db as a target on TCP 5432, as far as anybody knows: '${var.target}' is set when Terraform runs",
    ]);
  });

  test("what the group admits is open beside the contract, listener or not", () => {
    expect(possible(service(OPEN))).toContain("internet -> front all traffic");
  });
});

describe("network load balancers", () => {
  testAnswers((changes) => service({ ...NETWORK, ...changes }), {
    "without groups let everything in, and send to their targets": [
      {
        "aws_lb.front": { load_balancer_type: "network", security_groups: null },
        "aws_vpc_security_group_ingress_rule.db_front": rule("db", "tcp 5432", { cidr_ipv4: "10.0.0.0/16" }),
      },
      `${IN}: allowed`,
      `${ON}: allowed`,
    ],
    "without groups are nobody that a group could name": [
      { "aws_lb.front": { load_balancer_type: "network", security_groups: null } },
      `${ON}: blocked`,
    ],
    "listen over UDP where the listener does": [
      { ...OPEN, "aws_lb_listener.http": { protocol: "UDP" } },
      "internet -> front udp 80: allowed",
      `${IN}: blocked`,
    ],
    "listen over both": [
      { ...OPEN, "aws_lb_listener.http": { protocol: "TCP_UDP" } },
      "internet -> front udp 80: allowed",
      `${IN}: allowed`,
    ],
    "may listen over either where a variable says": [
      { ...OPEN, "aws_lb_listener.http": { protocol: "${var.protocol}" } },
      "internet -> front udp 80: unknown",
      `${IN}: unknown`,
    ],
  });

  test("may hand on the caller's own address to a target that admits everybody", () => {
    const admits = { "aws_vpc_security_group_ingress_rule.db_all": rule("db", "tcp 5432", EVERYBODY) };
    expect(possible(service({ ...NETWORK, ...admits }))).toContain("internet -> db TCP 5432 unknown");
    expect(possible(service(admits))).not.toContain("internet -> db TCP 5432 unknown");
  });
});
