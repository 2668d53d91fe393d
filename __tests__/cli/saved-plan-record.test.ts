import { mkdtempSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findReview } from "../../src/cli/apply-checks";
import { SavedPlan } from "../../src/cli/saved-plan";
import { noteProgress, readRecord, recordReview } from "../../src/cli/saved-plan-record";
import { Review, ReviewedChange } from "../../src/review/review";

function change(address: string, action: ReviewedChange["action"], rest: Partial<ReviewedChange> = {}): ReviewedChange {
  const base = { type: "aws_instance", role: "head", impact: "none", exposure: false, attributes: [] } as const;
  return { ...base, address, action, source: "plan", ...rest };
}

const REVIEW = {
  headline: "The Head is replaced.",
  verdict: "outage",
  exposure: false,
  changes: [
    change("aws_instance.head_1", "replace"),
    change("aws_instance.head_1", "delete"),
    change("aws_instance.workers_1", "create", { role: "workers" }),
    change("aws_vpc.network_vpc", "update", { source: "drift" }),
    change("aws_eip.old", "forget"),
    change("aws_lb.load_balancer", "no-op"),
  ],
} as unknown as Review;

function savedPlan(digest = "aa", outcome: SavedPlan["outcome"] = "changes"): SavedPlan {
  const folder = mkdtempSync(join(tmpdir(), "private-cluster-record-"));
  return {
    deployment: { name: "dev", terraform: { version: "1.11.4" } },
    environmentFile: "environments/dev.yaml",
    files: { record: join(folder, "reviewed.review.json") },
    digests: { plan: digest, stack: "bb", environmentFile: "cc" },
    outcome,
  } as unknown as SavedPlan;
}

describe("recordReview", () => {
  it("writes down what was reviewed and what was found, for its owner only", () => {
    const { files, ...saved } = savedPlan();
    const record = recordReview({ ...saved, files }, REVIEW, "restart");
    expect(readRecord(files)).toEqual(record);
    expect(record).toMatchObject({
      environment: "dev",
      terraformVersion: "1.11.4",
      verdict: "outage",
      failOn: "restart",
      digests: { plan: "aa", stack: "bb", environmentFile: "cc" },
    });
    expect(statSync(files.record).mode & 0o777).toBe(0o600);
  });

  it("counts what Terraform applies: a replacement and what a broken-off one left have steps of their own", () => {
    expect(recordReview(savedPlan(), REVIEW, "outage").changes).toEqual({
      "aws_instance.head_1": { role: "head", steps: 3 },
      "aws_instance.workers_1": { role: "workers", steps: 1 },
    });
  });
});

describe("readRecord", () => {
  it("knows of no review where none was written down", () => {
    expect(readRecord({ record: "/nowhere/reviewed.review.json" })).toBeUndefined();
  });

  it.each(["", "{", "[]", '{"format":2}'])("refuses '%s'", (text) => {
    const { files } = savedPlan();
    writeFileSync(files.record, text);
    expect(() => readRecord(files)).toThrow(`${files.record}: is not what a review wrote down; run the review again`);
  });
});

describe("noteProgress", () => {
  it("never touches the review of another plan, which was made meanwhile", () => {
    const { files, ...saved } = savedPlan();
    const old = recordReview({ ...saved, files }, REVIEW, "outage");
    recordReview({ ...saved, files, digests: { ...saved.digests, plan: "newer" } }, REVIEW, "outage");
    const before = readFileSync(files.record, "utf8");
    noteProgress(files, old, "finished");
    expect(readFileSync(files.record, "utf8")).toBe(before);
  });
});

describe("findReview", () => {
  it("refuses where nothing was reviewed", () => {
    expect(() => findReview(savedPlan().files, "dev")).toThrow(
      "apply: no plan of dev was reviewed; run npm run review -- dev",
    );
  });

  it("refuses a plan that Terraform could not make whole", () => {
    const saved = savedPlan("aa", "failed");
    recordReview(saved, REVIEW, "outage");
    expect(() => findReview(saved.files, "dev")).toThrow(
      "apply: Terraform could not plan all of dev, and never applies such a plan; see the review, mend what it names, and run npm run review -- dev again",
    );
  });

  it("gives a plan once: not after it was applied, and not after it was begun", () => {
    const saved = savedPlan();
    const record = recordReview(saved, REVIEW, "outage");
    expect(findReview(saved.files, "dev")).toEqual(record);
    noteProgress(saved.files, record, "begun");
    expect(() => findReview(saved.files, "dev")).toThrow(
      /^apply: the reviewed plan was begun at \S+Z and not finished; run npm run review -- dev, which shows what is left$/,
    );
    noteProgress(saved.files, record, "finished");
    expect(() => findReview(saved.files, "dev")).toThrow(
      /^apply: the reviewed plan was applied at \S+Z; for the next, run npm run review -- dev$/,
    );
  });
});
