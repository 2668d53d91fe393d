import { Lb as AwsLb } from "@cdktf/provider-aws/lib/lb";
import {
  LbListener as AwsLbListener,
  LbListenerDefaultAction as AwsDefaultAction,
} from "@cdktf/provider-aws/lib/lb-listener";
import { LbTargetGroup as AwsLbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { Construct } from "constructs";
import type { Environment } from "../config/environment";
import { DomainCertificate } from "./domain-certificate";

/** TLS 1.2 and 1.3 with forward secrecy and post-quantum key exchange; left unset, AWS takes a policy of 2016. */
const TLS_POLICY = "ELBSecurityPolicy-TLS13-1-2-Res-PQ-2025-09";

/** Properties of {@link Listeners}. */
export interface ListenersProps extends Readonly<Pick<Environment["api"], "certificateArn" | "domain">> {
  /** Load balancer that listens. */
  readonly loadBalancer: AwsLb;
  /** Targets that requests are forwarded to. */
  readonly targetGroup: AwsLbTargetGroup;
}

/**
 * The ports of the load balancer: with a certificate, 443 is the API and 80 redirects to it; without, 80 is the API.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/describe-ssl-policies.html
 */
export class Listeners extends Construct {
  /** Address of the API, for example `https://api.example.com`. */
  readonly apiUrl: string;

  constructor(scope: Construct, id: string, props: ListenersProps) {
    super(scope, id);
    const { loadBalancer, targetGroup } = props;
    const forward: AwsDefaultAction = { type: "forward", targetGroupArn: targetGroup.arn };
    const certificateArn = this.certificateArnOf(props);
    const scheme = certificateArn === undefined ? "http" : "https";
    this.apiUrl = `${scheme}://${props.domain?.name ?? loadBalancer.dnsName}`;
    if (certificateArn === undefined) {
      this.listen("Http", loadBalancer, { port: 80, protocol: "HTTP", defaultAction: [forward] });
      return;
    }
    this.listen("Http", loadBalancer, { port: 80, protocol: "HTTP", defaultAction: [redirectToHttps()] });
    this.listen("Https", loadBalancer, {
      port: 443,
      protocol: "HTTPS",
      sslPolicy: TLS_POLICY,
      certificateArn,
      defaultAction: [forward],
    });
  }

  private certificateArnOf({ certificateArn, domain, loadBalancer }: ListenersProps): string | undefined {
    if (!domain) return certificateArn;
    return new DomainCertificate(this, "Domain", { ...domain, loadBalancer }).certificateArn;
  }

  private listen(
    id: string,
    loadBalancer: AwsLb,
    config: { port: number; protocol: string; defaultAction: AwsDefaultAction[] } & Partial<
      Record<"sslPolicy" | "certificateArn", string>
    >,
  ): void {
    const Name = `${config.protocol} ${config.port}`;
    new AwsLbListener(this, id, {
      loadBalancerArn: loadBalancer.arn,
      ...config,
      tags: { Name, Role: "load-balancer" },
    });
  }
}

function redirectToHttps(): AwsDefaultAction {
  return { type: "redirect", redirect: { port: "443", protocol: "HTTPS", statusCode: "HTTP_301" } };
}
