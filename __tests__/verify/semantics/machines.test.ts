/** Where machines come from: instances, launch templates, autoscaling groups, groups that nothing is a member of yet. */
import { AnswerCase, testAnswers } from "../../support/test-answers";
import { ask, judge, machine, network, possible, ref, subnet } from "../../support/topology";

const DB = "web -> db tcp 5432";
const GROUPS = [ref("aws_security_group.db")];
const TEMPLATE = {
  vpc_security_group_ids: GROUPS,
  tag_specifications: [{ resource_type: "instance", tags: { Role: "db" } }],
};

function scaling(subnets: readonly string[], size: Readonly<Record<string, unknown>> = { min_size: 2, max_size: 2 }) {
  return {
    "aws_instance.db": null,
    "aws_launch_template.db": TEMPLATE,
    "aws_autoscaling_group.db": {
      ...size,
      vpc_zone_identifier: subnets.map((name) => ref(`aws_subnet.${name}`)),
      launch_template: { id: ref("aws_launch_template.db") },
    },
  };
}

const closedAcl = { vpc_id: ref("aws_vpc.v"), subnet_ids: [ref("aws_subnet.far")] };

const CASES: Record<string, AnswerCase> = {
  "an autoscaling group runs its template's machines in its subnets": [scaling(["private"]), `${DB}: allowed`],
  "a flow has to work in every subnet of an autoscaling group": [
    { ...scaling(["private", "far"]), ...subnet("far", "10.0.7.0/24"), "aws_network_acl.far": closedAcl },
    `${DB}: blocked`,
  ],
  "an autoscaling group in subnets from a variable is somewhere": [
    {
      ...scaling([]),
      "aws_autoscaling_group.db": {
        vpc_zone_identifier: "${var.subnets}",
        launch_template: { id: ref("aws_launch_template.db") },
      },
    },
    `${DB}: unknown`,
  ],
  "an instance takes groups from its launch template": [
    {
      "aws_launch_template.db": TEMPLATE,
      "aws_instance.db": { vpc_security_group_ids: null, launch_template: { id: ref("aws_launch_template.db") } },
    },
    `${DB}: allowed`,
  ],
  "groups on the interface of a template are the machine's": [
    {
      ...scaling(["private"]),
      "aws_launch_template.db": {
        tag_specifications: TEMPLATE.tag_specifications,
        network_interfaces: [{ security_groups: GROUPS }],
      },
    },
    `${DB}: allowed`,
  ],
  "a second interface is judged as well": [
    {
      "aws_network_interface.second": { subnet_id: ref("aws_subnet.private"), security_groups: [] },
      "aws_network_interface_attachment.second": {
        instance_id: ref("aws_instance.db"),
        network_interface_id: ref("aws_network_interface.second"),
        device_index: 1,
      },
    },
    `${DB}: blocked`,
  ],
  "a flow has to work for every machine of a role": [
    { "aws_security_group.odd": { vpc_id: ref("aws_vpc.v") }, "aws_instance.db2": machine("db", "private", "odd") },
    `${DB}: blocked`,
  ],
  "a group whose machines are none yet is judged by its rules": [
    { "aws_instance.db": null, "aws_security_group.db": { tags: { Role: "db" } } },
    `${DB}: allowed`,
    "web -> db tcp 5433: blocked",
  ],
  "a role that nothing has cannot be reached": [{ "aws_instance.db": null }, `${DB}: blocked`],
};

describe("machines", () => {
  testAnswers(network, CASES);

  test("that are alike are one party, and counted", () => {
    const more = {
      "aws_instance.db2": machine("db", "private", "db"),
      "aws_instance.db3": machine("db", "private", "db"),
    };
    const { roles } = judge(network(more), { addresses: new Map(), flows: [] });
    expect(roles).toEqual([
      { role: "db", members: 3 },
      { role: "web", members: 1 },
    ]);
  });

  test("of unknown number are counted as nobody knows", () => {
    const { roles } = judge(network(scaling(["private"], { min_size: 1, max_size: 3 })), {
      addresses: new Map(),
      flows: [],
    });
    expect(roles[0]).toEqual({ role: "db", members: undefined });
  });

  test("without a role are called by their address", () => {
    expect(possible(network({ "aws_instance.db": { tags: {} } }))).toContain("web -> aws_instance.db TCP 5432");
  });

  test("in different VPCs do not meet, whatever their rules", () => {
    const apart = {
      "aws_vpc.w": { cidr_block: "10.0.0.0/16" },
      "aws_subnet.private": { vpc_id: ref("aws_vpc.w") },
      "aws_security_group.db": { vpc_id: ref("aws_vpc.w") },
    };
    expect(possible(network(apart))).not.toContain("web -> db TCP 5432");
  });
});

/** The network in a VPC that is not in the JSON, of which only the id is known. */
function elsewhere(web: string, db: string) {
  return {
    "aws_vpc.v": null,
    "aws_internet_gateway.gate": null,
    "aws_route_table.public": { vpc_id: web },
    "aws_route_table.private": { vpc_id: db },
    "aws_route.internet": { gateway_id: "igw-1" },
    "aws_subnet.public": { vpc_id: web },
    "aws_subnet.private": { vpc_id: db },
    "aws_security_group.web": { vpc_id: web },
    "aws_security_group.db": { vpc_id: db },
  };
}

describe("machines in VPCs that are not in the JSON", () => {
  testAnswers((changes) => network({ ...elsewhere("vpc-1", "vpc-1"), ...changes }), {
    "may meet an ACL that nobody can see": [{}, `${DB}: unknown`],
    "meet the ACLs of their subnets": [
      { "aws_network_acl.n": { vpc_id: "vpc-1", subnet_ids: [ref("aws_subnet.private")] } },
      `${DB}: blocked`,
    ],
    "are apart where the ids differ": [elsewhere("vpc-1", "vpc-2"), `${DB}: blocked`],
    "may be together where a variable says": [elsewhere("vpc-1", "${var.vpc}"), `${DB}: unknown`],
    "reach each other within a subnet": [
      { "aws_instance.db": { subnet_id: ref("aws_subnet.public") } },
      `${DB}: allowed`,
    ],
  });

  test("may be apart though their ACLs and groups let everything pass, and the finding says so", () => {
    const open = [{ rule_no: 1, protocol: "-1", from_port: 0, to_port: 0, action: "allow", cidr_block: "0.0.0.0/0" }];
    const subnet_ids = [ref("aws_subnet.public"), ref("aws_subnet.private")];
    const acl = { "aws_network_acl.open": { vpc_id: "vpc-1", subnet_ids, ingress: open, egress: open } };
    expect(ask(network({ ...elsewhere("vpc-1", "${var.vpc}"), ...acl }), DB).messages).toEqual([
      "web -> db TCP 5432 may not get through: aws_subnet.public may let it pass: nobody can tell whether it is in the same VPC as aws_subnet.private",
    ]);
  });
});
