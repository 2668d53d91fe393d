/**
 * A small network to ask questions about: `web` in a public subnet, `db` in a private one, and a load balancer `front`
 * in two more public ones where it is wanted.
 *
 *     ask(network(), "web -> db tcp 5432").verdict; // "allowed"
 *     ask(network({ "aws_route.internet": null }), "internet -> web tcp 443").blame; // ["aws_route_table.public"]
 */
import { readNetworkModel } from "../../src/model/read-network-model";
import { describeTraffic } from "../../src/traffic/traffic-set";
import { Contract } from "../../src/verify/contract/contract";
import { parseTraffic } from "../../src/verify/contract/parse-traffic";
import { FlowState, Verification } from "../../src/verify/verification";
import { verify } from "../../src/verify/verify";
import { Changes, changeResources } from "./change-resources";
import { Resources, terraformJson } from "./terraform-json";

type Attributes = Readonly<Record<string, unknown>>;

/** What came of a question. */
export interface Answer {
  readonly verdict: FlowState;
  /** Resources that the findings about it name, in order. */
  readonly blame: readonly string[];
  /** Messages of these findings. */
  readonly messages: readonly string[];
}

/** A reference to an attribute of a resource. */
export function ref(address: string, attribute = "id"): string {
  return `\${${address}.${attribute}}`;
}

/** Nobody and nothing, in the place of what a rule was. */
const EMPTY = {
  referenced_security_group_id: null,
  cidr_ipv4: null,
  cidr_ipv6: null,
  prefix_list_id: null,
  from_port: null,
  to_port: null,
};

/** A rule of a group and nothing else, for traffic such as `tcp 443`, `tcp 80-90`, `icmp 8 0` or `-1`. */
export function rule(group: string, traffic: string, peer: Attributes): Attributes {
  const [ip_protocol, ...numbers] = traffic.split(/ |(?<=\d)-/);
  const [from_port, to_port = from_port] = numbers.map(Number);
  const ends = numbers.length === 0 ? {} : { from_port, to_port };
  return { ...EMPTY, security_group_id: ref(`aws_security_group.${group}`), ip_protocol, ...ends, ...peer };
}

/** The members of a group as the far end of a rule. */
export function membersOf(group: string): Attributes {
  return { referenced_security_group_id: ref(`aws_security_group.${group}`) };
}

/** A machine with a role of its own name. */
export function machine(role: string, subnet: string, group: string, more: Attributes = {}): Attributes {
  const groups = [ref(`aws_security_group.${group}`)];
  return {
    subnet_id: ref(`aws_subnet.${subnet}`),
    vpc_security_group_ids: groups,
    tags: { Role: role },
    ...more,
  };
}

const vpc = { vpc_id: ref("aws_vpc.v") };

/** A subnet of the network, with a route table of the network where one is named. */
export function subnet(name: string, cidr_block: string, table?: string): Changes {
  const association = { subnet_id: ref(`aws_subnet.${name}`), route_table_id: ref(`aws_route_table.${table ?? ""}`) };
  return {
    [`aws_subnet.${name}`]: { ...vpc, cidr_block },
    ...(table === undefined ? {} : { [`aws_route_table_association.${name}`]: association }),
  };
}

const BASE: Changes = {
  "aws_vpc.v": { cidr_block: "10.0.0.0/16" },
  "aws_internet_gateway.gate": vpc,
  "aws_route_table.public": vpc,
  "aws_route_table.private": vpc,
  "aws_route.internet": {
    route_table_id: ref("aws_route_table.public"),
    destination_cidr_block: "0.0.0.0/0",
    gateway_id: ref("aws_internet_gateway.gate"),
  },
  ...subnet("public", "10.0.2.0/24", "public"),
  ...subnet("private", "10.0.1.0/24", "private"),
  "aws_security_group.web": vpc,
  "aws_security_group.db": vpc,
  "aws_instance.web": machine("web", "public", "web", { associate_public_ip_address: true }),
  "aws_instance.db": machine("db", "private", "db"),
  "aws_vpc_security_group_ingress_rule.web_internet": rule("web", "tcp 443", { cidr_ipv4: "0.0.0.0/0" }),
  "aws_vpc_security_group_egress_rule.web_internet": rule("web", "tcp 80", { cidr_ipv4: "0.0.0.0/0" }),
  "aws_vpc_security_group_egress_rule.web_db": rule("web", "tcp 5432", membersOf("db")),
  "aws_vpc_security_group_ingress_rule.db_web": rule("db", "tcp 5432", membersOf("web")),
};

