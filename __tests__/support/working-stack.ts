import { NetworkModel } from "../../src/model/network-model";
import { modelOf, Resources } from "./terraform-json";

type Attributes = Readonly<Record<string, unknown>>;

/** Attributes to write over by Terraform address; `null` takes a resource or an attribute away. */
export type Changes = Readonly<Record<string, Attributes | null>>;

const ref = (address: string, attribute = "id"): string => `\${${address}.${attribute}}`;
const rule = (group: string, port: number, peer: Attributes): Attributes => ({
  security_group_id: ref(`aws_security_group.${group}`),
  ip_protocol: "tcp",
  from_port: port,
  to_port: port,
  ...peer,
});
const group = { vpc_id: ref("aws_vpc.main") };
const member = (name: string): Attributes => ({ referenced_security_group_id: ref(`aws_security_group.${name}`) });
const subnet = (block: string, zone: string): Attributes => ({
  vpc_id: ref("aws_vpc.main"),
  cidr_block: block,
  availability_zone: zone,
});
const association = (name: string, table: string): Attributes => ({
  subnet_id: ref(`aws_subnet.${name}`),
  route_table_id: ref(`aws_route_table.${table}`),
});
const api = (name: string): Attributes => ({
  subnet_id: ref(`aws_subnet.${name}`),
  vpc_security_group_ids: [ref("aws_security_group.api")],
  iam_instance_profile: ref("aws_iam_instance_profile.api", "name"),
});
const endpoint = (service: string): Attributes => ({
  vpc_id: ref("aws_vpc.main"),
  vpc_endpoint_type: "Interface",
  service_name: `com.amazonaws.us-east-1.${service}`,
  subnet_ids: [ref("aws_subnet.private_a"), ref("aws_subnet.private_b")],
  security_group_ids: [ref("aws_security_group.endpoints")],
  private_dns_enabled: true,
});
const target = (name: string): Attributes => ({
  target_group_arn: ref("aws_lb_target_group.api", "arn"),
  target_id: ref(`aws_instance.${name}`),
});

/** What lets the load balancer write its access logs. */
export const LOG_POLICY = {
  Effect: "Allow",
  Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
  Action: "s3:PutObject",
  Resource: "arn:aws:s3:::our-logs/AWSLogs/123456789012/*",
};

const NETWORK: Resources = {
  aws_vpc: { main: { cidr_block: "10.0.0.0/16", enable_dns_support: true, enable_dns_hostnames: true } },
  aws_subnet: {
    public_a: subnet("10.0.1.0/24", "us-east-1a"),
    public_b: subnet("10.0.2.0/24", "us-east-1b"),
    private_a: subnet("10.0.3.0/24", "us-east-1a"),
    private_b: subnet("10.0.4.0/24", "us-east-1b"),
  },
  aws_internet_gateway: { main: { vpc_id: ref("aws_vpc.main") } },
  aws_eip: { nat: { domain: "vpc" }, bastion: { domain: "vpc" } },
  aws_nat_gateway: { main: { subnet_id: ref("aws_subnet.public_a"), allocation_id: ref("aws_eip.nat") } },
  aws_route_table: { public: { vpc_id: ref("aws_vpc.main") }, private: { vpc_id: ref("aws_vpc.main") } },
  aws_route: {
    internet: {
      route_table_id: ref("aws_route_table.public"),
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: ref("aws_internet_gateway.main"),
    },
    nat: {
      route_table_id: ref("aws_route_table.private"),
      destination_cidr_block: "0.0.0.0/0",
      nat_gateway_id: ref("aws_nat_gateway.main"),
    },
  },
  aws_route_table_association: {
    public_a: association("public_a", "public"),
    public_b: association("public_b", "public"),
    private_a: association("private_a", "private"),
    private_b: association("private_b", "private"),
  },
  aws_network_acl: { spare: { vpc_id: ref("aws_vpc.main") } },
  aws_network_acl_rule: {
    in: {
      network_acl_id: ref("aws_network_acl.spare"),
      rule_number: 100,
      egress: false,
      protocol: "-1",
      rule_action: "allow",
      cidr_block: "0.0.0.0/0",
    },
    out: {
      network_acl_id: ref("aws_network_acl.spare"),
      rule_number: 100,
      egress: true,
      protocol: "-1",
      rule_action: "allow",
      cidr_block: "0.0.0.0/0",
    },
  },
  aws_vpc_endpoint: {
    s3: {
      vpc_id: ref("aws_vpc.main"),
      service_name: "com.amazonaws.us-east-1.s3",
      route_table_ids: [ref("aws_route_table.private")],
    },
    ssm: endpoint("ssm"),
    ssmmessages: endpoint("ssmmessages"),
  },
};

