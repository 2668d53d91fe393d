import { S3Bucket as AwsS3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketLifecycleConfiguration as AwsS3BucketLifecycleConfiguration } from "@cdktf/provider-aws/lib/s3-bucket-lifecycle-configuration";
import { S3BucketPolicy as AwsS3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { Construct } from "constructs";
import { partitionOf } from "../config/partition";
import { PrivateBucketSettings } from "../storage/private-bucket-settings";

/** Properties of {@link AccessLogBucket}. */
export interface AccessLogBucketProps {
  /** Name of the environment; the bucket's name begins with it. */
  readonly environmentName: string;
  /** Account of the load balancer and the bucket: 12 digits. */
  readonly account: string;
  /** Region of the load balancer and the bucket. */
  readonly region: string;
  /** Days after which logs expire. Valid values: 1-3650. */
  readonly retentionDays: number;
}

/**
 * The bucket that a load balancer writes its access logs to: private, encrypted with S3's own keys (load balancers can
 * write to no others), TLS only.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html
 */
export class AccessLogBucket extends Construct {
  /** The bucket. */
  readonly bucket: AwsS3Bucket;
  /** Lets load balancers write; must be there before the load balancer is. */
  readonly policy: AwsS3BucketPolicy;

  constructor(scope: Construct, id: string, props: AccessLogBucketProps) {
    super(scope, id);
    const bucketName = `${props.environmentName}-access-logs-${props.account}-${props.region}`;
    this.bucket = new AwsS3Bucket(this, "Resource", {
      bucket: bucketName,
      tags: { Name: bucketName, Role: "load-balancer" },
    });
    new PrivateBucketSettings(this, "Settings", { bucket: this.bucket.id });
    this.expireAfter(props.retentionDays, this.bucket.id);
    this.policy = new AwsS3BucketPolicy(this, "Policy", {
      bucket: this.bucket.id,
      policy: JSON.stringify(bucketPolicy(bucketName, props)),
    });
  }

  private expireAfter(days: number, bucket: string): void {
    new AwsS3BucketLifecycleConfiguration(this, "Lifecycle", {
      bucket,
      rule: [
        {
          id: "expire-access-logs",
          status: "Enabled",
          filter: [{ prefix: "" }],
          expiration: [{ days }],
          abortIncompleteMultipartUpload: [{ daysAfterInitiation: 7 }],
        },
      ],
    });
  }
}

function bucketPolicy(bucketName: string, { account, region }: AccessLogBucketProps) {
  const partition = partitionOf(region);
  const bucketArn = `arn:${partition}:s3:::${bucketName}`;
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "LoadBalancersWriteLogs",
        Effect: "Allow",
        Principal: { Service: "logdelivery.elasticloadbalancing.amazonaws.com" },
        Action: "s3:PutObject",
        Resource: `${bucketArn}/AWSLogs/${account}/*`,
        Condition: {
          ArnLike: { "aws:SourceArn": `arn:${partition}:elasticloadbalancing:${region}:${account}:loadbalancer/*` },
        },
      },
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [bucketArn, `${bucketArn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
    ],
  };
}
