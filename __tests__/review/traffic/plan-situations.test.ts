/** What plans of all kinds open and close, from their JSON to the rows of the review. */
import { reviewPlan } from "../../../src/review/review-plan";
import { constant, naming, planOf, ResourceJson, ResourcesJson } from "../../support/plan-json";
import {
  block,
  DEFAULT_GROUP,
  EVERYBODY,
  GATEWAY,
  group,
  id,
  machine,
  made,
  membersOf,
  NAT,
  NETWORK_CONTRACT,
  planNetwork,
  PRIVATE,
  PRIVATE_TABLE,
  PUBLIC,
  PUBLIC_TABLE,
  rule,
  stays,
  VPC,
} from "../../support/plan-network";
import { describeRow } from "../../support/traffic-changes";

interface Told {
  readonly opened?: readonly string[];
  readonly closed?: readonly string[];
}

function review(changes: ResourcesJson) {
  return reviewPlan(planOf(planNetwork(changes)), { environment: "small", contract: NETWORK_CONTRACT }).review;
}

function told(changes: ResourcesJson): Required<Told> {
  const { opened, closed } = review(changes).traffic;
  return { opened: opened.map(describeRow), closed: closed.map(describeRow) };
}

/** Resources at which an exposure is told. */
function exposedAt(changes: ResourcesJson): readonly string[] {
  return review(changes)
    .consequences.filter(({ exposure }) => exposure)
    .map(({ resource }) => resource);
}

const INGRESS = "aws_vpc_security_group_ingress_rule";
const SSH_FROM_ALL = { [`${INGRESS}.all`]: stays(rule("client", 22, EVERYBODY)) };
const OPEN_GROUP = {
  "aws_security_group.open": stays(group("open", { ingress: [block(22, { cidr_blocks: ["0.0.0.0/0"] })], tags: {} })),
};

function entry(number: number, cidr_block: string) {
  return { rule_no: number, action: "allow", protocol: "-1", from_port: 0, to_port: 0, cidr_block };
}

function acl(...ingress: readonly object[]) {
  const subnet_ids = [PUBLIC, PRIVATE];
  return { id: id("acl", "all"), vpc_id: VPC, subnet_ids, ingress, egress: [entry(100, "0.0.0.0/0")] };
}

const LISTED = { ingress: constant([]), egress: constant([]), subnet_ids: constant([PUBLIC, PRIVATE]) };

const ROUTES_AND_ACLS: Record<string, readonly [ResourcesJson, Told]> = {
  "a network ACL that lets everybody through, where the groups did already": [
    {
      ...SSH_FROM_ALL,
      "aws_network_acl.all": {
        before: acl(entry(100, "203.0.113.0/24"), entry(110, "10.0.0.0/16")),
        after: acl(entry(100, "0.0.0.0/0")),
        expressions: LISTED,
      },
    },
    { opened: ["internet -> client TCP 22"] },
  ],
  "a route to a peering connection, for a group that admits those behind it": [
    {
      [`${INGRESS}.office`]: stays(rule("head", 5432, { cidr_ipv4: "172.31.0.0/16" })),
      "aws_route.office": made({
        route_table_id: PRIVATE_TABLE,
        destination_cidr_block: "172.31.0.0/16",
        vpc_peering_connection_id: id("pcx", "office"),
      }),
    },
    { opened: ["172.31.0.0/16 -> head TCP 5432 (possible)"] },
  ],
  "a rule for a group of another account's VPC, with a route to it": [
    {
      "aws_route.peer": stays({
        route_table_id: PRIVATE_TABLE,
        destination_cidr_block: "10.9.0.0/16",
        vpc_peering_connection_id: id("pcx", "peer"),
      }),
      [`${INGRESS}.peer`]: made(
        rule("head", 22, { referenced_security_group_id: `123456789012/${id("sg", "foreign")}` }),
      ),
    },
    { opened: ["10.9.0.0/16 -> head TCP 22 (possible)"] },
  ],
  "a rule for a group of another account's VPC, without a way to it": [
    { [`${INGRESS}.peer`]: made(rule("head", 22, { referenced_security_group_id: id("sg", "foreign") })) },
    {},
  ],
  "a private subnet that moves to the public route table, with a machine that has a public address": [
    {
      [`${INGRESS}.all`]: stays(rule("head", 22, EVERYBODY)),
      "aws_instance.head": stays(machine("head", PRIVATE, ["head"], "head", { public_ip: "192.0.2.9" })),
      "aws_route_table_association.private": {
        before: { id: id("rtbassoc", "private"), subnet_id: PRIVATE, route_table_id: PRIVATE_TABLE },
        after: { id: id("rtbassoc", "private"), subnet_id: PRIVATE, route_table_id: PUBLIC_TABLE },
      },
    },
    { opened: ["internet -> head TCP 22"] },
  ],
  "a public subnet that falls back to the main route table": [
    {
      "aws_route_table_association.public": {
        before: { id: id("rtbassoc", "public"), subnet_id: PUBLIC, route_table_id: PUBLIC_TABLE },
        after: null,
      },
    },
    { closed: ["operators -> client TCP 22 (expected)"] },
  ],
  "a default route through a machine in place of the NAT gateway": [
    {
      "aws_vpc_security_group_egress_rule.all": stays(rule("head", 443, EVERYBODY)),
      "aws_route.private": {
        before: { route_table_id: PRIVATE_TABLE, destination_cidr_block: "0.0.0.0/0", nat_gateway_id: NAT },
        after: {
          route_table_id: PRIVATE_TABLE,
          destination_cidr_block: "0.0.0.0/0",
          network_interface_id: id("eni", "client"),
        },
      },
    },
    // What a machine hands on is its own affair; that the Head called out before is not certain of afterwards.
    { opened: ["head -> other-networks TCP 443 (possible)"], closed: ["head -> internet TCP 443 (possible)"] },
  ],
};

