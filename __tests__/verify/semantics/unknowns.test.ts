/** What the JSON does not say is unknown, with its reason; it is never folded into blocked or allowed. */
import { Changes } from "../../support/change-resources";
import { ask, network, service } from "../../support/topology";

const DB = "web -> db tcp 5432";
const IN = "internet -> web tcp 443";
const VARIABLE = "${var.late}";
const REASON = "when Terraform runs";
const RULE = "aws_vpc_security_group_ingress_rule.db_web";

const VARIABLES: readonly (readonly [what: string, question: string, changes: Changes])[] = [
  ["the block of a rule", DB, { [RULE]: { referenced_security_group_id: null, cidr_ipv4: VARIABLE } }],
  ["the group that a rule names", DB, { [RULE]: { referenced_security_group_id: VARIABLE } }],
  ["the first port", DB, { [RULE]: { from_port: VARIABLE } }],
  ["the last port", DB, { [RULE]: { to_port: VARIABLE } }],
  ["the protocol", DB, { [RULE]: { ip_protocol: VARIABLE } }],
  ["the groups of a machine", DB, { "aws_instance.db": { vpc_security_group_ids: VARIABLE } }],
  ["one group of a machine", DB, { "aws_instance.db": { vpc_security_group_ids: [VARIABLE] } }],
  ["the subnet of a machine", DB, { "aws_instance.db": { subnet_id: VARIABLE } }],
  [
    "rules made by a dynamic block",
    DB,
    { [RULE]: null, "aws_security_group.db": { dynamic: { ingress: { for_each: VARIABLE } } } },
  ],
  ["whether there is a public address", IN, { "aws_instance.web": { associate_public_ip_address: VARIABLE } }],
  ["the gateway of a route", IN, { "aws_route.internet": { gateway_id: VARIABLE } }],
  ["the destination of a route", IN, { "aws_route.internet": { destination_cidr_block: VARIABLE } }],
  ["the table of a subnet", IN, { "aws_route_table_association.public": { route_table_id: VARIABLE } }],
  ["the VPC of the gateway", IN, { "aws_internet_gateway.gate": { vpc_id: VARIABLE } }],
  ["the port of a listener", "internet -> front tcp 80", { "aws_lb_listener.http": { port: VARIABLE } }],
  ["the protocol of a listener", "internet -> front tcp 80", { "aws_lb_listener.http": { protocol: VARIABLE } }],
  ["the port of a target", "front -> db tcp 5432", { "aws_lb_target_group_attachment.db": { port: VARIABLE } }],
  ["the target", "front -> db tcp 5432", { "aws_lb_target_group_attachment.db": { target_id: VARIABLE } }],
  ["the groups of a load balancer", "internet -> front tcp 80", { "aws_lb.front": { security_groups: VARIABLE } }],
  ["whether a load balancer is internal", "internet -> front tcp 80", { "aws_lb.front": { internal: VARIABLE } }],
];

describe("a variable", () => {
  test.each(VARIABLES)("as %s leaves the flow unknown, and the finding has the reason", (_, question, changes) => {
    const { verdict, messages } = ask(service(changes), question);
    expect(verdict).toBe("unknown");
    expect(messages.join("\n")).toContain(REASON);
  });

  test("does not hide an obstacle that is certain", () => {
    const changes = { [RULE]: { from_port: VARIABLE }, "aws_vpc_security_group_egress_rule.web_db": null };
    expect(ask(network(changes), DB)).toMatchObject({ verdict: "blocked", blame: ["aws_security_group.web"] });
  });

  test("changes nothing where another rule is certain", () => {
    const certain = {
      "aws_vpc_security_group_ingress_rule.more": {
        security_group_id: "${aws_security_group.db.id}",
        ip_protocol: "-1",
        cidr_ipv4: VARIABLE,
      },
    };
    expect(ask(network(certain), DB).verdict).toBe("allowed");
  });
});
