import { PlanObject } from "../../../src/model/plan/plan-value";
import { created, deleted, kept, planOf, PlanResource, updated } from "../../support/plan-builder";
import { consequenceLines } from "../../support/review-lines";

const REST = kept("aws_vpc.net");

function linesOf(...resources: readonly PlanResource[]): readonly string[] {
  return consequenceLines(planOf([REST, ...resources]));
}

describe("judgeBuckets", () => {
  it("takes the bucket of the state for the loss of every environment's", () => {
    const [byName, byTag]: PlanObject[] = [
      { bucket: "acme-terraform-state" },
      { bucket: "b", tags: { Role: "state" } },
    ];
    for (const values of [byName, byTag]) {
      expect(linesOf(deleted("aws_s3_bucket.b", values))).toEqual([
        "loss storage: The bucket is deleted: the Terraform state of every environment in it is gone",
      ]);
    }
  });

  it("says that AWS deletes no bucket with something in it", () => {
    expect(linesOf(deleted("aws_s3_bucket.b", { bucket: "b" }))).toEqual([
      "loss storage: The bucket is deleted: AWS refuses while anything is in it, and the apply stops; what is in it by then is gone for good",
    ]);
  });

  it("says that force_destroy takes everything along", () => {
    expect(linesOf(deleted("aws_s3_bucket.b", { bucket: "b", force_destroy: true }))).toEqual([
      "loss storage: The bucket is deleted with everything in it, all versions too",
    ]);
    expect(linesOf(updated("aws_s3_bucket.b", { force_destroy: false }, { force_destroy: true }))).toEqual([
      "in-place storage: The bucket can be deleted with everything in it from now on: force_destroy is turned on",
    ]);
  });

  it("tells the audit of a bucket of logs", () => {
    const lb = kept("aws_lb.api", {}, { access_logs: "aws_s3_bucket.b" });
    expect(linesOf(lb, deleted("aws_s3_bucket.b"))[0]).toMatch(/^loss audit: The bucket is deleted/);
  });
});

describe("judgeBucketSettings", () => {
  const OF = { bucket: "aws_s3_bucket.b" };
  const setting = (type: string, was: PlanObject, is?: PlanObject) =>
    linesOf(
      kept("aws_s3_bucket.b"),
      is ? updated(`aws_s3_bucket_${type}.s`, was, is, OF) : deleted(`aws_s3_bucket_${type}.s`, was, OF),
    );

  it("says what versioning no longer saves", () => {
    const status = (value: string) => ({ versioning_configuration: [{ status: value }] });
    expect(setting("versioning", status("Enabled"), status("Suspended"))).toEqual([
      "in-place storage: The versioning of a bucket is turned off: what is overwritten or deleted from now on is gone for good",
    ]);
    expect(setting("versioning", status("Suspended"), status("Enabled"))).toEqual([
      "in-place storage: The versioning of a bucket is updated in place",
    ]);
  });

  it("takes public access that is no longer blocked for an exposure", () => {
    const block = (isBlocked: boolean) => ({ block_public_policy: isBlocked });
    expect(setting("public_access_block", block(true), block(false))).toEqual([
      "in-place! storage: The public access block is loosened (block_public_policy): a policy or an ACL can make the content public",
    ]);
    expect(setting("public_access_block", block(true))).toEqual([
      "in-place! storage: The public access block is deleted: a policy or an ACL can make the content public",
    ]);
    expect(setting("public_access_block", block(false), block(true))).toEqual([
      "in-place storage: The public access block is updated in place",
    ]);
  });

  it("takes a public ACL for an exposure", () => {
    expect(setting("acl", { acl: "private" }, { acl: "public-read" })).toEqual([
      "in-place! storage: The ACL of a bucket is public-read from now on: everyone can read the content",
    ]);
  });

  it("takes a lifecycle that deletes sooner for a loss, and one that deletes later not", () => {
    const days = (value: number) => ({ rule: [{ status: "Enabled", expiration: [{ days: value }] }] });
    expect(setting("lifecycle_configuration", days(90), days(30))).toEqual([
      "loss storage: The lifecycle of a bucket deletes what is older than 30 days from now on, instead of 90",
    ]);
    expect(setting("lifecycle_configuration", days(30), days(90))).toEqual([
      "in-place storage: The lifecycle of a bucket is updated in place",
    ]);
    expect(setting("lifecycle_configuration", days(30))).toEqual([
      "in-place storage: The lifecycle of a bucket is deleted: nothing expires any more",
    ]);
  });

  it("says that encryption is of what is written from now on", () => {
    expect(setting("server_side_encryption_configuration", { rule: [{ a: 1 }] }, { rule: [{ a: 2 }] })).toEqual([
      "in-place storage: The encryption of a bucket is changed for what is written from now on",
    ]);
    expect(setting("server_side_encryption_configuration", { rule: [{ a: 1 }] })).toEqual([
      "in-place storage: The encryption of a bucket is deleted: what is written from now on gets the encryption of S3 itself",
    ]);
  });

  it("tells the audit that requests are no longer on record", () => {
    expect(setting("logging", { target_prefix: "a" })).toContain(
      "in-place audit: The logging of a bucket is turned off: requests are no longer on record",
    );
  });

  it("tells settings that go with their bucket in one breath", () => {
    const settings = ["versioning", "acl"].map((type) => deleted(`aws_s3_bucket_${type}.s`, {}, OF));
    expect(linesOf(deleted("aws_s3_bucket.b"), ...settings)).toContain(
      "in-place storage: The settings of a bucket go with it",
    );
  });

  it("takes new settings for nothing that anybody notices", () => {
    expect(linesOf(created("aws_s3_bucket_versioning.s", {}, OF))).toEqual([
      "none storage: New: 1 versioning of a bucket",
    ]);
  });
});