const IPV6_SUBNET = {
  "aws_vpc.net": stays({
    id: VPC,
    cidr_block: "10.0.0.0/16",
    ipv6_cidr_block: "2600:1f18::/56",
    default_security_group_id: DEFAULT_GROUP,
  }),
  "aws_subnet.public": stays({ id: PUBLIC, vpc_id: VPC, cidr_block: "10.0.0.0/24", ipv6_cidr_block: "2600:1f18::/64" }),
  "aws_route.ipv6": stays({ route_table_id: PUBLIC_TABLE, destination_ipv6_cidr_block: "::/0", gateway_id: GATEWAY }),
  "aws_instance.client": stays(
    machine("client", PUBLIC, ["client"], "client", { ipv6_addresses: ["2600:1f18::5"], ipv6_address_count: 1 }),
  ),
};

const SSH_INLINE = block(22, { cidr_blocks: ["203.0.113.0/24"] });
const SSH_DELETED = { before: rule("client", 22, { cidr_ipv4: "203.0.113.0/24" }), after: null };
const OFFICE = { id: id("pl", "office"), name: "office", address_family: "IPv4", max_entries: 5 };

const GROUPS: Record<string, readonly [ResourcesJson, Told]> = {
  "an IPv6 rule where nobody has IPv6": [{ [`${INGRESS}.ipv6`]: made(rule("client", 22, { cidr_ipv6: "::/0" })) }, {}],
  "an IPv6 rule where the machine has an IPv6 address": [
    { ...IPV6_SUBNET, [`${INGRESS}.ipv6`]: made(rule("client", 22, { cidr_ipv6: "::/0" })) },
    { opened: ["internet -> client TCP 22"] },
  ],
  "a prefix list that gets everybody as an entry": [
    {
      [`${INGRESS}.office`]: stays(rule("client", 22, { prefix_list_id: OFFICE.id })),
      "aws_ec2_managed_prefix_list.office": {
        before: { ...OFFICE, entry: [{ cidr: "203.0.113.0/24" }] },
        after: { ...OFFICE, entry: [{ cidr: "203.0.113.0/24" }, { cidr: "0.0.0.0/0" }] },
        expressions: { entry: [{ cidr: constant("203.0.113.0/24") }, { cidr: constant("0.0.0.0/0") }] },
      },
    },
    { opened: ["internet -> client TCP 22"] },
  ],
  "a prefix list that is not in the plan": [
    { [`${INGRESS}.list`]: made(rule("client", 22, { prefix_list_id: id("pl", "foreign") })) },
    { opened: ["internet -> client TCP 22 (possible)"] },
  ],
  "a rule of its own that becomes a block of its group: the group has it already, so its end is the end of both": [
    {
      "aws_security_group.client": stays(group("client", { ingress: [SSH_INLINE] }), { ingress: constant([]) }),
      [`${INGRESS}.ssh`]: SSH_DELETED,
    },
    { closed: ["operators -> client TCP 22 (expected)"] },
  ],
  "a rule of its own that becomes another block of its group": [
    {
      "aws_security_group.client": {
        before: group("client", { ingress: [SSH_INLINE] }),
        after: group("client", { ingress: [block(22, { cidr_blocks: ["0.0.0.0/0"] })] }),
        expressions: { ingress: constant([]) },
      },
      [`${INGRESS}.ssh`]: SSH_DELETED,
    },
    { opened: ["internet -> client TCP 22"] },
  ],
  "a group that Client and Head share, open among its members": [
    {
      "aws_security_group.shared": stays(
        group("shared", { ingress: [block(22, { self: true })], egress: [block(22, { self: true })], tags: {} }),
      ),
      "aws_instance.client": {
        before: machine("client", PUBLIC, ["client"], "client"),
        after: machine("client", PUBLIC, ["client", "shared"], "client"),
      },
      "aws_instance.head": {
        before: machine("head", PRIVATE, ["head"], "head"),
        after: machine("head", PRIVATE, ["head", "shared"], "head"),
      },
    },
    { opened: ["client -> head TCP 22", "head -> client TCP 22"] },
  ],
  "rules among the Workers themselves": [
    {
      [`${INGRESS}.among`]: made(rule("workers", 7000, membersOf("workers"))),
      "aws_security_group_rule.among": made(
        {
          security_group_id: id("sg", "workers"),
          type: "egress",
          protocol: "-1",
          from_port: 0,
          to_port: 0,
          self: true,
        },
        "source_security_group_id",
      ),
    },
    { opened: ["workers -> workers TCP 7000"] },
  ],
};

