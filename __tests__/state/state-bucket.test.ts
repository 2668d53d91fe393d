import { S3Bucket } from "@cdktf/provider-aws/lib/s3-bucket";
import { S3BucketOwnershipControls } from "@cdktf/provider-aws/lib/s3-bucket-ownership-controls";
import { S3BucketPublicAccessBlock } from "@cdktf/provider-aws/lib/s3-bucket-public-access-block";
import { S3BucketServerSideEncryptionConfigurationA } from "@cdktf/provider-aws/lib/s3-bucket-server-side-encryption-configuration";
import { S3BucketVersioningA } from "@cdktf/provider-aws/lib/s3-bucket-versioning";
import { Testing } from "cdktf";
import { StateBucket } from "../../src/state/state-bucket";

interface Resources {
  readonly [type: string]: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

interface Statement {
  readonly Sid: string;
  readonly Effect: string;
  readonly Principal: unknown;
  readonly Action: string;
  readonly Resource: string | readonly string[];
  readonly Condition?: unknown;
}

function synthesizeBucket(region = "us-east-1"): string {
  return Testing.synthScope((scope) => {
    new StateBucket(scope, "State", { bucketName: "acme-state", region });
  });
}

function resourcesOf(text: string): Resources {
  return (JSON.parse(text) as { resource: Resources }).resource;
}

function policyOf(text: string): readonly Statement[] {
  const [policy] = Object.values(resourcesOf(text).aws_s3_bucket_policy ?? {});
  return (JSON.parse(policy?.policy as string) as { Statement: Statement[] }).Statement;
}

describe("StateBucket", () => {
  const text = synthesizeBucket();

  test("Terraform refuses to destroy the bucket", () => {
    expect(text).toHaveResourceWithProperties(S3Bucket, {
      bucket: "acme-state",
      lifecycle: { prevent_destroy: true },
    });
    const [bucket] = Object.values(resourcesOf(text).aws_s3_bucket ?? {});
    expect(bucket).not.toHaveProperty("force_destroy");
  });

  test("every version of a state is kept", () => {
    expect(text).toHaveResourceWithProperties(S3BucketVersioningA, {
      versioning_configuration: { status: "Enabled" },
    });
  });

  test("states are encrypted with S3's own keys", () => {
    expect(text).toHaveResourceWithProperties(S3BucketServerSideEncryptionConfigurationA, {
      rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: "AES256" } }],
    });
  });

  test("nothing can make the bucket or an object in it public, nor give an object to another account", () => {
    expect(text).toHaveResourceWithProperties(S3BucketPublicAccessBlock, {
      block_public_acls: true,
      block_public_policy: true,
      ignore_public_acls: true,
      restrict_public_buckets: true,
    });
    expect(text).toHaveResourceWithProperties(S3BucketOwnershipControls, {
      rule: { object_ownership: "BucketOwnerEnforced" },
    });
  });

  test("the policy denies everything without TLS, and the deletion of the bucket to everyone", () => {
    const arn = "arn:aws:s3:::acme-state";
    expect(policyOf(text)).toEqual([
      {
        Sid: "TlsOnly",
        Effect: "Deny",
        Principal: "*",
        Action: "s3:*",
        Resource: [arn, `${arn}/*`],
        Condition: { Bool: { "aws:SecureTransport": "false" } },
      },
      { Sid: "BucketStays", Effect: "Deny", Principal: "*", Action: "s3:DeleteBucket", Resource: arn },
    ]);
  });

  test.each([
    ["eu-west-1", "arn:aws:s3:::acme-state"],
    ["cn-north-1", "arn:aws-cn:s3:::acme-state"],
    ["us-gov-west-1", "arn:aws-us-gov:s3:::acme-state"],
  ])("in %s the policy speaks of %s", (region, arn) => {
    expect(policyOf(synthesizeBucket(region)).at(-1)?.Resource).toBe(arn);
  });

  test("one bucket and its settings are all there is: no lifecycle rule lets a version expire, nothing is replicated", () => {
    const counts = Object.entries(resourcesOf(text)).map(([type, byName]) => [type, Object.keys(byName).length]);
    expect(Object.fromEntries(counts)).toEqual({
      aws_s3_bucket: 1,
      aws_s3_bucket_ownership_controls: 1,
      aws_s3_bucket_policy: 1,
      aws_s3_bucket_public_access_block: 1,
      aws_s3_bucket_server_side_encryption_configuration: 1,
      aws_s3_bucket_versioning: 1,
    });
  });
});
