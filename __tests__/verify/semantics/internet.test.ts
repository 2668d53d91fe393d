/** The way in from the internet and out to it: gateway, route, public address, group, ACL; Elastic IPs; NAT. */
import { Changes } from "../../support/change-resources";
import { AnswerCase, testAnswers } from "../../support/test-answers";
import { ask, machine, network, possible, ref, rule } from "../../support/topology";

const IN = "internet -> web tcp 443";
const OUT = "web -> internet tcp 80";
const PRIVATE: Changes = { "aws_instance.web": { associate_public_ip_address: false } };
const ELASTIC: Changes = { "aws_eip.web": { instance: ref("aws_instance.web") } };
const MAPPING: Changes = {
  "aws_subnet.public": { map_public_ip_on_launch: true },
  "aws_instance.web": { associate_public_ip_address: null },
};

describe("the way in from the internet", () => {
  const closed = { vpc_id: ref("aws_vpc.v"), subnet_ids: [ref("aws_subnet.public")] };
  const obstacles: Record<string, readonly [Changes, resource: string, says: string]> = {
    "the route back": [
      { "aws_route.internet": null },
      "aws_route_table.public",
      "aws_route_table.public routes aws_subnet.public, which leads no answer back to the internet gateway",
    ],
    "the public address": [PRIVATE, "aws_instance.web", "aws_instance.web has no public address"],
    "the group": [
      { "aws_vpc_security_group_ingress_rule.web_internet": null },
      "aws_security_group.web",
      "no ingress rule of aws_security_group.web admits TCP 443 from internet",
    ],
    "the network ACL": [
      { "aws_network_acl.public": closed },
      "aws_network_acl.public",
      "aws_network_acl.public does not let packets enter aws_subnet.public",
    ],
  };

  test.each(Object.entries(obstacles))("needs %s, and the finding is on it", (_, [changes, resource, says]) => {
    const { verdict, blame, messages } = ask(network(changes), IN);
    expect({ verdict, blame: [...new Set(blame)] }).toEqual({ verdict: "blocked", blame: [resource] });
    expect(messages).toContain(`internet -> web TCP 443 does not get through: ${says}`);
  });

  test("all obstacles are listed at once", () => {
    const { verdict, blame } = ask(
      network({
        ...PRIVATE,
        "aws_route.internet": null,
        "aws_vpc_security_group_ingress_rule.web_internet": null,
        "aws_network_acl.public": closed,
        "aws_internet_gateway.gate": null,
      }),
      IN,
    );
    expect(verdict).toBe("blocked");
    expect([...new Set(blame)]).toEqual([
      "aws_instance.web",
      "aws_network_acl.public",
      "aws_route_table.public",
      "aws_security_group.web",
      "aws_vpc.v",
    ]);
  });

  test("needs a gateway, and the findings are on the VPC and on the route to a gateway of another", () => {
    const { verdict, blame, messages } = ask(
      network({
        "aws_vpc.w": { cidr_block: "10.9.0.0/16" },
        "aws_internet_gateway.gate": { vpc_id: ref("aws_vpc.w") },
      }),
      IN,
    );
    expect({ verdict, blame }).toEqual({ verdict: "blocked", blame: ["aws_route.internet", "aws_vpc.v"] });
    expect(messages[1]).toBe("internet -> web TCP 443 does not get through: aws_vpc.v has no internet gateway");
  });

  testAnswers(network, {
    "a gateway that is not in the JSON is there, as AWS takes no route to one that is not attached": [
      { "aws_internet_gateway.gate": null, "aws_route.internet": { gateway_id: "igw-1" } },
      `${IN}: allowed`,
      `${OUT}: allowed`,
    ],
    "a gateway may be attached by a resource of its own": [
      {
        "aws_internet_gateway.gate": { vpc_id: null },
        "aws_internet_gateway_attachment.gate": {
          vpc_id: ref("aws_vpc.v"),
          internet_gateway_id: ref("aws_internet_gateway.gate"),
        },
      },
      `${IN}: allowed`,
    ],
    "a gateway whose VPC is a variable may be attached to this one": [
      { "aws_internet_gateway.gate": { vpc_id: "${var.vpc}" } },
      `${IN}: unknown`,
      `${OUT}: unknown`,
    ],
  });
});

const PRECEDENCE: Record<string, AnswerCase> = {
  "the subnet's setting gives a public address": [MAPPING, `${IN}: allowed`],
  "neither setting gives none": [{ "aws_instance.web": { associate_public_ip_address: null } }, `${IN}: blocked`],
  "the instance's setting goes before the subnet's": [
    { ...MAPPING, "aws_instance.web": { associate_public_ip_address: false } },
    `${IN}: blocked`,
  ],
  "an Elastic IP goes before both": [{ ...PRIVATE, ...ELASTIC }, `${IN}: allowed`, `${OUT}: allowed`],
  "an Elastic IP by association is the same": [
    {
      ...PRIVATE,
      "aws_eip.web": { domain: "vpc" },
      "aws_eip_association.web": { allocation_id: ref("aws_eip.web"), instance_id: ref("aws_instance.web") },
    },
    `${IN}: allowed`,
  ],
  "a setting from a variable leaves it open": [
    { "aws_instance.web": { associate_public_ip_address: "${var.public}" } },
    `${IN}: unknown`,
    `${OUT}: unknown`,
  ],
};

