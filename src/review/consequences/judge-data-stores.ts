import { ResourceChange } from "../../model/plan/plan";
import { isOn, numberAt, textAt } from "../changes/plan-values";
import { Finding, isGone } from "./finding";
import { Judge, judgeEach } from "./judge";
import { PlanView } from "./plan-view";

/** Stores by type, and what goes with them. */
const CONTENT: Readonly<Record<string, string>> = {
  aws_ebs_volume: "everything on it",
  aws_ebs_snapshot: "the backup",
  aws_ami: "the image",
  aws_ami_copy: "the image",
  aws_db_instance: "all data in it",
  aws_db_snapshot: "the backup",
  aws_rds_cluster: "all data in it",
  aws_dynamodb_table: "all data in it",
  aws_efs_file_system: "all files in it",
  aws_fsx_lustre_file_system: "all files in it",
  aws_elasticache_cluster: "all data in it",
  aws_elasticache_replication_group: "all data in it",
  aws_sqs_queue: "all messages in it",
  aws_ecr_repository: "all images in it",
  aws_secretsmanager_secret: "its value",
  aws_s3_object: "its content",
  aws_backup_vault: "all backups in it",
};

/** Attributes of databases that AWS changes by stopping and starting them, or at the next maintenance. */
const RESTARTING = ["instance_class", "engine_version", "parameter_group_name", "allocated_storage", "node_type"];

const PROTECTIONS = ["deletion_protection", "deletion_protection_enabled"];

/** What holds data. A replacement is another, empty one. */
export const judgeDataStores: Judge = judgeEach([...Object.keys(CONTENT), "aws_kms_key"], (change, view) => {
  if (isGone(change.action)) return [judgeGone(change, view), ...judgeProtected(change, view)];
  return change.action === "update" ? [judgeUpdate(change, view)] : [];
});

function judgeGone(change: ResourceChange, view: PlanView): Finding {
  const verb = change.action === "delete" ? "is deleted" : "is replaced by an empty one";
  if (change.type === "aws_kms_key") {
    const days = numberAt(change.before, "deletion_window_in_days") ?? 30;
    const what = `is scheduled for deletion: what it encrypts cannot be read any more, and in ${days} days never again`;
    return view.finding(change, { impact: "loss", what });
  }
  const snapshot = textAt(change.before, "final_snapshot_identifier");
  const isKept = snapshot !== undefined && !isOn(change.before, "skip_final_snapshot");
  const what = isKept
    ? `${verb}: ${contentOf(change)} is left in the snapshot ${snapshot} only`
    : `${verb}: ${contentOf(change)} is gone for good`;
  return view.finding(change, { impact: "loss", what });
}

function judgeProtected(change: ResourceChange, view: PlanView): readonly Finding[] {
  const cause = PROTECTIONS.filter((name) => isOn(change.before, name));
  if (cause.length === 0) return [];
  const what = "deletion protection is on, so AWS refuses to delete it and the apply stops half-way";
  return [view.finding(change, { impact: "outage", isRefused: true, what, cause })];
}

function judgeUpdate(change: ResourceChange, view: PlanView): Finding {
  const cause = view.changedNames(change);
  const isDatabase = /^aws_(db_instance|rds_cluster|elasticache)/.test(change.type);
  if (isDatabase && cause.some((name) => RESTARTING.includes(name))) {
    const when = isOn(change.after, "apply_immediately") ? "at once" : "in its next maintenance window";
    return view.finding(change, { impact: "restart", what: `is stopped and started ${when}`, cause });
  }
  return view.finding(change, { impact: "in-place", what: "is updated in place", cause });
}

function contentOf({ type }: ResourceChange): string {
  return CONTENT[type] ?? "what is in it";
}
