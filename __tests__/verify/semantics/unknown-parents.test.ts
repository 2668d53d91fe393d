/**
 * Where nobody can tell what a thing belongs to, it may belong to anything that has such things: the flow that works by
 * it is unknown then, never blocked or allowed.
 */
import { readNetworkModel } from "../../../src/model/read-network-model";
import { Contract } from "../../../src/verify/contract/contract";
import { Changes, changeResources } from "../../support/change-resources";
import { Resources, terraformJson } from "../../support/terraform-json";
import { ask, judge, machine, ref, rule, service } from "../../support/topology";

const VARIABLE = "${var.late}";
const REASON = "'${var.late}' is set when Terraform runs";

const DB = "web -> db tcp 5432";
const IN = "internet -> web tcp 443";
const FRONT = "internet -> front tcp 80";
const FORWARD = "front -> db tcp 5432";
const S3 = "db -> s3 tcp 443";

const ADDRESSES: Contract["addresses"] = new Map([
  ["s3", [{ kind: "service", service: "com.amazonaws.us-east-1.s3" }]],
]);

const vpc = { vpc_id: ref("aws_vpc.v") };
const RULE = "aws_vpc_security_group_ingress_rule.db_web";
const OPEN_ENTRY = { rule_number: 1, protocol: "-1", rule_action: "allow", cidr_block: "0.0.0.0/0" };
const BLOCK_ENTRY = { rule_no: 1, protocol: "-1", action: "allow", cidr_block: "0.0.0.0/0", from_port: 0, to_port: 0 };
const OPEN_BLOCKS = { ingress: [BLOCK_ENTRY], egress: [BLOCK_ENTRY] };

/** The private subnet behind an ACL of its own that an unmentioned default would not replace. */
const CLOSED_DEFAULT: Changes = {
  "aws_default_network_acl.closed": { default_network_acl_id: ref("aws_vpc.v", "default_network_acl_id") },
  "aws_network_acl.open": { ...vpc, ...OPEN_BLOCKS },
  "aws_network_acl_association.public": associated("public"),
  "aws_network_acl_association.private": associated("private"),
};

function associated(subnet: string) {
  return { network_acl_id: ref("aws_network_acl.open"), subnet_id: ref(`aws_subnet.${subnet}`) };
}

const LEGACY: Changes = {
  [RULE]: null,
  "aws_security_group_rule.db_web": {
    type: "ingress",
    security_group_id: ref("aws_security_group.db"),
    source_security_group_id: ref("aws_security_group.web"),
    protocol: "tcp",
    from_port: 5432,
    to_port: 5432,
  },
};

const BARE: Changes = { "aws_instance.web": { associate_public_ip_address: false } };
const OWN_EIP: Changes = { ...BARE, "aws_eip.web": { instance: ref("aws_instance.web") } };
const ASSOCIATED_EIP: Changes = {
  ...BARE,
  "aws_eip.web": {},
  "aws_eip_association.web": { allocation_id: ref("aws_eip.web"), instance_id: ref("aws_instance.web") },
};
const INTERFACE_EIP: Changes = {
  ...BARE,
  "aws_network_interface.web": {
    subnet_id: ref("aws_subnet.public"),
    security_groups: [ref("aws_security_group.web")],
  },
  "aws_instance.web": {
    ...machine("web", "public", "web"),
    associate_public_ip_address: null,
    subnet_id: null,
    vpc_security_group_ids: null,
    network_interface: [{ device_index: 0, network_interface_id: ref("aws_network_interface.web") }],
  },
  "aws_eip.web": { network_interface: ref("aws_network_interface.web") },
};

const ENDPOINT: Changes = {
  "aws_vpc_endpoint.s3": {
    ...vpc,
    service_name: "com.amazonaws.us-east-1.s3",
    route_table_ids: [ref("aws_route_table.private")],
  },
  "aws_vpc_security_group_egress_rule.db_s3": rule("db", "tcp 443", { cidr_ipv4: "0.0.0.0/0" }),
};
const ASSOCIATED_ENDPOINT: Changes = {
  ...ENDPOINT,
  "aws_vpc_endpoint.s3": { ...vpc, service_name: "com.amazonaws.us-east-1.s3" },
  "aws_vpc_endpoint_route_table_association.s3": {
    vpc_endpoint_id: ref("aws_vpc_endpoint.s3"),
    route_table_id: ref("aws_route_table.private"),
  },
};