describe("public addresses", () => {
  testAnswers(network, PRECEDENCE);

  test("an Elastic IP in a private subnet takes packets in, and gives no TCP back", () => {
    const open = { "aws_vpc_security_group_ingress_rule.all": rule("db", "-1", { cidr_ipv4: "0.0.0.0/0" }) };
    const resources = network({ ...open, "aws_eip.db": { instance: ref("aws_instance.db") } });
    const arriving = possible(resources).filter((line) => line.startsWith("internet -> db"));
    expect(arriving).toEqual(["ICMP", "UDP", "ICMPv6", "other protocols"].map(protocolLine));
    expect(ask(resources, "internet -> db udp 53").verdict).toBe("blocked");
    expect(possible(network(open)).filter((line) => line.startsWith("internet -> db"))).toEqual([]);
  });

  test("a rule that names a group does not mean its members' public addresses", () => {
    const resources = network({
      "aws_instance.db": machine("db", "public", "db", { associate_public_ip_address: true }),
    });
    expect(possible(resources).filter((line) => line.endsWith("-> db TCP 5432"))).toEqual(["web -> db TCP 5432"]);
  });
});

function protocolLine(protocol: string): string {
  return `internet -> db all ${protocol}`;
}

const NAT: Changes = {
  "aws_eip.nat": { domain: "vpc" },
  "aws_nat_gateway.nat": { subnet_id: ref("aws_subnet.public"), allocation_id: ref("aws_eip.nat") },
  "aws_route.nat": {
    route_table_id: ref("aws_route_table.private"),
    destination_cidr_block: "0.0.0.0/0",
    nat_gateway_id: ref("aws_nat_gateway.nat"),
  },
  "aws_vpc_security_group_egress_rule.db_out": rule("db", "-1", { cidr_ipv4: "0.0.0.0/0" }),
  "aws_vpc_security_group_ingress_rule.db_in": rule("db", "-1", { cidr_ipv4: "0.0.0.0/0" }),
};
const DB_OUT = "db -> internet tcp 443";

describe("NAT gateways", () => {
  testAnswers((changes) => network({ ...NAT, ...changes }), {
    "lead out and let nobody in": [{}, `${DB_OUT}: allowed`, "internet -> db tcp 443: blocked"],
    "translate TCP, UDP and ICMP only": [
      {},
      "db -> internet udp 53: allowed",
      "db -> internet icmp 8/0: allowed",
      "db -> internet 50: blocked",
    ],
    "lead nowhere without a public route of their own": [{ "aws_route.internet": null }, `${DB_OUT}: blocked`],
    "lead nowhere from the private subnet whose route leads to them": [
      { "aws_nat_gateway.nat": { ...NAT["aws_nat_gateway.nat"], subnet_id: ref("aws_subnet.private") } },
      `${DB_OUT}: blocked`,
    ],
    "lead nowhere without an Elastic IP": [
      { "aws_nat_gateway.nat": { subnet_id: ref("aws_subnet.public") } },
      `${DB_OUT}: blocked`,
    ],
    "lead nowhere public where they are private": [
      { "aws_nat_gateway.nat": { subnet_id: ref("aws_subnet.public"), connectivity_type: "private" } },
      `${DB_OUT}: blocked`,
    ],
    "are passed by the ACL of their own subnet, both ways": [
      {
        "aws_network_acl.public": {
          vpc_id: ref("aws_vpc.v"),
          subnet_ids: [ref("aws_subnet.public")],
          ingress: [
            { rule_no: 1, protocol: "tcp", from_port: 443, to_port: 443, action: "allow", cidr_block: "0.0.0.0/0" },
          ],
          egress: [{ rule_no: 1, protocol: "-1", from_port: 0, to_port: 0, action: "allow", cidr_block: "0.0.0.0/0" }],
        },
      },
      `${DB_OUT}: blocked`,
    ],
    "may be elsewhere, where nobody can see": [
      { "aws_route.nat": { ...NAT["aws_route.nat"], nat_gateway_id: "nat-1" } },
      `${DB_OUT}: unknown`,
    ],
  });

  test("without a route of their own are what the finding names", () => {
    const { blame, messages } = ask(network({ ...NAT, "aws_route.internet": null }), DB_OUT);
    expect(blame).toEqual(["aws_route_table.public"]);
    expect(messages).toEqual([
      "db -> internet TCP 443 does not get through: aws_route_table.public does not lead aws_nat_gateway.nat to an internet gateway",
    ]);
  });
});
