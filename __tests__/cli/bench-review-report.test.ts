import { renderReviewReport } from "../../src/cli/bench-review-report";

const review = (workers: number, seconds: number, pageKiB: number) => ({
  workers,
  parseSeconds: seconds / 10,
  readSeconds: seconds / 4,
  reviewSeconds: seconds / 4,
  pageSeconds: seconds / 2,
  pageKiB,
});

describe("renderReviewReport", () => {
  test("gives ratios to parsing the same plan, judges the aims and names the growth", () => {
    const report = renderReviewReport([10, 100, 1000].map((workers) => review(workers, workers / 1000, 60)));
    expect(report).toContain("| 1000 Workers | 250 ms | 250 ms | 500 ms | 1000 ms | 10.0 | 60 KiB |");
    expect(report).toContain("aim: page of 1000 Workers written in less than 2 s: 0.50 s, met");
    expect(report).toContain("aim: page of 1000 Workers smaller than 1500 KiB: 60 KiB, met");
    expect(report).toContain("growth: time of a review grows as Workers^1.00, no faster than linear");
  });

  test("says which aims are missed and where time grows faster than the plan", () => {
    const report = renderReviewReport([10, 100, 1000].map((workers) => review(workers, (workers / 400) ** 2, 2000)));
    expect(report).toContain("aim: page of 1000 Workers written in less than 2 s: 3.13 s, missed");
    expect(report).toContain("aim: page of 1000 Workers smaller than 1500 KiB: 2000 KiB, missed");
    expect(report).toContain("growth: time of a review grows as Workers^1.92, faster than linear");
  });
});
