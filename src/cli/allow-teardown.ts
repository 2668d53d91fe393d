import {
  DescribeLoadBalancersCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { Environment } from "../config/environment";

/**
 * Takes the deletion protection off the load balancer, which an operator does by `api.deletionProtection: false` and a
 * deployment. For the emulator only.
 */
export async function allowTeardown({ name, region, api }: Environment): Promise<void> {
  if (!api.deletionProtection) return;
  const client = new ElasticLoadBalancingV2Client({ region });
  const { LoadBalancers } = await client.send(new DescribeLoadBalancersCommand({ Names: [`private-cluster-${name}`] }));
  const Attributes = [{ Key: "deletion_protection.enabled", Value: "false" }];
  await client.send(
    new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn, Attributes }),
  );
}
