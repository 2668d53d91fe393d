import { logBucketAdmitsLoadBalancer } from "../../../src/verify/rules/log-bucket-admits-load-balancer";
import { describeRule, fault, unknown } from "../../support/describe-rule";
import { LOG_POLICY } from "../../support/working-stack";

/** The policy of the log bucket with some of its statement changed, and further statements. */
function policy(changes: object, ...more: readonly object[]) {
  return { policy: JSON.stringify({ Statement: [{ ...LOG_POLICY, ...changes }, ...more] }) };
}

describeRule(logBucketAdmitsLoadBalancer, {
  "names the bucket without a policy": [
    { "aws_s3_bucket_policy.logs": null },
    fault("aws_s3_bucket.logs", "has no policy that lets aws_lb.api write its access logs"),
  ],
  "names the policy for another service": [
    { "aws_s3_bucket_policy.logs": policy({ Principal: { Service: "delivery.logs.amazonaws.com" } }) },
    fault("aws_s3_bucket_policy.logs", "does not let aws_lb.api write its access logs"),
  ],
  "names the policy for the account of another region": [
    { "aws_s3_bucket_policy.logs": policy({ Principal: { AWS: "arn:aws:iam::033677994240:root" } }) },
    fault("aws_s3_bucket_policy.logs", "does not let aws_lb.api write its access logs"),
  ],
  "names the policy for another bucket": [
    { "aws_s3_bucket_policy.logs": policy({ Resource: "arn:aws:s3:::other/AWSLogs/123456789012/*" }) },
    fault("aws_s3_bucket_policy.logs", "does not let aws_lb.api write its access logs"),
  ],
  "names the policy for another prefix": [
    { "aws_lb.api": { access_logs: { bucket: "our-logs", prefix: "api", enabled: true } } },
    fault("aws_s3_bucket_policy.logs", "does not let aws_lb.api write its access logs"),
  ],
  "names the policy for reading": [
    { "aws_s3_bucket_policy.logs": policy({ Action: ["s3:GetObject", "s3:ListBucket"] }) },
    fault("aws_s3_bucket_policy.logs", "does not let aws_lb.api write its access logs"),
  ],
  "names the policy that denies what it allows": [
    {
      "aws_s3_bucket_policy.logs": policy({}, { Effect: "Deny", Principal: "*", Action: "s3:*", Resource: "*" }),
    },
    fault("aws_s3_bucket_policy.logs", "does not let aws_lb.api write its access logs"),
  ],
  "takes the account of the region, any write and references for an admission": [
    {
      "aws_s3_bucket_policy.logs": policy({
        Principal: { AWS: "arn:aws:iam::127311923021:root" },
        Action: "s3:Put*",
        Resource: ["${aws_s3_bucket.logs.arn}/AWSLogs/${data.aws_caller_identity.me.account_id}/*"],
      }),
    },
  ],
  "asks nothing where logs are off": [
    { "aws_lb.api": { access_logs: { bucket: "our-logs", enabled: false } }, "aws_s3_bucket_policy.logs": null },
  ],
  "cannot tell where the policy is made when Terraform runs": [
    { "aws_s3_bucket_policy.logs": { policy: "${data.aws_iam_policy_document.logs.json}" } },
    unknown(
      "aws_s3_bucket_policy.logs",
      "the policy of 'aws_s3_bucket_policy.logs' cannot be read: '${data.aws_iam_policy_document.logs.json}' names nothing that is in the JSON",
    ),
  ],
  "cannot tell where the bucket is not in the JSON": [
    { "aws_lb.api": { access_logs: { bucket: "their-logs", enabled: true } } },
    unknown("aws_lb.api", "bucket 'their-logs' is not in the JSON"),
  ],
  "reads the policy that is written into the bucket": [
    { "aws_s3_bucket_policy.logs": null, "aws_s3_bucket.logs": policy({ Action: "s3:GetObject" }) },
    fault("aws_s3_bucket.logs", "does not let aws_lb.api write its access logs"),
  ],
});