const INTERFACE_ENDPOINT: Changes = {
  "aws_vpc_endpoint.ssm": {
    ...vpc,
    vpc_endpoint_type: "Interface",
    service_name: "com.amazonaws.us-east-1.ssm",
    subnet_ids: [ref("aws_subnet.private")],
    security_group_ids: [ref("aws_security_group.bare")],
    tags: { Role: "ssm" },
  },
  "aws_security_group.bare": vpc,
  "aws_security_group.ssm": vpc,
  "aws_vpc_endpoint_security_group_association.ssm": {
    vpc_endpoint_id: ref("aws_vpc_endpoint.ssm"),
    security_group_id: ref("aws_security_group.ssm"),
  },
  "aws_vpc_security_group_ingress_rule.ssm_db": rule("ssm", "tcp 443", { cidr_ipv4: "10.0.0.0/16" }),
  "aws_vpc_security_group_egress_rule.db_ssm": rule("db", "tcp 443", { cidr_ipv4: "10.0.0.0/16" }),
};

const CLASSIC: Changes = {
  "aws_elb.front": {
    subnets: [ref("aws_subnet.edge_a"), ref("aws_subnet.edge_b")],
    security_groups: [ref("aws_security_group.front")],
    listener: [{ lb_port: 80, lb_protocol: "http", instance_port: 5432, instance_protocol: "http" }],
    tags: { Role: "classic" },
  },
  "aws_elb_attachment.db": { elb: ref("aws_elb.front"), instance: ref("aws_instance.db") },
};

const MAIN: Changes = {
  "aws_route_table_association.public": null,
  "aws_main_route_table_association.v": { ...vpc, route_table_id: ref("aws_route_table.public") },
};

const ACL_BY_RULES: Changes = {
  "aws_network_acl.private": { ...vpc, subnet_ids: [ref("aws_subnet.private")] },
  "aws_network_acl_rule.in": { ...OPEN_ENTRY, network_acl_id: ref("aws_network_acl.private"), egress: false },
  "aws_network_acl_rule.out": { ...OPEN_ENTRY, network_acl_id: ref("aws_network_acl.private"), egress: true },
};
const ACL_BY_LIST: Changes = {
  ...CLOSED_DEFAULT,
  "aws_network_acl_association.private": null,
  "aws_network_acl.more": { ...vpc, ...OPEN_BLOCKS, subnet_ids: [ref("aws_subnet.private")] },
};

const ATTACHED: Changes = {
  "aws_internet_gateway.gate": { vpc_id: null },
  "aws_internet_gateway_attachment.gate": { ...vpc, internet_gateway_id: ref("aws_internet_gateway.gate") },
};

const SCALED: Changes = {
  "aws_lb_target_group_attachment.db": null,
  "aws_instance.db": null,
  "aws_launch_template.db": { vpc_security_group_ids: [ref("aws_security_group.db")] },
  "aws_autoscaling_group.db": {
    min_size: 1,
    max_size: 1,
    vpc_zone_identifier: [ref("aws_subnet.private")],
    launch_template: [{ id: ref("aws_launch_template.db") }],
    tag: [{ key: "Role", value: "db", propagate_at_launch: true }],
  },
  "aws_autoscaling_attachment.db": {
    autoscaling_group_name: ref("aws_autoscaling_group.db"),
    lb_target_group_arn: ref("aws_lb_target_group.db", "arn"),
  },
};

const RULED: Changes = {
  "aws_lb_listener.http": { default_action: [{ type: "fixed-response" }] },
  "aws_lb_listener_rule.db": {
    listener_arn: ref("aws_lb_listener.http", "arn"),
    action: [{ type: "forward", target_group_arn: ref("aws_lb_target_group.db", "arn") }],
  },
};