const MACHINES: Resources = {
  aws_iam_role: { api: { name: "api" } },
  aws_iam_instance_profile: { api: { name: "api", role: ref("aws_iam_role.api", "name") } },
  aws_iam_role_policy_attachment: {
    api: {
      role: ref("aws_iam_role.api", "name"),
      policy_arn: "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore",
    },
  },
  aws_instance: {
    api_1: api("private_a"),
    api_2: api("private_b"),
    bastion: {
      subnet_id: ref("aws_subnet.public_a"),
      vpc_security_group_ids: [ref("aws_security_group.bastion")],
    },
  },
  aws_eip_association: {
    bastion: { allocation_id: ref("aws_eip.bastion"), instance_id: ref("aws_instance.bastion") },
  },
};

const GROUPS: Resources = {
  aws_security_group: { lb: group, api: group, bastion: group, endpoints: group },
  aws_vpc_security_group_ingress_rule: {
    lb_http: rule("lb", 80, { cidr_ipv4: "0.0.0.0/0" }),
    lb_https: rule("lb", 443, { cidr_ipv4: "0.0.0.0/0" }),
    api: rule("api", 8000, member("lb")),
    bastion: rule("bastion", 22, { cidr_ipv4: "203.0.113.7/32" }),
    endpoints: rule("endpoints", 443, member("api")),
  },
  aws_vpc_security_group_egress_rule: {
    lb: rule("lb", 8000, member("api")),
    api: rule("api", 443, member("endpoints")),
  },
};

const SERVICE: Resources = {
  aws_lb: {
    api: {
      load_balancer_type: "application",
      internal: false,
      subnets: [ref("aws_subnet.public_a"), ref("aws_subnet.public_b")],
      security_groups: [ref("aws_security_group.lb")],
      access_logs: { bucket: ref("aws_s3_bucket.logs"), enabled: true },
    },
  },
  aws_lb_listener: {
    http: {
      load_balancer_arn: ref("aws_lb.api", "arn"),
      port: 80,
      protocol: "HTTP",
      default_action: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", status_code: "HTTP_301" } }],
    },
    https: {
      load_balancer_arn: ref("aws_lb.api", "arn"),
      port: 443,
      protocol: "HTTPS",
      certificate_arn: "arn:aws:acm:us-east-1:123456789012:certificate/1",
      default_action: [{ type: "forward", target_group_arn: ref("aws_lb_target_group.api", "arn") }],
    },
  },
  aws_lb_target_group: {
    api: { vpc_id: ref("aws_vpc.main"), port: 8000, protocol: "HTTP", tags: { SurvivesZone: "true" } },
  },
  aws_lb_target_group_attachment: { api_1: target("api_1"), api_2: target("api_2") },
  aws_s3_bucket: { logs: { bucket: "our-logs" } },
  aws_s3_bucket_policy: {
    logs: { bucket: ref("aws_s3_bucket.logs"), policy: JSON.stringify({ Statement: [LOG_POLICY] }) },
  },
  aws_s3_bucket_server_side_encryption_configuration: {
    logs: {
      bucket: ref("aws_s3_bucket.logs"),
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
    },
  },
};

/** A stack that no rule finds anything in: machines behind a load balancer, a bastion, NAT, endpoints; with changes. */
export function workingStack(changes: Changes = {}): NetworkModel {
  const resources = Object.fromEntries(
    [NETWORK, MACHINES, GROUPS, SERVICE]
      .flatMap(Object.entries<Resources[string]>)
      .map(([type, byName]) => [type, { ...byName }]),
  );
  for (const [address, attributes] of Object.entries(changes)) {
    const [type, name] = address.split(".") as [string, string];
    const { [name]: before, ...others } = resources[type] ?? {};
    resources[type] = attributes === null ? others : { ...others, [name]: { ...before, ...attributes } };
  }
  return modelOf(resources);
}
