import { renderProofReport } from "../../src/cli/bench-proof-report";

const proof = (workers: number, seconds: number) => ({
  workers,
  readSeconds: seconds / 4,
  verifySeconds: (seconds * 3) / 4,
  parseSeconds: seconds / 10,
});

describe("renderProofReport", () => {
  test("gives ratios to parsing the same text, judges the aim and names the growth", () => {
    const report = renderProofReport([10, 100, 1000, 10_000].map((workers) => proof(workers, workers / 2500)));
    expect(report).toContain("| 1000 Workers | 100 ms | 300 ms | 400 ms | 10.0 |");
    expect(report).toContain("aim: 1000 Workers proved in less than 1 s: 0.40 s, met");
    expect(report).toContain("growth: time of a proof grows as Workers^1.00, no faster than linear");
  });

  test("says where the aim is missed and where time grows faster than the stack", () => {
    const report = renderProofReport([10, 100, 1000, 10_000].map((workers) => proof(workers, (workers / 900) ** 2)));
    expect(report).toContain("aim: 1000 Workers proved in less than 1 s: 1.23 s, missed");
    expect(report).toContain("growth: time of a proof grows as Workers^1.99, faster than linear");
  });
});