const GROUP_ADDED: Changes = {
  "aws_instance.db": { vpc_security_group_ids: [ref("aws_security_group.bare")] },
  "aws_security_group.bare": vpc,
  "aws_network_interface_sg_attachment.db": {
    network_interface_id: ref("aws_instance.db", "primary_network_interface_id"),
    security_group_id: ref("aws_security_group.db"),
  },
};

/** What names the parent, the flow that works by it, and how the network is made that it does. */
type ParentCase = readonly [parent: string, question: string, changes: Changes];

const PARENTS: readonly ParentCase[] = [
  [`${RULE} security_group_id`, DB, {}],
  ["aws_vpc_security_group_egress_rule.web_db security_group_id", DB, {}],
  ["aws_security_group_rule.db_web security_group_id", DB, LEGACY],
  ["aws_eip.web instance", IN, OWN_EIP],
  ["aws_eip.web network_interface", IN, INTERFACE_EIP],
  ["aws_eip_association.web instance_id", IN, ASSOCIATED_EIP],
  ["aws_route.internet route_table_id", IN, {}],
  ["aws_vpc_endpoint.s3 route_table_ids", S3, ENDPOINT],
  ["aws_vpc_endpoint_route_table_association.s3 route_table_id", S3, ASSOCIATED_ENDPOINT],
  ["aws_route_table_association.public subnet_id", IN, {}],
  ["aws_main_route_table_association.v vpc_id", IN, MAIN],
  ["aws_network_acl_rule.in network_acl_id", DB, ACL_BY_RULES],
  ["aws_network_acl_rule.out network_acl_id", DB, ACL_BY_RULES],
  ["aws_network_acl_association.private subnet_id", DB, CLOSED_DEFAULT],
  ["aws_network_acl.more subnet_ids", DB, ACL_BY_LIST],
  ["aws_internet_gateway_attachment.gate internet_gateway_id", IN, ATTACHED],
  ["aws_lb_target_group_attachment.db target_group_arn", FORWARD, {}],
  ["aws_autoscaling_attachment.db lb_target_group_arn", FORWARD, SCALED],
  ["aws_lb_listener.http load_balancer_arn", FRONT, {}],
  ["aws_network_interface_sg_attachment.db network_interface_id", DB, GROUP_ADDED],
  ["aws_vpc_endpoint_security_group_association.ssm vpc_endpoint_id", "db -> ssm tcp 443", INTERFACE_ENDPOINT],
  ["aws_elb_attachment.db elb", "classic -> db tcp 5432", CLASSIC],
];

/** Here the reason is in what is not modelled only: the proof knows no more than that there may be more actions. */
const ACTIONS: readonly ParentCase[] = [
  ["aws_lb_listener.http load_balancer_arn", FORWARD, {}],
  ["aws_lb_listener_rule.db listener_arn", FORWARD, RULED],
];

/** What names the other end of a link. */
const ENDS: readonly ParentCase[] = [
  ["aws_vpc_endpoint_route_table_association.s3 vpc_endpoint_id", S3, ASSOCIATED_ENDPOINT],
  ["aws_main_route_table_association.v route_table_id", IN, MAIN],
  ["aws_network_acl_association.private network_acl_id", DB, CLOSED_DEFAULT],
  ["aws_internet_gateway_attachment.gate vpc_id", IN, ATTACHED],
  ["aws_autoscaling_attachment.db autoscaling_group_name", FORWARD, SCALED],
  ["aws_network_interface_sg_attachment.db security_group_id", DB, GROUP_ADDED],
];

function withParent(parent: string, changes: Changes, value: string) {
  const [address = "", attribute = ""] = parent.split(" ");
  return changeResources(service(changes), { [address]: { [attribute]: value } });
}

