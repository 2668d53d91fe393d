import { parseContract } from "../../../src/verify/contract/parse-contract";
import { verify } from "../../../src/verify/verify";
import { modelOf, Resources } from "../../support/terraform-json";

const rule = (group: string, port: number, peer: object) => ({
  security_group_id: `\${aws_security_group.${group}.id}`,
  ip_protocol: "tcp",
  from_port: port,
  to_port: port,
  ...peer,
});

/** A web server that the internet reaches on 443, and that calls a database. */
const STACK: Resources = {
  aws_vpc: { v: { cidr_block: "10.0.0.0/16" } },
  aws_internet_gateway: { g: { vpc_id: "${aws_vpc.v.id}" } },
  aws_route_table: { open: { vpc_id: "${aws_vpc.v.id}" } },
  aws_route: {
    out: {
      route_table_id: "${aws_route_table.open.id}",
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.g.id}",
    },
  },
  aws_subnet: {
    open: { vpc_id: "${aws_vpc.v.id}", cidr_block: "10.0.1.0/24", map_public_ip_on_launch: true },
    closed: { vpc_id: "${aws_vpc.v.id}", cidr_block: "10.0.2.0/24" },
  },
  aws_route_table_association: {
    open: { subnet_id: "${aws_subnet.open.id}", route_table_id: "${aws_route_table.open.id}" },
  },
  aws_security_group: { web: { vpc_id: "${aws_vpc.v.id}" }, db: { vpc_id: "${aws_vpc.v.id}" } },
  aws_vpc_security_group_ingress_rule: {
    web: rule("web", 443, { cidr_ipv4: "0.0.0.0/0" }),
    db: rule("db", 5432, { referenced_security_group_id: "${aws_security_group.web.id}" }),
  },
  aws_vpc_security_group_egress_rule: { web: rule("web", 5432, { cidr_ipv4: "0.0.0.0/0" }) },
};

const machines = (roleOfDatabase: string): Resources => ({
  aws_instance: {
    web: {
      subnet_id: "${aws_subnet.open.id}",
      vpc_security_group_ids: ["${aws_security_group.web.id}"],
      tags: { Role: "web" },
    },
    db: {
      subnet_id: "${aws_subnet.closed.id}",
      vpc_security_group_ids: ["${aws_security_group.db.id}"],
      tags: { Role: roleOfDatabase },
    },
  },
});

const flows = [
  { from: "internet", to: "web", ports: "443" },
  { from: "web", to: "internet", ports: "5432" },
  { from: "web", to: "db", ports: "5432" },
];

function judge(contract: object, ...parts: readonly Resources[]) {
  return verify(modelOf(STACK, ...parts), parseContract(JSON.stringify(contract), "contract.json"), "stack");
}

function openedIn(contract: object, ...parts: readonly Resources[]): readonly string[] {
  const { findings } = judge(contract, ...parts);
  return findings.filter(({ rule: name }) => name === "only-contract-flows-are-open").map(({ message }) => message);
}

describe("a proof that cannot be talked round", () => {
  test("the stack itself is proved", () => {
    expect(judge({ flows }, machines("db"))).toMatchObject({ verdict: "proved", findings: [] });
  });

  test.each(["internet", "other-networks", "partner"])("no tag makes a machine one of '%s'", (role) => {
    const contract = { addresses: { partner: ["203.0.113.0/24"] }, flows: flows.slice(0, 2) };
    expect(openedIn(contract, machines(role))).toEqual([
      "web -> aws_instance.db TCP 5432 is open, and the contract does not name it",
    ]);
  });

  test("the blocks of another VPC are public addresses like any others", () => {
    const elsewhere = { aws_vpc: { v: { cidr_block: "10.0.0.0/16" }, other: { cidr_block: "8.8.0.0/16" } } };
    const planted = { ...STACK.aws_vpc_security_group_ingress_rule, ssh: rule("web", 22, { cidr_ipv4: "8.8.0.0/16" }) };
    expect(openedIn({ flows }, machines("db"), elsewhere, { aws_vpc_security_group_ingress_rule: planted })).toEqual([
      "internet -> web TCP 22 is open (8.8.0.0/16), and the contract does not name it",
    ]);
  });

  test("the VPC's own blocks are not the internet, even where they are public", () => {
    const subnet = (block: string) => ({ vpc_id: "${aws_vpc.v.id}", cidr_block: block });
    const moved = {
      aws_vpc: { v: { cidr_block: "11.0.0.0/16" } },
      aws_subnet: { open: { ...STACK.aws_subnet?.open, ...subnet("11.0.1.0/24") }, closed: subnet("11.0.2.0/24") },
    };
    const planted = {
      ...STACK.aws_vpc_security_group_ingress_rule,
      ssh: rule("web", 22, { cidr_ipv4: "11.0.0.0/16" }),
    };
    expect(openedIn({ flows }, machines("db"), moved, { aws_vpc_security_group_ingress_rule: planted })).toEqual([]);
  });

  test("a network load balancer without a group is open on its listeners and to its targets only", () => {
    const balanced: Resources = {
      aws_lb: {
        n: { load_balancer_type: "network", subnets: ["${aws_subnet.open.id}"], tags: { Role: "nlb" } },
      },
      aws_lb_listener: {
        n: {
          load_balancer_arn: "${aws_lb.n.arn}",
          port: 80,
          protocol: "TCP",
          default_action: { type: "forward", target_group_arn: "${aws_lb_target_group.t.arn}" },
        },
      },
      aws_lb_target_group: { t: { port: 5432, protocol: "TCP", vpc_id: "${aws_vpc.v.id}" } },
    };
    expect(openedIn({ flows }, machines("db"), balanced)).toEqual([
      "internet -> nlb TCP 80 is open (every public IPv4 address), and the contract does not name it",
    ]);
  });
});
