import { LbTargetGroup as AwsLbTargetGroup } from "@cdktf/provider-aws/lib/lb-target-group";
import { LbTargetGroupAttachment as AwsLbTargetGroupAttachment } from "@cdktf/provider-aws/lib/lb-target-group-attachment";
import { Construct } from "constructs";
import { Machine } from "../compute/machine";
import { Service, ServiceProps } from "../compute/service";

/** Properties of {@link HeadNodes}. */
export interface HeadNodesProps extends ServiceProps {
  /** Number of Head nodes behind the load balancer. Valid values: 1-100. */
  readonly count: number;
  /** Whether nodes with even numbers run in the second zone. */
  readonly spreadAcrossZones: boolean;
}

/** The machines that serve the API, in private subnets; only the load balancer reaches them. */
export class HeadNodes extends Service {
  private readonly nodes: readonly Machine[];

  constructor(scope: Construct, id: string, props: HeadNodesProps) {
    super(scope, id, "head", props);
    this.nodes = this.addPrivateMachines(props.count, props.spreadAcrossZones);
  }

  /** Private addresses in the order of the nodes' numbers. */
  get privateIps(): readonly string[] {
    return this.nodes.map((node) => node.resource.privateIp);
  }

  /** Ids of the instances in the order of the nodes' numbers. */
  get instanceIds(): readonly string[] {
    return this.nodes.map((node) => node.resource.id);
  }

  /** Makes every node a target of the group. */
  attachTo(targetGroup: AwsLbTargetGroup): void {
    for (const node of this.nodes) {
      new AwsLbTargetGroupAttachment(node, "Target", {
        targetGroupArn: targetGroup.arn,
        targetId: node.resource.id,
      });
    }
  }
}
