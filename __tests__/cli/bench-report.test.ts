import { growthExponent, median, renderBenchReport } from "../../src/cli/bench-report";

const result = (title: string, seconds: number, jsonKiB: number, workers?: number) => ({
  title,
  workers,
  jsonKiB,
  runs: [{ seconds, peakMemoryMiB: 100 }],
});

describe("median", () => {
  test("is the middle value, whatever the order", () => expect(median([9, 1, 5])).toBe(5));
  test("of an even number of values is the mean of the two in the middle", () => expect(median([4, 1, 2, 9])).toBe(3));
});

describe("growthExponent", () => {
  const sizes = [2, 10, 100, 1000];
  const grown = (power: number) => sizes.map((size) => [size, 7 + (size - 2) ** power] as const);

  test.each([1, 1.5, 2])("finds the power %d under a constant share", (power) => {
    expect(growthExponent(grown(power))).toBeCloseTo(power, 6);
  });

  test("is unknown where nothing grows or there are too few sizes", () => {
    expect(growthExponent(sizes.map((size) => [size, 7] as const))).toBeUndefined();
    expect(growthExponent([[2, 1]])).toBeUndefined();
  });
});

describe("renderBenchReport", () => {
  test("gives ratios to the first app, judges the aims and names the growth", () => {
    const sizes = [2, 10, 100, 1000].map((n) => result(`${n} Workers`, 0.5 + (n - 2) / 1000, 30 + (n - 2) ** 2, n));
    const report = renderBenchReport([result("smallest app", 0.25, 1), ...sizes]);
    expect(report).toContain("| 1000 Workers | 1.50 s | 1.50-1.50 s | 5.99 | 100 MiB | 996034 KiB |");
    expect(report).toContain("aim: 2 Workers at most 1.3 times the smallest app: 2.00, missed");
    expect(report).toContain("growth: JSON grows as Workers^2.00, faster than linear");
    expect(report).toContain("growth: time grows as Workers^1.00, no faster than linear");
  });
});
