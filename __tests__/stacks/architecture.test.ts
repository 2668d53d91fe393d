import { Eip } from "@cdktf/provider-aws/lib/eip";
import { EipAssociation } from "@cdktf/provider-aws/lib/eip-association";
import { IamRole } from "@cdktf/provider-aws/lib/iam-role";
import { Instance } from "@cdktf/provider-aws/lib/instance";
import { InternetGateway } from "@cdktf/provider-aws/lib/internet-gateway";
import { KeyPair } from "@cdktf/provider-aws/lib/key-pair";
import { Lb } from "@cdktf/provider-aws/lib/lb";
import { LbListener } from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import { Route } from "@cdktf/provider-aws/lib/route";
import { Subnet } from "@cdktf/provider-aws/lib/subnet";
import { Vpc } from "@cdktf/provider-aws/lib/vpc";
import { VpcSecurityGroupIngressRule } from "@cdktf/provider-aws/lib/vpc-security-group-ingress-rule";
import "cdktf/lib/testing/adapters/jest";
import { shippedEnvironment } from "../support/environment";
import { resourcesOf, synthesize, synthesizeText } from "../support/synthesize";

type ResourceClass = Parameters<jest.Matchers<void, string>["toHaveResourceWithProperties"]>[0];

function has(text: string, resource: ResourceClass, properties: Record<string, unknown>): void {
  expect(text).toHaveResourceWithProperties(resource, properties);
}

const dev = synthesizeText(shippedEnvironment("dev"));
const prod = synthesizeText(shippedEnvironment("prod"));
const devJson = synthesize(shippedEnvironment("dev"));
const prodJson = synthesize(shippedEnvironment("prod"));

describe("rows 1 and 2: the network", () => {
  test("1a a custom VPC answers DNS and gives host names", () => {
    has(dev, Vpc, { cidr_block: "10.0.0.0/16", enable_dns_support: true, enable_dns_hostnames: true });
    expect(Object.keys(resourcesOf(devJson, "aws_vpc"))).toEqual(["network_vpc"]);
  });

  test("1b and 1c each zone has a public subnet that hands out addresses and a private one that does not", () => {
    has(dev, Subnet, { availability_zone: "us-east-1a", cidr_block: "10.0.0.0/20", map_public_ip_on_launch: true });
    has(dev, Subnet, { availability_zone: "us-east-1a", cidr_block: "10.0.128.0/20", map_public_ip_on_launch: false });
    const publics = Object.entries(resourcesOf(devJson, "aws_subnet")).map(([n, s]) => [n, s.map_public_ip_on_launch]);
    expect(Object.fromEntries(publics)).toEqual({
      "network_public_us-east-1a": true,
      "network_public_us-east-1b": true,
      "network_private_us-east-1a": false,
      "network_private_us-east-1b": false,
    });
  });

  test("2a an internet gateway is attached to the VPC", () => {
    has(dev, InternetGateway, { vpc_id: "${aws_vpc.network_vpc.id}" });
  });

  test("2b only the public route table leads to the internet gateway", () => {
    has(dev, Route, {
      destination_cidr_block: "0.0.0.0/0",
      gateway_id: "${aws_internet_gateway.network_internet_gateway.id}",
    });
    expect(Object.keys(resourcesOf(devJson, "aws_route"))).toEqual(["network_public_internet_route"]);
    const routes = Object.entries(resourcesOf(prodJson, "aws_route"));
    expect(routes.filter(([, route]) => route.gateway_id).map(([name]) => name)).toEqual([
      "network_public_internet_route",
    ]);
    expect(routes.filter(([, route]) => route.nat_gateway_id).map(([name]) => name)).toEqual([
      "network_private_us-east-1a_nat_route",
      "network_private_us-east-1b_nat_route",
    ]);
  });

  test("every subnet follows the route table of its tier and none the main table", () => {
    const tables = Object.entries(resourcesOf(devJson, "aws_route_table_association")).map(([name, association]) => [
      name.replace("_route_table_association", ""),
      association.route_table_id,
    ]);
    expect(Object.fromEntries(tables)).toEqual({
      "network_public_us-east-1a": "${aws_route_table.network_public_route_table.id}",
      "network_public_us-east-1b": "${aws_route_table.network_public_route_table.id}",
      "network_private_us-east-1a": "${aws_route_table.network_private_us-east-1a_route_table.id}",
      "network_private_us-east-1b": "${aws_route_table.network_private_us-east-1b_route_table.id}",
    });
  });
});

