import { S3Bucket as AwsS3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketPolicy as AwsS3BucketPolicy } from "@cdktf/provider-aws/lib/s3-bucket-policy";
import { S3BucketVersioningA as AwsS3BucketVersioning } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Construct } from "constructs";
import { partitionOf } from "../config/partition";
import { PrivateBucketSettings } from "../storage/private-bucket-settings";

/** Properties of {@link StateBucket}. */
export interface StateBucketProps {
  /** Name of the bucket. */
  readonly bucketName: string;
  /** Region, which decides the partition of ARNs. */
  readonly region: string;
}

/**
 * The bucket of all Terraform states of an account and region. Every version of a state is kept: there is no
 * lifecycle rule, so nothing ever expires. Nobody can delete the bucket before its policy is changed.
 *
 * @see https://developer.hashicorp.com/terraform/language/backend/s3#s3-bucket-permissions
 */
export class StateBucket extends Construct {
  /** The bucket itself. */
  readonly resource: AwsS3Bucket;

  constructor(scope: Construct, id: string, { bucketName, region }: StateBucketProps) {
    super(scope, id);
    this.resource = new AwsS3Bucket(this, "Resource", {
      bucket: bucketName,
      lifecycle: { preventDestroy: true },
      tags: { Name: bucketName, Role: "state" },
    });
    const bucket = this.resource.id;
    new AwsS3BucketVersioning(this, "Versioning", {
      bucket,
      versioningConfiguration: { status: "Enabled" },
    });
    new PrivateBucketSettings(this, "Settings", { bucket });
    new AwsS3BucketPolicy(this, "Policy", { bucket, policy: JSON.stringify(policyOf(bucketName, region)) });
  }
}

function policyOf(bucketName: string, region: string) {
  const arn = `arn:${partitionOf(region)}:s3:::${bucketName}`;
  const everyone = { Effect: "Deny", Principal: "*" };
  return {
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "TlsOnly",
        ...everyone,
        Action: "s3:*",
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      { Sid: "BucketStays", ...everyone, Action: "s3:DeleteBucket", Resource: arn },
    ],
  };
}