describe("a parent that nobody can tell", () => {
  test.each([...PARENTS, ...ENDS])("%s leaves '%s' unknown, for that reason", (parent, question, changes) => {
    expect(ask(service(changes), question, ADDRESSES).verdict).toBe("allowed");
    const { verdict, messages } = ask(withParent(parent, changes, VARIABLE), question, ADDRESSES);
    expect(verdict).toBe("unknown");
    expect(messages.join("\n")).toContain(REASON);
  });

  test.each(ACTIONS)("%s leaves '%s' unknown", (parent, question, changes) => {
    expect(ask(service(changes), question).verdict).toBe("allowed");
    expect(ask(withParent(parent, changes, VARIABLE), question).verdict).toBe("unknown");
  });

  test("does not hide an obstacle that is certain", () => {
    const changes = { "aws_vpc_security_group_egress_rule.web_db": null };
    expect(ask(withParent(`${RULE} security_group_id`, changes, VARIABLE), DB).verdict).toBe("blocked");
  });

  test("takes nothing away where another thing is certain", () => {
    const changes = { "aws_vpc_security_group_ingress_rule.more": rule("db", "tcp 5432", { cidr_ipv4: "0.0.0.0/0" }) };
    expect(ask(withParent(`${RULE} security_group_id`, changes, VARIABLE), DB).verdict).toBe("allowed");
  });
});

describe("a thing of which nobody can tell the parent is no fault of another", () => {
  const faultsOf = (resources: Resources): readonly string[] =>
    judge(resources, { addresses: ADDRESSES, flows: [] })
      .findings.filter(({ severity }) => severity !== "unknown")
      .map(({ rule: name, resource }) => `${name} ${resource}`);

  const inline = (from_port: number) => ({
    protocol: "tcp",
    from_port,
    to_port: from_port,
    cidr_blocks: ["10.0.0.0/8"],
  });

  test.each([
    ["aws_vpc_security_group_ingress_rule.front_internet security_group_id", "a group with rules inside"],
    ["aws_lb_target_group_attachment.db target_group_arn", "a target group of another type"],
    ["aws_lb_listener.http load_balancer_arn", "a load balancer of another type"],
  ])("%s beside %s", (parent) => {
    const beside = {
      "aws_security_group.inline": { ...vpc, ingress: Array.from({ length: 60 }, (_, port) => inline(port)) },
      "aws_lb_target_group.ip": { ...vpc, port: 80, protocol: "HTTP", target_type: "ip" },
      "aws_lb.network": { load_balancer_type: "network", subnets: [ref("aws_subnet.edge_a")] },
      "aws_lb_listener.tcp": { load_balancer_arn: ref("aws_lb.network", "arn"), port: 81, protocol: "TCP" },
    };
    const before = faultsOf(service(beside));
    expect(faultsOf(withParent(parent, beside, VARIABLE)).filter((fault) => !before.includes(fault))).toEqual([]);
  });
});

describe("a parent outside the JSON", () => {
  const OUTSIDE: readonly ParentCase[] = [
    [`${RULE} security_group_id`, DB, {}],
    ["aws_eip.web instance", IN, OWN_EIP],
    ["aws_eip_association.web instance_id", IN, ASSOCIATED_EIP],
    ["aws_route.internet route_table_id", IN, {}],
    ["aws_vpc_endpoint.s3 route_table_ids", S3, ENDPOINT],
    ["aws_route_table_association.public subnet_id", IN, {}],
    ["aws_main_route_table_association.v vpc_id", IN, MAIN],
    ["aws_network_acl_rule.in network_acl_id", DB, ACL_BY_RULES],
    ["aws_network_acl_association.private subnet_id", DB, CLOSED_DEFAULT],
    ["aws_lb_target_group_attachment.db target_group_arn", FORWARD, {}],
    ["aws_lb_listener.http load_balancer_arn", FRONT, {}],
    ["aws_lb_listener_rule.db listener_arn", FORWARD, RULED],
    ["aws_network_interface_sg_attachment.db network_interface_id", DB, GROUP_ADDED],
  ];

  test.each(OUTSIDE)("%s is another thing, so that '%s' is blocked", (parent, question, changes) => {
    expect(ask(withParent(parent, changes, "outside-123"), question, ADDRESSES).verdict).toBe("blocked");
  });
});

describe("a thing of which nobody can tell the parent", () => {
  test.each([...PARENTS, ...ACTIONS])("%s is listed as not modelled", (parent, _, changes) => {
    const { notModelled } = readNetworkModel(terraformJson(withParent(parent, changes, VARIABLE)), "cdk.tf.json");
    expect(notModelled).toMatchObject([{ address: parent.split(" ")[0] }]);
    expect(notModelled[0]?.reason).toContain(REASON);
  });
});