describe("rows 3 and 4: the machines", () => {
  test("3a to 3c the Client is in a public subnet, Head and Workers in private ones", () => {
    has(dev, Instance, { subnet_id: "${aws_subnet.network_public_us-east-1a.id}", instance_type: "t3.micro" });
    const subnets = Object.entries(resourcesOf(devJson, "aws_instance")).map(([name, i]) => [name, i.subnet_id]);
    expect(Object.fromEntries(subnets)).toEqual({
      client: "${aws_subnet.network_public_us-east-1a.id}",
      head_1: "${aws_subnet.network_private_us-east-1a.id}",
      workers_1: "${aws_subnet.network_private_us-east-1a.id}",
      workers_2: "${aws_subnet.network_private_us-east-1a.id}",
    });
  });

  test("every machine is hardened and none asks for a public address by itself", () => {
    for (const json of [devJson, prodJson]) {
      for (const instance of Object.values(resourcesOf(json, "aws_instance"))) {
        expect(instance).toMatchObject({
          ebs_optimized: true,
          metadata_options: { http_endpoint: "enabled", http_put_response_hop_limit: 1, http_tokens: "required" },
          root_block_device: { encrypted: true, volume_size: 20, volume_type: "gp3" },
          lifecycle: { ignore_changes: ["ami"] },
        });
        expect(instance).not.toHaveProperty("associate_public_ip_address");
      }
    }
  });

  test("3d each service has a role of its own, and all machines one key pair", () => {
    has(dev, IamRole, { name: "private-cluster-dev-head" });
    has(dev, KeyPair, { key_name: "private-cluster-dev" });
    const profiles = Object.values(resourcesOf(prodJson, "aws_instance")).map((i) => i.iam_instance_profile);
    expect(new Set(profiles).size).toBe(3);
    expect(resourcesOf(prodJson, "aws_key_pair")).toEqual({});
    expect(resourcesOf(prodJson, "aws_instance").client?.key_name).toBe("private-cluster-prod");
  });

  test("machines may do nothing in the account but talk to Session Manager", () => {
    const policies = Object.values(resourcesOf(devJson, "aws_iam_role_policy_attachment")).map((a) => a.policy_arn);
    expect(new Set(policies)).toEqual(new Set(["arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"]));
    expect(resourcesOf(devJson, "aws_iam_role_policy")).toEqual({});
  });

  test("4 the only Elastic IP without NAT gateways is the Client's", () => {
    has(dev, Eip, { domain: "vpc" });
    has(dev, EipAssociation, { instance_id: "${aws_instance.client.id}" });
    expect(Object.keys(resourcesOf(devJson, "aws_eip"))).toEqual(["client_elastic_ip"]);
    expect(resourcesOf(devJson, "aws_eip_association")).toEqual({
      client_elastic_ip_association: expect.objectContaining({
        depends_on: ["aws_internet_gateway.network_internet_gateway"],
      }) as unknown,
    });
  });
});

