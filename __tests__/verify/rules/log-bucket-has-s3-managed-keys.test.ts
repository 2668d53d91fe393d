import { logBucketHasS3ManagedKeys } from "../../../src/verify/rules/log-bucket-has-s3-managed-keys";
import { describeRule, fault, unknown } from "../../support/describe-rule";

function encryption(algorithm: string) {
  return { rule: [{ apply_server_side_encryption_by_default: { sse_algorithm: algorithm } }] };
}

describeRule(logBucketHasS3ManagedKeys, {
  "names the encryption with a key of KMS": [
    { "aws_s3_bucket_server_side_encryption_configuration.logs": encryption("aws:kms") },
    fault(
      "aws_s3_bucket_server_side_encryption_configuration.logs",
      "encrypts with aws:kms, which a load balancer cannot write with",
    ),
  ],
  "takes a bucket without settings, which S3 encrypts with its own keys": [
    { "aws_s3_bucket_server_side_encryption_configuration.logs": null },
  ],
  "leaves a network load balancer alone, which writes with keys of KMS": [
    {
      "aws_lb.api": { load_balancer_type: "network" },
      "aws_s3_bucket_server_side_encryption_configuration.logs": encryption("aws:kms"),
    },
  ],
  "cannot tell where the algorithm is set when Terraform runs": [
    { "aws_s3_bucket_server_side_encryption_configuration.logs": encryption("${var.algorithm}") },
    unknown("aws_s3_bucket_server_side_encryption_configuration.logs", "'${var.algorithm}' is set when Terraform runs"),
  ],
});
