import { allKnown } from "../../model/known";
import { TerraformResource } from "../../model/terraform-resource";
import { Rule, RuleHit } from "../rule";
import { fault, judge } from "./judge";
import { logBucketsOf, settingsOf } from "./log-buckets-of";
import { StackView } from "./stack-view";

const CONFIGURATION = "aws_s3_bucket_server_side_encryption_configuration";

/** The bucket for the access logs of an application load balancer is encrypted with S3's own keys. */
export const logBucketHasS3ManagedKeys: Rule = {
  name: "log-bucket-has-s3-managed-keys",
  severity: "high",
  why: "An application load balancer writes access logs to buckets with S3's own keys (SSE-S3) only; with a key of KMS it cannot.",
  remedy: "Set sse_algorithm to AES256 on the bucket.",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
  check({ model }) {
    const view = StackView.of(model);
    return logBucketsOf(view)
      .filter(({ loadBalancer: { type } }) => type.kind === "known" && type.value === "application")
      .flatMap(({ loadBalancer, bucket }) => judge(loadBalancer.address, bucket, (found) => checkBucket(view, found)));
  },
};

function checkBucket(view: StackView, bucket: TerraformResource): readonly RuleHit[] {
  return judge(bucket.address, settingsOf(view, bucket, CONFIGURATION), (settings) => [
    ...settings.flatMap((setting) => checkAlgorithms(setting, setting)),
    ...bucket.blocks("server_side_encryption_configuration").flatMap((block) => checkAlgorithms(bucket, block)),
  ]);
}

function checkAlgorithms(
  { address }: TerraformResource,
  configuration: Pick<TerraformResource, "blocks">,
): readonly RuleHit[] {
  const algorithms = configuration
    .blocks("rule")
    .flatMap((rule) => rule.blocks("apply_server_side_encryption_by_default"))
    .flatMap((byDefault) => byDefault.text("sse_algorithm") ?? []);
  return judge(address, allKnown(algorithms), (names) =>
    names
      .filter((name) => name !== "AES256")
      .map((name) => fault(address, `encrypts with ${name}, which a load balancer cannot write with`)),
  );
}