describe("row 5 and 7: the load balancer", () => {
  test("5a it is internet-facing in the public subnets", () => {
    has(dev, Lb, {
      load_balancer_type: "application",
      internal: false,
      subnets: ["${aws_subnet.network_public_us-east-1a.id}", "${aws_subnet.network_public_us-east-1b.id}"],
      drop_invalid_header_fields: true,
      desync_mitigation_mode: "defensive",
    });
    has(prod, Lb, { enable_deletion_protection: true, idle_timeout: 60 });
    expect(resourcesOf(prodJson, "aws_lb").load_balancer?.access_logs).toMatchObject({ enabled: true });
  });

  test("5b and 7 every Head node is a target on the API's port", () => {
    has(dev, LbTargetGroup, { port: 8000, protocol: "HTTP", target_type: "instance" });
    has(dev, LbTargetGroupAttachment, { target_id: "${aws_instance.head_1.id}" });
    const targets = Object.values(resourcesOf(prodJson, "aws_lb_target_group_attachment")).map((t) => t.target_id);
    expect(targets).toEqual(["${aws_instance.head_1.id}", "${aws_instance.head_2.id}"]);
  });

  test("5c without a certificate port 80 forwards", () => {
    has(dev, LbListener, { port: 80, protocol: "HTTP" });
    expect(resourcesOf(devJson, "aws_lb_listener")).toEqual({
      load_balancer_listener_http: expect.objectContaining({
        default_action: [
          { type: "forward", target_group_arn: "${aws_lb_target_group.load_balancer_target_group.arn}" },
        ],
      }) as unknown,
    });
  });

  test("5c with a certificate 443 forwards and 80 only redirects", () => {
    const listeners = resourcesOf(prodJson, "aws_lb_listener");
    expect(listeners).toEqual({
      load_balancer_listener_http: expect.objectContaining({
        port: 80,
        default_action: [{ type: "redirect", redirect: { port: "443", protocol: "HTTPS", status_code: "HTTP_301" } }],
      }) as unknown,
      load_balancer_listener_https: expect.objectContaining({
        port: 443,
        protocol: "HTTPS",
        ssl_policy: "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09",
        default_action: [
          { type: "forward", target_group_arn: "${aws_lb_target_group.load_balancer_target_group.arn}" },
        ],
      }) as unknown,
    });
  });

  test("a given certificate is used as it is, and none is made", () => {
    const certificateArn = "arn:aws:acm:us-east-1:123456789012:certificate/0a1b";
    const json = synthesize(shippedEnvironment("dev", { api: { certificateArn } }));
    expect(resourcesOf(json, "aws_lb_listener").load_balancer_listener_https?.certificate_arn).toBe(certificateArn);
    expect(resourcesOf(json, "aws_acm_certificate")).toEqual({});
  });
});

describe("row 6 and 8: traffic and state", () => {
  test("6a SSH to the Client is open to the operators only", () => {
    has(dev, VpcSecurityGroupIngressRule, {
      cidr_ipv4: "203.0.113.7/32",
      from_port: 22,
      to_port: 22,
      ip_protocol: "tcp",
    });
  });

  test("8 the state is remote, encrypted, locked and bound to the account", () => {
    expect(devJson.terraform.backend).toEqual({
      s3: {
        bucket: "private-cluster-123456789012-us-east-1",
        key: "dev/terraform.tfstate",
        region: "us-east-1",
        encrypt: true,
        use_lockfile: true,
        allowed_account_ids: ["123456789012"],
      },
    });
    expect(devJson.terraform).toMatchObject({
      required_version: ">= 1.11",
      required_providers: { aws: { version: ">= 5.100.0, < 7.0.0" } },
    });
    expect(devJson.provider.aws?.[0]).toMatchObject({ allowed_account_ids: ["123456789012"], region: "us-east-1" });
  });

  test("every output says what it is", () => {
    const outputs = Object.keys(devJson.output).sort();
    expect(outputs).toEqual([
      "api_url",
      "client_public_ip",
      "head_private_ips",
      "load_balancer_dns_name",
      "session_manager",
      "ssh",
      "workers_private_ips",
    ]);
    for (const output of Object.values(devJson.output)) expect(output.description).toMatch(/^[A-Z].{10,}/);
    expect(prodJson.output.api_url?.value).toBe("https://api.example.com");
  });
});
