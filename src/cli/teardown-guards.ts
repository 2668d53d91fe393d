/** What AWS or Terraform would refuse to delete halfway through a teardown, found before anything is touched. */
import {
  DescribeLoadBalancerAttributesCommand,
  ElasticLoadBalancingV2Client,
  LoadBalancer,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { ListObjectVersionsCommand, S3Client } from "@aws-sdk/client-s3";
import type { Environment } from "../config/environment";
import type { Plan } from "../model/plan/plan";
import { askAws } from "./aws-fault";

/** What stands in the way of a teardown. */
export interface Protection {
  /** For example `the load balancer 'private-cluster-dev' is protected against deletion`. */
  readonly what: string;
  /** What takes it out of the way. */
  readonly remedy: string;
}

/** The load balancer's protection against deletion, if it is on. */
export async function findDeletionProtection(
  { name, region }: Pick<Environment, "name" | "region">,
  loadBalancer: LoadBalancer | undefined,
): Promise<Protection[]> {
  if (!loadBalancer) return [];
  const { LoadBalancerArn, LoadBalancerName = "" } = loadBalancer;
  const client = new ElasticLoadBalancingV2Client({ region });
  const { Attributes = [] } = await askAws("the load balancer's protection", () =>
    client.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn })),
  );
  if (Attributes.find(({ Key }) => Key === "deletion_protection.enabled")?.Value !== "true") return [];
  return [
    {
      what: `the load balancer '${LoadBalancerName}' is protected against deletion`,
      remedy: `set api.deletionProtection: false in environments/${name}.yaml, then npm run review -- ${name} and npm run apply -- ${name}`,
    },
  ];
}

/** Buckets that a plan deletes, and that AWS keeps as long as an object is in them. */
export function findBucketsToEmpty({ changes }: Pick<Plan, "changes">): readonly string[] {
  return changes
    .filter(({ type, action, before }) => type === "aws_s3_bucket" && action === "delete" && !before?.force_destroy)
    .map(({ before }) => before?.bucket)
    .filter((bucket) => typeof bucket === "string");
}

/**
 * Buckets that are not empty. A load balancer writes its access logs every five minutes, so its bucket can fill again
 * before the load balancer is gone; the command is then run again.
 */
export async function findFilledBuckets(
  { region }: Pick<Environment, "region">,
  buckets: readonly string[],
): Promise<Protection[]> {
  const client = new S3Client({ region, forcePathStyle: process.env.AWS_ENDPOINT_URL !== undefined });
  const filled: string[] = [];
  for (const Bucket of buckets) {
    const { Versions = [], DeleteMarkers = [] } = await askAws(`the bucket '${Bucket}'`, () =>
      client.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 1 })),
    );
    if (Versions.length + DeleteMarkers.length > 0) filled.push(Bucket);
  }
  return filled.map((bucket) => ({
    what: `the bucket '${bucket}' holds access logs, and AWS deletes empty buckets only`,
    remedy: `copy what you want to keep, then aws s3 rm s3://${bucket} --recursive`,
  }));
}

/** Resources that Terraform itself refuses to destroy, read out of what it said when it planned. */
export function findPreventedDestroys(said: string): Protection[] {
  const addresses = [...said.matchAll(/Resource (\S+) has\s+lifecycle\.prevent_destroy set/g)].map(
    ([, address = ""]) => address,
  );
  return [...new Set(addresses)].map((address) => ({
    what: `${address} has lifecycle.prevent_destroy set`,
    remedy: `take it out of the code of ${address}, if it is really to go`,
  }));
}

/** Says what is protected, and the two steps that tear it down. */
export function describeProtections(name: string, protections: readonly Protection[]): string {
  const remedies = protections.map(({ what, remedy }) => `     ${what}:\n       ${remedy}`);
  const count = protections.length === 1 ? "1 thing is protected" : `${protections.length} things are protected`;
  return [
    `destroy: ${count}; nothing was touched. Two steps:`,
    "  1. take the protection away:",
    ...remedies,
    `  2. run npm run destroy -- ${name} again`,
  ].join("\n");
}
