import { shippedEnvironment } from "../support/environment";
import { resourcesOf, synthesize } from "../support/synthesize";

describe("options of the environment file", () => {
  test("Session Manager endpoints stand in the private subnet with a group of their own", () => {
    const json = synthesize(shippedEnvironment("dev", { network: { sessionManagerEndpoints: true } }));
    const endpoints = Object.entries(resourcesOf(json, "aws_vpc_endpoint")).filter(([name]) => name !== "network_s3");
    expect(endpoints.map(([, endpoint]) => endpoint.service_name)).toEqual([
      "com.amazonaws.us-east-1.ec2messages",
      "com.amazonaws.us-east-1.ssm",
      "com.amazonaws.us-east-1.ssmmessages",
    ]);
    for (const [, endpoint] of endpoints) {
      expect(endpoint).toMatchObject({
        private_dns_enabled: true,
        subnet_ids: ["${aws_subnet.network_private_us-east-1a.id}"],
        security_group_ids: ["${aws_security_group.network_session_manager_security_group.id}"],
      });
    }
  });

  test("the architecture of the image follows from the instance type", () => {
    const json = synthesize(shippedEnvironment("prod")) as unknown as { data: Record<string, Record<string, object>> };
    expect(json.data.aws_ssm_parameter?.head_image).toMatchObject({
      name: "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-arm64",
    });
  });

  test("a fixed image is taken as it is and a change of it replaces the machine", () => {
    const json = synthesize(shippedEnvironment("dev", { api: { amiId: "ami-0123456789abcdef0" } }));
    const head = resourcesOf(json, "aws_instance").head_1;
    expect(head?.ami).toBe("ami-0123456789abcdef0");
    expect(head).not.toHaveProperty("lifecycle");
  });

  test("user data reaches the machine byte for byte, shell variables included", () => {
    const environment = shippedEnvironment("dev");
    const content = "#!/bin/sh\necho ${HOME} %{x}\n";
    const workers = { ...environment.workers, userData: { file: "w.sh", content, replaceOnChange: true } };
    const worker = resourcesOf(synthesize({ ...environment, workers }), "aws_instance").workers_1;
    expect(Buffer.from(String(worker?.user_data_base64), "base64").toString()).toBe(content);
    expect(worker?.user_data_replace_on_change).toBe(true);
  });

  test("flow logs record all traffic for as long as asked", () => {
    const json = synthesize(shippedEnvironment("prod"));
    expect(resourcesOf(json, "aws_flow_log").network_flow_logs?.traffic_type).toBe("ALL");
    expect(resourcesOf(json, "aws_cloudwatch_log_group").network_flow_logs_log_group?.retention_in_days).toBe(365);
  });

  test("the load balancer waits for the right to write its access logs", () => {
    const json = synthesize(shippedEnvironment("prod"));
    expect(resourcesOf(json, "aws_lb").load_balancer?.depends_on).toEqual([
      "aws_internet_gateway.network_internet_gateway",
      "aws_s3_bucket_policy.load_balancer_access_logs_policy",
    ]);
  });

  test("one NAT gateway serves all zones, or each zone has its own", () => {
    const one = synthesize(shippedEnvironment("dev", { network: { egress: "nat-gateway" } }));
    expect(Object.keys(resourcesOf(one, "aws_nat_gateway"))).toEqual(["network_private_nat_us-east-1a"]);
    const each = synthesize(shippedEnvironment("dev", { network: { egress: "nat-gateway-per-zone" } }));
    expect(Object.keys(resourcesOf(each, "aws_nat_gateway"))).toHaveLength(2);
  });

  test("a domain brings a validated certificate and an alias to the load balancer", () => {
    const json = synthesize(shippedEnvironment("prod"));
    expect(resourcesOf(json, "aws_acm_certificate")).toMatchObject({
      load_balancer_listener_domain_certificate: { domain_name: "api.example.com", validation_method: "DNS" },
    });
    expect(resourcesOf(json, "aws_route53_record").load_balancer_listener_domain_alias).toMatchObject({
      name: "api.example.com",
      type: "A",
    });
  });
});