const TEMPLATE = { id: id("lt", "workers"), name: "workers", latest_version: 1 };

function template(groups: readonly string[]) {
  const interfaces = [{ associate_public_ip_address: "true", security_groups: groups.map((name) => id("sg", name)) }];
  return {
    ...TEMPLATE,
    network_interfaces: interfaces,
    tag_specifications: [{ resource_type: "instance", tags: { Role: "workers" } }],
  };
}

function scaling(...subnets: readonly string[]) {
  const launch_template = [{ id: TEMPLATE.id, name: "workers", version: "$Latest" }];
  return { id: "workers", name: "workers", min_size: 1, max_size: 4, vpc_zone_identifier: subnets, launch_template };
}

const MACHINES: Record<string, readonly [ResourcesJson, Told]> = {
  "one more of the same machines": [
    { "aws_instance.worker[2]": made(machine("worker 2", PRIVATE, ["workers"], "workers")) },
    {},
  ],
  "one more machine in another role's group": [
    { "aws_instance.worker[2]": made(machine("worker 2", PRIVATE, ["head"], "workers")) },
    { opened: ["client -> workers TCP 8000 (some)", "workers -> workers TCP 9000 (some)"] },
  ],
  "a second interface of the Head in the public subnet, with an Elastic IP": [
    {
      ...OPEN_GROUP,
      "aws_network_interface.second": {
        ...made({ subnet_id: PUBLIC, security_groups: [id("sg", "open")] }, "private_ip", "attachment"),
        expressions: { subnet_id: constant(PUBLIC), security_groups: constant([id("sg", "open")]) },
      },
      "aws_network_interface_attachment.second": {
        ...made({ instance_id: id("i", "head"), device_index: 1 }, "network_interface_id"),
        expressions: { network_interface_id: naming("aws_network_interface.second.id") },
      },
      "aws_eip.second": {
        ...made({ domain: "vpc" }, "public_ip", "network_interface"),
        expressions: { network_interface: naming("aws_network_interface.second.id") },
      },
    },
    { opened: ["internet -> head TCP 22 (some)"] },
  ],
  "a group that is attached to an interface": [
    {
      ...OPEN_GROUP,
      [`${INGRESS}.ssh`]: stays(rule("client", 2222, EVERYBODY)),
      "aws_network_interface_sg_attachment.open": made({
        security_group_id: id("sg", "open"),
        network_interface_id: id("eni", "client"),
      }),
    },
    { opened: ["internet -> client TCP 22", "operators -> client TCP 22 (expected)"] },
  ],
  "a launch template whose machines get a public address and an open group": [
    {
      ...OPEN_GROUP,
      "aws_launch_template.workers": { before: template(["workers"]), after: template(["workers", "open"]) },
      "aws_autoscaling_group.workers": stays(scaling(PUBLIC)),
    },
    { opened: ["internet -> workers TCP 22 (some)"] },
  ],
  "an autoscaling group that may use a public subnet too": [
    {
      ...OPEN_GROUP,
      "aws_launch_template.workers": stays(template(["workers", "open"])),
      "aws_autoscaling_group.workers": { before: scaling(PRIVATE), after: scaling(PRIVATE, PUBLIC) },
    },
    { opened: ["internet -> workers TCP 22 (some)"] },
  ],
};

