import { PlanObject } from "../../../src/model/plan/plan-value";
import { deleted, kept, planOf, PlanResource, replaced, updated } from "../../support/plan-builder";
import { consequenceLines } from "../../support/review-lines";

function linesOf(...resources: readonly PlanResource[]): readonly string[] {
  return consequenceLines(planOf([kept("aws_vpc.net"), ...resources]));
}

describe("judgeDataStores", () => {
  it.each([
    ["aws_ebs_volume", "The volume", "everything on it"],
    ["aws_dynamodb_table", "The table", "all data in it"],
    ["aws_efs_file_system", "The file system", "all files in it"],
    ["aws_secretsmanager_secret", "The secret", "its value"],
  ])("takes a deleted %s for a loss", (type, noun, content) => {
    expect(linesOf(deleted(`${type}.x`))).toEqual([`loss storage: ${noun} is deleted: ${content} is gone for good`]);
  });

  it("says that a replacement is empty", () => {
    expect(linesOf(replaced("aws_ebs_volume.x", "availability_zone"))).toEqual([
      "loss storage: The volume is replaced by an empty one: everything on it is gone for good",
    ]);
  });

  it("says what a final snapshot keeps, and that deletion protection blocks", () => {
    const values = { final_snapshot_identifier: "last", skip_final_snapshot: false, deletion_protection: true };
    expect(linesOf(deleted("aws_db_instance.x", values))).toEqual([
      "loss storage: The database is deleted: all data in it is left in the snapshot last only",
      "outage storage: The database: deletion protection is on, so AWS refuses to delete it and the apply stops half-way",
    ]);
  });

  it("says how long a key can still be saved", () => {
    expect(linesOf(deleted("aws_kms_key.x", { deletion_window_in_days: 7 }))).toEqual([
      "loss storage: The KMS key is scheduled for deletion: what it encrypts cannot be read any more, and in 7 days never again",
    ]);
  });

  it.each([
    [true, "at once"],
    [false, "in its next maintenance window"],
  ])("says when a database restarts: %s", (immediately, when) => {
    const database = (values: PlanObject) => ({ ...values, apply_immediately: immediately });
    const [was, is] = [database({ instance_class: "a" }), database({ instance_class: "b" })];
    expect(linesOf(updated("aws_db_instance.x", was, is))).toEqual([
      `restart storage: The database is stopped and started ${when}`,
    ]);
  });
});

describe("judgeVolumes", () => {
  const wires = { instance_id: "aws_instance.x" };

  it("takes a volume that is taken from a running machine for degraded", () => {
    const plan = linesOf(
      kept("aws_instance.x", { tags: { Role: "head" } }),
      deleted("aws_volume_attachment.v", {}, wires),
    );
    expect(plan).toEqual([
      "degraded head: The volume attachment is taken from its machine while that runs: whatever uses it fails",
    ]);
  });

  it("says that a volume stays where its machine goes", () => {
    const plan = linesOf(
      deleted("aws_instance.x", { tags: { Role: "head" } }),
      deleted("aws_volume_attachment.v", {}, wires),
    );
    expect(plan).toContain("in-place head: The volume attachment is detached with its machine; the volume stays");
  });
});

describe("judgeLogs", () => {
  it("takes a deleted log group for a loss", () => {
    expect(linesOf(deleted("aws_cloudwatch_log_group.x"))).toEqual([
      "loss audit: The log group is deleted with all logs in it",
    ]);
  });

  it.each([
    [0, 30, "loss audit: The log group keeps 30 days instead of everything: older entries are deleted"],
    [90, 30, "loss audit: The log group keeps 30 days instead of 90: older entries are deleted"],
    [30, 90, "in-place audit: The log group is updated in place"],
    [30, 0, "in-place audit: The log group is updated in place"],
  ])("says what a retention of %i days that becomes %i deletes", (was, is, line) => {
    expect(
      linesOf(updated("aws_cloudwatch_log_group.x", { retention_in_days: was }, { retention_in_days: is })),
    ).toEqual([line]);
  });

  it("says that nothing is on record without a flow log", () => {
    expect(linesOf(deleted("aws_flow_log.x"))).toEqual([
      "in-place audit: The flow log is deleted: nothing is on record from now on",
    ]);
    expect(linesOf(replaced("aws_flow_log.x", "traffic_type"))).toEqual([
      "in-place audit: The flow log is replaced: what happens until the new one is there is not on record",
    ]);
  });
});