const SERVICE: Changes = {
  ...subnet("edge_a", "10.0.3.0/24", "public"),
  ...subnet("edge_b", "10.0.4.0/24", "public"),
  "aws_security_group.front": vpc,
  "aws_lb.front": {
    subnets: [ref("aws_subnet.edge_a"), ref("aws_subnet.edge_b")],
    security_groups: [ref("aws_security_group.front")],
    tags: { Role: "front" },
  },
  "aws_lb_listener.http": {
    load_balancer_arn: ref("aws_lb.front", "arn"),
    port: 80,
    protocol: "HTTP",
    default_action: [{ type: "forward", target_group_arn: ref("aws_lb_target_group.db", "arn") }],
  },
  "aws_lb_target_group.db": { ...vpc, port: 5432, protocol: "HTTP" },
  "aws_lb_target_group_attachment.db": {
    target_group_arn: ref("aws_lb_target_group.db", "arn"),
    target_id: ref("aws_instance.db"),
  },
  "aws_vpc_security_group_ingress_rule.front_internet": rule("front", "tcp 80", { cidr_ipv4: "0.0.0.0/0" }),
  "aws_vpc_security_group_egress_rule.front_db": rule("front", "tcp 5432", membersOf("db")),
  "aws_vpc_security_group_ingress_rule.db_front": rule("db", "tcp 5432", membersOf("front")),
};

/** The network with changes. */
export function network(changes: Changes = {}): Resources {
  return changeResources(changeResources({}, BASE), changes);
}

/** The network with the load balancer that has `db` as its target, with changes. */
export function service(changes: Changes = {}): Resources {
  return changeResources(network(SERVICE), changes);
}

/** Asks about one flow, such as `web -> db tcp 5432` or `internet -> web icmp 8/0`. */
export function ask(resources: Resources, question: string, addresses: Contract["addresses"] = new Map()): Answer {
  const [from, , to, protocol, ports] = question.split(" ") as [string, string, string, string, string | undefined];
  const traffic = parseTraffic(protocol, ports);
  const [words] = traffic.describe();
  if (!words) throw new Error(`'${question}' asks about nothing`);
  const { flows, findings } = judge(resources, { addresses, flows: [{ from, to, ...words, traffic, purpose: "" }] });
  const about = findings.filter(({ rule: name }) => name.startsWith("contract-flow-is-"));
  return {
    verdict: flows[0]?.verdict ?? "unknown",
    blame: about.map(({ resource }) => resource),
    messages: about.map(({ message }) => message),
  };
}

/** Everything that is possible, in lines such as `web -> db TCP 5432` and `internet -> web TCP 443 unknown`. */
export function possible(resources: Resources, addresses: Contract["addresses"] = new Map()): readonly string[] {
  const { flows } = judge(resources, { addresses, flows: [] });
  return flows.map(({ from, to, verdict, ...words }) => {
    const doubt = verdict === "allowed" ? "" : ` ${verdict}`;
    return `${from} -> ${to} ${describeTraffic(words)}${doubt}`;
  });
}

/** Proves a contract on resources, by way of their JSON. */
export function judge(resources: Resources, contract: Contract): Verification {
  return verify(readNetworkModel(terraformJson(resources), "cdk.tf.json"), contract, "test");
}