describe.each([
  ["routes and network ACLs", ROUTES_AND_ACLS],
  ["security groups", GROUPS],
  ["machines", MACHINES],
])("a plan that changes %s", (_, situations) => {
  test.each(Object.entries(situations))("%s", (__, [changes, { opened = [], closed = [] }]) => {
    expect(told(changes)).toEqual({ opened, closed });
  });
});

describe("a network load balancer that gets a listener", () => {
  const kind = (what: string) => `arn:aws:elasticloadbalancing:us-east-1:123456789012:${what}/n/0123456789abcdef`;
  const balancer = { id: kind("loadbalancer/net"), arn: kind("loadbalancer/net"), load_balancer_type: "network" };
  const targets = { id: kind("targetgroup"), arn: kind("targetgroup"), port: 8000, protocol: "TCP", vpc_id: VPC };
  const changes: Readonly<Record<string, ResourceJson>> = {
    [`${INGRESS}.all`]: stays(rule("head", 8000, EVERYBODY)),
    // The Workers are no targets.
    [`${INGRESS}.workers`]: stays(rule("workers", 8000, EVERYBODY)),
    "aws_lb.gate": stays({ ...balancer, internal: false, subnets: [PUBLIC], tags: { Role: "gate" } }),
    "aws_lb_target_group.head": stays({ ...targets, target_type: "instance" }),
    "aws_lb_target_group_attachment.head": stays({ target_group_arn: targets.arn, target_id: id("i", "head") }),
    "aws_lb_listener.tcp": made(
      {
        load_balancer_arn: balancer.arn,
        port: 8000,
        protocol: "TCP",
        default_action: [{ type: "forward", target_group_arn: targets.arn }],
      },
      "arn",
    ),
  };

  test("opens its port, and perhaps the target for the callers' own addresses", () => {
    expect(told(changes).opened).toEqual([
      "gate -> head TCP 8000",
      "internet -> gate TCP 8000",
      "internet -> head TCP 8000 (possible)",
    ]);
  });

  test("is to blame for all of it", () => {
    expect(new Set(exposedAt(changes))).toEqual(new Set(["aws_lb_listener.tcp"]));
  });
});

describe("a flow of a contract that gives no purpose", () => {
  test("is told without one where it closes", () => {
    const { consequences } = review({ [`${INGRESS}.ssh`]: SSH_DELETED });
    expect(consequences.map(({ message }) => message)).toContain(
      "TCP 22 of the Client is closed to operators: nothing else is open",
    );
  });
});

describe("what the proof does not model", () => {
  test.each([
    ["aws_lambda_function", { function_name: "f", vpc_config: [{ subnet_ids: [PRIVATE], security_group_ids: [] }] }],
    ["aws_db_instance", { identifier: "d", publicly_accessible: true, db_subnet_group_name: "d" }],
    ["aws_eks_cluster", { name: "e", vpc_config: [{ subnet_ids: [PUBLIC], endpoint_public_access: true }] }],
    ["aws_ec2_instance_connect_endpoint", { subnet_id: PRIVATE, security_group_ids: [id("sg", "client")] }],
  ])("%s opens nothing, and is said not to be seen", (type, after) => {
    const { traffic, notSeen } = review({ [`${type}.new`]: made(after) });
    expect(traffic.opened).toEqual([]);
    expect(notSeen).toContainEqual({
      about: `${type}.new`,
      reason: `is a network participant that this proof does not model (${type})`,
    });
  });
});
