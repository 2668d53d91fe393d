import { Lb as AwsLb } from "@cdktf/provider-aws/lib/lb";
import { LbTargetGroup as AwsLbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { SecurityGroup as AwsSecurityGroup } from "@cdktf/provider-aws/lib/security-group";
import { Construct } from "constructs";
import type { Environment } from "../config/environment";
import { Network } from "../network/network";
import { RoleSecurityGroup } from "../security/role-security-group";
import { AccessLogBucket } from "./access-log-bucket";
import { HeadNodes } from "./head-nodes";
import { Listeners } from "./listeners";

type ApiSettings = Pick<
  Environment["api"],
  | "count"
  | "spreadAcrossZones"
  | "port"
  | "healthCheckPath"
  | "certificateArn"
  | "domain"
  | "idleTimeoutSeconds"
  | "deletionProtection"
  | "accessLogs"
>;

/** Properties of {@link LoadBalancer}. */
export interface LoadBalancerProps extends Readonly<ApiSettings> {
  /** Network whose public subnets the load balancer stands in. */
  readonly network: Network;
  /** Nodes that requests are forwarded to. */
  readonly targets: HeadNodes;
  /** Name of the environment; the name of everything here begins with it. */
  readonly environmentName: string;
  /** Account of the load balancer: 12 digits. */
  readonly account: string;
  /** Region of the load balancer. */
  readonly region: string;
}

/**
 * The public address of the API: an application load balancer in the public subnets of all zones, forwarding to the
 * Head nodes.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/introduction.html
 */
export class LoadBalancer extends Construct {
  /** The load balancer itself. */
  readonly resource: AwsLb;
  /** Group that decides who talks to it and whom it talks to. */
  readonly securityGroup: AwsSecurityGroup;
  /** Address of the API, for example `https://api.example.com`. */
  readonly apiUrl: string;

  constructor(scope: Construct, id: string, props: LoadBalancerProps) {
    super(scope, id);
    const { vpc, namePrefix } = props.network;
    const group = new RoleSecurityGroup(this, "SecurityGroup", { vpc, namePrefix, role: "load-balancer" });
    this.securityGroup = group.resource;
    this.resource = this.createLoadBalancer(props);
    const targetGroup = this.createTargetGroup(props);
    props.targets.attachTo(targetGroup);
    const listeners = new Listeners(this, "Listener", { ...props, loadBalancer: this.resource, targetGroup });
    this.apiUrl = listeners.apiUrl;
  }

  private createLoadBalancer(props: LoadBalancerProps): AwsLb {
    const logs = props.accessLogs && new AccessLogBucket(this, "AccessLogs", { ...props, ...props.accessLogs });
    const name = props.network.namePrefix;
    return new AwsLb(this, "Resource", {
      name,
      loadBalancerType: "application",
      internal: false,
      subnets: props.network.publicSubnets.map((subnet) => subnet.id),
      securityGroups: [this.securityGroup.id],
      idleTimeout: props.idleTimeoutSeconds,
      dropInvalidHeaderFields: true,
      desyncMitigationMode: "defensive",
      enableDeletionProtection: props.deletionProtection,
      accessLogs: logs && { bucket: logs.bucket.bucket, enabled: true },
      tags: { Name: name, Role: "load-balancer" },
      // AWS refuses an internet-facing load balancer without a gateway, and one that cannot write its logs.
      dependsOn: [props.network.internetGateway, ...(logs ? [logs.policy] : [])],
    });
  }

  private createTargetGroup(props: LoadBalancerProps): AwsLbTargetGroup {
    const { environmentName, port, healthCheckPath, network, spreadAcrossZones } = props;
    const name = `${environmentName}-head-${port}`;
    return new AwsLbTargetGroup(this, "TargetGroup", {
      name,
      vpcId: network.vpc.id,
      targetType: "instance",
      protocol: "HTTP",
      port,
      healthCheck: { path: healthCheckPath, matcher: "200-299", protocol: "HTTP", port: "traffic-port" },
      // A listener holds on to its group: the new one must be there before the old one can go. The port in the name
      // keeps the two apart.
      lifecycle: { createBeforeDestroy: true },
      // Says whether the nodes are spread on purpose, so that the proof can hold them to it.
      tags: { Name: name, Role: "load-balancer", SurvivesZone: String(spreadAcrossZones) },
    });
  }
}
