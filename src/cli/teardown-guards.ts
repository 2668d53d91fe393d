/** What AWS would refuse to delete halfway through a teardown is refused here, before anything is touched. */
import {
  DescribeLoadBalancerAttributesCommand,
  ElasticLoadBalancingV2Client,
  LoadBalancer,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { ListObjectVersionsCommand, S3Client } from "@aws-sdk/client-s3";
import type { Environment } from "../config/environment";
import { askAws } from "./aws-fault";
import { CommandError } from "./run-command";

/**
 * Makes sure that nothing is protected against deletion.
 *
 * @throws {CommandError} with the two steps that tear down what is
 */
export async function assertUnprotected(
  { name, region }: Pick<Environment, "name" | "region">,
  loadBalancer: LoadBalancer | undefined,
): Promise<void> {
  if (!loadBalancer) return;
  const { LoadBalancerArn, LoadBalancerName = "" } = loadBalancer;
  const client = new ElasticLoadBalancingV2Client({ region });
  const { Attributes = [] } = await askAws("the load balancer's protection", () =>
    client.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn })),
  );
  if (Attributes.find(({ Key }) => Key === "deletion_protection.enabled")?.Value !== "true") return;
  throw new CommandError(
    `destroy: the load balancer '${LoadBalancerName}' is protected against deletion; nothing was touched. Two steps:\n` +
      `  1. set api.deletionProtection: false in environments/${name}.yaml and run npx cdktf deploy ${name}\n` +
      `  2. run npm run destroy -- ${name} again`,
  );
}

/**
 * Makes sure that every bucket that goes is empty. A load balancer writes its access logs every five minutes, so its
 * bucket can fill again before the load balancer is gone; the command is then run again.
 *
 * @throws {CommandError} naming the buckets that are not, each with the line that empties it
 */
export async function assertBucketsEmpty(
  { name, region }: Pick<Environment, "name" | "region">,
  buckets: readonly string[],
): Promise<void> {
  const client = new S3Client({ region, forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined });
  const filled: string[] = [];
  for (const Bucket of buckets) {
    const { Versions = [], DeleteMarkers = [] } = await askAws(`the bucket '${Bucket}'`, () =>
      client.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 1 })),
    );
    if (Versions.length + DeleteMarkers.length > 0) filled.push(Bucket);
  }
  if (filled.length === 0) return;
  const lines = filled.map((bucket) => `  aws s3 rm s3://${bucket} --recursive`);
  throw new CommandError(
    `destroy: '${filled.join("', '")}' holds access logs, and AWS deletes empty buckets only; nothing was touched. ` +
      `Copy what you want to keep, then run:\n${lines.join("\n")}\n  npm run destroy -- ${name}`,
  );
}
