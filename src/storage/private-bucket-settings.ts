import { S3BucketOwnershipControls as AwsS3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPublicAccessBlock as AwsS3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA as AwsS3BucketEncryption } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { Construct } from "constructs";

/** Properties of {@link PrivateBucketSettings}. */
export interface PrivateBucketSettingsProps {
  /** Name of the bucket. */
  readonly bucket: string;
}

/**
 * What every bucket of ours has: no public access of any kind, no object of a foreign owner, encryption with S3's own
 * keys, which cost nothing and which load balancers can write with.
 *
 * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html
 */
export class PrivateBucketSettings extends Construct {
  constructor(scope: Construct, id: string, { bucket }: PrivateBucketSettingsProps) {
    super(scope, id);
    new AwsS3BucketPublicAccessBlock(this, "PublicAccessBlock", {
      bucket,
      blockPublicAcls: true,
      blockPublicPolicy: true,
      ignorePublicAcls: true,
      restrictPublicBuckets: true,
    });
    new AwsS3BucketOwnershipControls(this, "Ownership", { bucket, rule: { objectOwnership: "BucketOwnerEnforced" } });
    new AwsS3BucketEncryption(this, "Encryption", {
      bucket,
      rule: [{ applyServerSideEncryptionByDefault: { sseAlgorithm: "AES256" } }],
    });
  }
}
