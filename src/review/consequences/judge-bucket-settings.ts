import { ResourceChange } from "../../model/plan/plan";
import { PlanObject } from "../../model/plan/plan-value";
import { blocksAt, isOn, textAt } from "../changes/plan-values";
import { FindingParts, isGone } from "./finding";
import { Judge } from "./judge";
import { PlanView } from "./plan-view";

type Setting = (change: ResourceChange, view: PlanView) => FindingParts | undefined;

const BLOCKS = ["block_public_acls", "block_public_policy", "ignore_public_acls", "restrict_public_buckets"];

const PUBLIC_ACLS = ["public-read", "public-read-write", "authenticated-read"];

/** What protects the content of a bucket, each as a resource of its own. */
const SETTINGS: Readonly<Record<string, Setting>> = {
  aws_s3_bucket_versioning: judgeVersioning,
  aws_s3_bucket_public_access_block: judgePublicAccess,
  aws_s3_account_public_access_block: judgePublicAccess,
  aws_s3_bucket_acl: judgeAcl,
  aws_s3_bucket_lifecycle_configuration: judgeLifecycle,
  aws_s3_bucket_server_side_encryption_configuration: judgeEncryption,
  aws_s3_bucket_logging: judgeLogging,
  aws_s3_bucket_ownership_controls: judgeRest,
  aws_s3_bucket_object_lock_configuration: judgeRest,
  aws_s3_bucket_notification: judgeRest,
  aws_s3_bucket_cors_configuration: judgeRest,
  aws_s3_bucket_website_configuration: judgeRest,
};

/** Settings of buckets. Where the bucket goes, its settings are not worth a word. */
export const judgeBucketSettings: Judge = {
  types: Object.keys(SETTINGS),
  judge(changes, view) {
    return changes.flatMap((change) => {
      const [bucket] = view.graph.namedBy(change.address, ["bucket"]);
      if (bucket !== undefined && view.isGone(bucket)) return [view.finding(change, WITH_BUCKET)];
      const parts = SETTINGS[change.type]?.(change, view);
      if (parts === undefined) return [];
      const cause = change.action === "update" ? { cause: view.changedNames(change) } : {};
      return [view.finding(change, { ...cause, ...parts })];
    });
  },
};

const WITH_BUCKET: FindingParts = { impact: "in-place", subject: "", what: "The settings of a bucket go with it" };

function judgeVersioning({ action, before, after }: ResourceChange): FindingParts | undefined {
  const isVersioned = (values?: PlanObject) =>
    blocksAt(values, "versioning_configuration").some((block) => textAt(block, "status") === "Enabled");
  if (isVersioned(before) && !isVersioned(after)) {
    return { impact: "in-place", what: "is turned off: what is overwritten or deleted from now on is gone for good" };
  }
  return action === "create" ? undefined : { impact: "in-place", what: "is updated in place" };
}

function judgePublicAccess({ action, before, after }: ResourceChange): FindingParts | undefined {
  if (action === "create") return undefined;
  const opened = BLOCKS.filter((name) => isOn(before, name) && !isOn(after, name));
  if (opened.length === 0) return { impact: "in-place", what: "is updated in place" };
  const what =
    action === "delete" || action === "replace"
      ? `is ${action}d: a policy or an ACL can make the content public`
      : `is loosened (${opened.join(", ")}): a policy or an ACL can make the content public`;
  return { impact: "in-place", exposure: true, what };
}

function judgeAcl({ action, before, after }: ResourceChange): FindingParts | undefined {
  const acl = textAt(after, "acl");
  if (acl !== undefined && PUBLIC_ACLS.includes(acl) && acl !== textAt(before, "acl")) {
    return { impact: "in-place", exposure: true, what: `is ${acl} from now on: everyone can read the content` };
  }
  return action === "create" ? undefined : { impact: "in-place", what: "is updated in place" };
}

/** A rule that expires current objects deletes what nobody deleted. */
function judgeLifecycle(change: ResourceChange, view: PlanView): FindingParts | undefined {
  const [bucket = change.address] = view.graph.namedBy(change.address, ["bucket"]);
  // Nothing is in a new bucket that could be too old.
  const isNew = bucket !== change.address && view.graph.change(bucket)?.action === "create";
  return isNew ? undefined : judgeExpiry(change, view.roles.roleOf(bucket));
}

function judgeExpiry({ action, before, after }: ResourceChange, role: string): FindingParts | undefined {
  const [was, is] = [shortestDays(before), shortestDays(after)];
  if (is !== undefined && (was === undefined || is < was)) {
    return {
      role,
      impact: "loss",
      what: `deletes what is older than ${is} days from now on${was === undefined ? "" : `, instead of ${was}`}`,
    };
  }
  if (action === "create") return undefined;
  return {
    role,
    impact: "in-place",
    what: isGone(action) ? "is deleted: nothing expires any more" : "is updated in place",
  };
}

function shortestDays(values?: PlanObject): number | undefined {
  const days = blocksAt(values, "rule")
    .filter((rule) => textAt(rule, "status") !== "Disabled")
    .flatMap((rule) => blocksAt(rule, "expiration"))
    .map((expiration) => Number(textAt(expiration, "days")))
    .filter((number) => number > 0);
  return days.length === 0 ? undefined : Math.min(...days);
}

function judgeEncryption({ action }: ResourceChange): FindingParts | undefined {
  if (action === "create") return undefined;
  if (isGone(action))
    return { impact: "in-place", what: "is deleted: what is written from now on gets the encryption of S3 itself" };
  return { impact: "in-place", what: "is changed for what is written from now on" };
}

function judgeLogging({ action }: ResourceChange): FindingParts | undefined {
  if (action === "create") return undefined;
  const what = isGone(action) ? "is turned off: requests are no longer on record" : "is updated in place";
  return { role: "audit", impact: "in-place", what };
}

function judgeRest({ action }: ResourceChange): FindingParts | undefined {
  if (action === "create") return undefined;
  return { impact: "in-place", what: isGone(action) ? `is ${action}d` : "is updated in place" };
}
