import { compareTraffic } from "../../../src/review/traffic/compare-traffic";
import { trafficConsequences } from "../../../src/review/traffic/traffic-consequences";
import { modelOf, NETWORK, Resources } from "../../support/terraform-json";
import { compareModels, describeRow } from "../../support/traffic-changes";

const ref = (address: string) => `\${${address}.id}`;
const IN_VPC = { vpc_id: ref("aws_vpc.v") };
const PUBLIC: Resources = {
  aws_internet_gateway: { g: IN_VPC },
  aws_route: {
    out: {
      route_table_id: "${aws_vpc.v.main_route_table_id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: ref("aws_internet_gateway.g"),
    },
  },
};

function web(group: string, rest: object = {}) {
  return { subnet_id: ref("aws_subnet.public"), vpc_security_group_ids: [ref(`aws_security_group.${group}`)], ...rest };
}

function rule(group: string) {
  return {
    security_group_id: ref(`aws_security_group.${group}`),
    ip_protocol: "tcp",
    from_port: 22,
    to_port: 22,
    cidr_ipv4: "0.0.0.0/0",
  };
}

function numbered<Value>(count: number, value: (number: number) => Value): Readonly<Record<string, Value>> {
  return Object.fromEntries(Array.from({ length: count }, (_, index) => [`web_${index}`, value(index)]));
}

const OPEN = { aws_vpc_security_group_ingress_rule: { ssh: rule("web") } };
const WEB = { aws_security_group: { web: IN_VPC } };

describe("machines without a Role tag", () => {
  test("are one role where they are instances of one resource, however many there are", () => {
    const stack = (count: number) => modelOf(NETWORK, PUBLIC, WEB, { aws_instance: { web: web("web", { count }) } });
    const open = modelOf(NETWORK, PUBLIC, WEB, OPEN, { aws_instance: { web: web("web", { count: 3 }) } });
    const { opened } = compareTraffic(stack(2), open);
    expect(opened.map(describeRow)).toEqual(["internet -> aws_instance.web TCP 22"]);
    expect(compareTraffic(open, stack(3)).closed).toHaveLength(1);
    expect(compareTraffic(stack(2), stack(3))).toMatchObject({ opened: [], closed: [] });
  });

  test("are told by their groups where they are many", () => {
    const machines = { aws_instance: numbered(60, () => web("web")) };
    const { opened } = compareTraffic(
      modelOf(NETWORK, PUBLIC, WEB, machines),
      modelOf(NETWORK, PUBLIC, WEB, machines, OPEN),
    );
    expect(opened.map(describeRow)).toEqual(["internet -> aws_security_group.web TCP 22"]);
  });

  test("have in consequences the role that the review gives them", () => {
    const before = modelOf(NETWORK, PUBLIC, WEB, { aws_instance: { web: web("web") } });
    const after = modelOf(NETWORK, PUBLIC, WEB, OPEN, { aws_instance: { web: web("web") } });
    const { comparison, changed } = compareModels(before, after);
    const roles = trafficConsequences(comparison, { changed, roleOf: (address) => `role of ${address}` });
    expect(roles.map(({ role }) => role)).toEqual(["role of aws_instance.web"]);
  });

  test("are compared with those outside only where they are of too many kinds, and the review says so", () => {
    const machines = {
      aws_security_group: numbered(101, () => IN_VPC),
      aws_instance: numbered(101, (number) => web(`web_${number}`)),
    };
    const open = { aws_vpc_security_group_ingress_rule: { ssh: rule("web_7") } };
    const { opened, unseen } = compareTraffic(
      modelOf(NETWORK, PUBLIC, machines),
      modelOf(NETWORK, PUBLIC, machines, open),
    );
    expect(opened.map(describeRow)).toEqual(["internet -> aws_security_group.web_7 TCP 22"]);
    expect(unseen).toEqual([
      {
        about: "traffic between machines",
        reason:
          "there are 101 kinds of machines, too many to compare every two of them; compared is what comes from outside and goes there",
      },
    ]);
  });
});
