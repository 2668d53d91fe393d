import { Known, known } from "../../model/known";
import { LoadBalancer } from "../../model/load-balancing";
import { TerraformResource } from "../../model/terraform-resource";
import { Rule, RuleHit } from "../rule";
import { matchesPattern, readPolicy, Statement } from "./bucket-policy";
import { fault, judge } from "./judge";
import { LOG_DELIVERY_ACCOUNTS } from "./log-delivery-accounts";
import { logBucketsOf, settingsOf } from "./log-buckets-of";
import { StackView } from "./stack-view";
import { zonesOf } from "./zones-of";

const ACTION = "s3:PutObject";
const SERVICES: Readonly<Record<string, string>> = {
  application: "logdelivery.elasticloadbalancing.amazonaws.com",
  classic: "logdelivery.elasticloadbalancing.amazonaws.com",
  network: "delivery.logs.amazonaws.com",
};

/** The bucket for the access logs of a load balancer lets the load balancer write to it. */
export const logBucketAdmitsLoadBalancer: Rule = {
  name: "log-bucket-admits-load-balancer",
  severity: "high",
  why: "AWS refuses access logs to a bucket whose policy does not let the log delivery of load balancers write there. Conditions of the policy are not judged.",
  remedy:
    "Allow s3:PutObject under AWSLogs/ to logdelivery.elasticloadbalancing.amazonaws.com (network load balancers: delivery.logs.amazonaws.com).",
  source: "https://docs.aws.amazon.com/elasticloadbalancing/latest/application/enable-access-logging.html",
  check({ model }) {
    const view = StackView.of(model);
    return logBucketsOf(view).flatMap(({ loadBalancer, bucket }) =>
      judge(loadBalancer.address, bucket, (found) => checkBucket(view, loadBalancer, found)),
    );
  },
};

function checkBucket(view: StackView, loadBalancer: LoadBalancer, bucket: TerraformResource): readonly RuleHit[] {
  return judge(bucket.address, policyResources(view, bucket), (policies) => {
    const [policy] = policies;
    if (policy === undefined)
      return [fault(bucket.address, `has no policy that lets ${loadBalancer.address} write its access logs`)];
    return judge(policy.address, loadBalancer.type, (type) =>
      judge(policy.address, readPolicy(policy), (statements) => {
        const writers = writersOf(view, loadBalancer, type);
        const concerning = statements.filter((statement) => concerns(statement, writers, loadBalancer, bucket, view));
        const denied = concerning.some(({ allows, isConditional }) => !allows && !isConditional);
        if (!denied && concerning.some(({ allows }) => allows)) return [];
        return [fault(policy.address, `does not let ${loadBalancer.address} write its access logs`)];
      }),
    );
  });
}

function policyResources(view: StackView, bucket: TerraformResource): Known<readonly TerraformResource[]> {
  const separate = settingsOf(view, bucket, "aws_s3_bucket_policy");
  const isInline = bucket.text("policy") !== undefined;
  return separate.kind === "known" && separate.value.length === 0 && isInline ? known([bucket]) : separate;
}

/** Everybody that the load balancer may write as. */
function writersOf(view: StackView, { subnets }: LoadBalancer, type: string): readonly string[] {
  const zones = zonesOf(view, subnets);
  const region = zones.kind === "known" ? zones.value[0]?.replace(/[a-z]$/, "") : undefined;
  const own = region === undefined ? undefined : LOG_DELIVERY_ACCOUNTS[region];
  const accounts = region === undefined ? Object.values(LOG_DELIVERY_ACCOUNTS) : own === undefined ? [] : [own];
  return ["*", SERVICES[type] ?? "", ...(type === "network" ? [] : accounts)];
}

function concerns(
  { principals, actions, resources }: Statement,
  writers: readonly string[],
  loadBalancer: LoadBalancer,
  bucket: TerraformResource,
  view: StackView,
): boolean {
  const prefix = view.model.resources.get(loadBalancer.address)?.blocks("access_logs")[0]?.text("prefix");
  const folder = prefix?.kind === "known" && prefix.value !== "" ? `${prefix.value}/` : "";
  return (
    principals.some((principal) => writers.includes(accountIn(principal) ?? principal)) &&
    actions.some((action) => matchesPattern(action, ACTION)) &&
    resources.some((resource) => meansLogs(resource, bucket, folder))
  );
}

function accountIn(principal: string): string | undefined {
  return /^arn:aws[a-z-]*:iam::(\d{12}):root$/.exec(principal)?.[1];
}

/** Whether a resource of a statement means the objects of a bucket that logs are written to. */
function meansLogs(resource: string, bucket: TerraformResource, folder: string): boolean {
  const name = bucket.text("bucket");
  const known = name?.kind === "known" ? name.value : bucket.address;
  const written = resource
    .replaceAll(`\${${bucket.address}.arn}`, `arn:aws:s3:::${known}`)
    .replaceAll(new RegExp(`\\$\\{${bucket.address.replaceAll(".", "\\.")}\\.(id|bucket)\\}`, "g"), known)
    .replaceAll(/\$\{[^}]*\}/g, "*")
    .replace(/^arn:[^:]*:/, "arn:aws:");
  const account = /AWSLogs\/(\d{12})/.exec(written)?.[1] ?? "123456789012";
  return matchesPattern(written, `arn:aws:s3:::${known}/${folder}AWSLogs/${account}/elasticloadbalancing/log`);
}
