import { shippedEnvironment } from "../support/environment";
import { addressesOf, resourcesOf, synthesize } from "../support/synthesize";

const dev = synthesize(shippedEnvironment("dev"));
const prod = synthesize(shippedEnvironment("prod"));

describe("safeguards", () => {
  test("the default group of the VPC is adopted and left without a rule", () => {
    const groups = resourcesOf(dev, "aws_default_security_group");
    expect(Object.keys(groups)).toEqual(["network_default_security_group"]);
    expect(Object.keys(groups.network_default_security_group ?? {}).sort()).toEqual(["tags", "vpc_id"]);
    expect(groups.network_default_security_group?.vpc_id).toBe("${aws_vpc.network_vpc.id}");
  });

  test("every resource carries the project, the environment and the user's tags", () => {
    const tags = { Project: "private-cluster", Environment: "prod", CostCenter: "platform" };
    expect(prod.provider.aws?.[0]?.default_tags).toEqual([{ tags }]);
  });

  test("every machine, load balancer and group says its role", () => {
    const roles = [...addressesOf(prod)].flatMap(([address, { tags }]) => {
      const named = /^aws_(instance|lb|security_group)\./.test(address);
      return named ? [[address, (tags as { Role?: string } | undefined)?.Role] as const] : [];
    });
    expect(Object.fromEntries(roles)).toEqual({
      "aws_instance.client": "client",
      "aws_instance.head_1": "head",
      "aws_instance.head_2": "head",
      "aws_instance.workers_1": "workers",
      "aws_instance.workers_2": "workers",
      "aws_lb.load_balancer": "load-balancer",
      "aws_security_group.client_security_group": "client",
      "aws_security_group.head_security_group": "head",
      "aws_security_group.load_balancer_security_group": "load-balancer",
      "aws_security_group.workers_security_group": "workers",
    });
  });

  test("another port makes a target group of another name before the old one goes", () => {
    const groupOf = (port: number) =>
      resourcesOf(synthesize(shippedEnvironment("dev", { api: { port } })), "aws_lb_target_group")
        .load_balancer_target_group;
    expect(groupOf(8000)).toMatchObject({ name: "dev-head-8000", lifecycle: { create_before_destroy: true } });
    expect(groupOf(8080)?.name).toBe("dev-head-8080");
  });

  test("another domain makes its certificate before the old one goes", () => {
    const [certificate] = Object.values(resourcesOf(prod, "aws_acm_certificate"));
    expect(certificate?.lifecycle).toEqual({ create_before_destroy: true });
  });

  test("only load balancers of the account write access logs, only by TLS, and nobody reads them from outside", () => {
    const { load_balancer_access_logs_policy: policy } = resourcesOf(prod, "aws_s3_bucket_policy");
    const arn = "arn:aws:s3:::prod-access-logs-123456789012-us-east-1";
    expect(JSON.parse(String(policy?.policy))).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          Sid: "LoadBalancersWriteLogs",
          Effect: "Allow",
          Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
          Action: "s3:PutObject",
          Resource: `${arn}/AWSLogs/123456789012/*`,
          Condition: {
            ArnLike: { "aws:SourceArn": "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/*" },
          },
        },
        {
          Sid: "TlsOnly",
          Effect: "Deny",
          Principal: "*",
          Action: "s3:*",
          Resource: [arn, `${arn}/*`],
          Condition: { Bool: { "aws:SecureTransport": "false" } },
        },
      ],
    });
    expect(Object.values(resourcesOf(prod, "aws_s3_bucket_public_access_block"))).toMatchObject([
      { block_public_acls: true, block_public_policy: true, ignore_public_acls: true, restrict_public_buckets: true },
    ]);
  });

  test("access logs expire after the days asked for", () => {
    const [lifecycle] = Object.values(resourcesOf(prod, "aws_s3_bucket_lifecycle_configuration"));
    expect(lifecycle?.rule).toMatchObject([{ status: "Enabled", expiration: [{ days: 365 }] }]);
  });
});
