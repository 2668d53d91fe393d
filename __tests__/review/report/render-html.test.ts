import { ReviewedChange, TrafficChange } from "../../../src/review/review";
import { renderHtml } from "../../../src/review/report/render-html";
import { change, OUTAGE, review, traffic } from "../../support/review-builder";
import { pictureSubject, textsIn } from "../../support/pictures";

const { model } = pictureSubject("dev");
const networks = { before: model, after: model };

/** What the picture after the plan says. */
function wordsAfter(changes: readonly ReviewedChange[], ...opened: readonly TrafficChange[]): string {
  const page = renderHtml(review({ changes, traffic: { opened, closed: [] } }), { networks });
  const [, , after = ""] = page.split("<svg");
  return textsIn(after).join("\n");
}

describe("renderHtml", () => {
  test("has a picture before and after where the networks are at hand, and none elsewhere", () => {
    expect(renderHtml(OUTAGE, { networks }).split("<svg")).toHaveLength(3);
    expect(renderHtml(OUTAGE)).not.toContain("<svg");
  });

  test("says when the plan was reviewed", () => {
    expect(renderHtml(OUTAGE, { reviewedAt: "2026-11-25 04:10 UTC" })).toContain("2026-11-25 04:10 UTC");
  });

  test.each<[string, Partial<ReviewedChange>]>([
    ["new", { action: "create" }],
    ["replaced", { action: "replace" }],
    ["changed in place", { action: "update", impact: "in-place" }],
    ["restarted", { action: "update", impact: "restart" }],
    ["moved", { action: "no-op", previousAddress: "aws_instance.old" }],
  ])("what is %s is marked so in the picture", (words, rest) => {
    expect(wordsAfter([])).not.toContain(words);
    expect(wordsAfter([change(rest)])).toContain(words);
  });

  test("what was changed outside Terraform is no mark of the plan", () => {
    expect(wordsAfter([change({ source: "drift" })])).toBe(wordsAfter([]));
  });

  test("traffic that opens is an arrow", () => {
    expect(wordsAfter([])).not.toContain("4711");
    expect(wordsAfter([], traffic("internet -> workers", "4711"))).toContain("4711");
  });
});
