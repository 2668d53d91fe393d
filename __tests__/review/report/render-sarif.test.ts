import type { Log } from "sarif";
import { IMPACTS } from "../../../src/review/impact";
import { renderSarif } from "../../../src/review/report/render-sarif";
import { consequence, OUTAGE, review } from "../../support/review-builder";

function run(...args: Parameters<typeof renderSarif>) {
  const [first] = (JSON.parse(renderSarif(...args)) as Log).runs;
  if (!first) throw new Error("the log has no run");
  return { results: first.results ?? [], rules: first.tool.driver.rules ?? [] };
}

describe("renderSarif", () => {
  test("the level of a result is that of its impact, and an exposure is an error whatever its impact", () => {
    const consequences = [
      ...IMPACTS.map((impact) => consequence({ impact })),
      consequence({ impact: "none", exposure: true }),
    ];
    const { results, rules } = run(review({ consequences }));
    expect(results.map(({ ruleId, level }) => [ruleId, level])).toEqual([
      ["review-none", "note"],
      ["review-in-place", "note"],
      ["review-restart", "warning"],
      ["review-degraded", "warning"],
      ["review-outage", "error"],
      ["review-loss", "error"],
      ["review-exposure", "error"],
    ]);
    expect(results.map(({ ruleIndex = -1 }) => rules[ruleIndex]?.id)).toEqual(results.map(({ ruleId }) => ruleId));
  });

  test("a message has no characters that nobody sees", () => {
    const hostile = "\u202Ered\n\u001B[31m";
    const [result] = run(review({ consequences: [consequence({ message: hostile, cause: [hostile] })] })).results;
    expect(result?.message.text).toMatch(/\nBecause of: /);
    expect(result?.message.text?.replace("\nBecause", "")).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  test("without the stack a result has names and no file", () => {
    const [result] = run(OUTAGE).results;
    expect(result?.locations).toEqual([
      {
        logicalLocations: [
          { fullyQualifiedName: "aws_instance.head_1", kind: "resource" },
          { fullyQualifiedName: "dev/Head/1", kind: "construct" },
        ],
      },
    ]);
  });

  test("a resource that is gone from the stack is reported on its file as a whole", () => {
    const [result] = run(OUTAGE, { source: { file: "cdk.tf.json", text: "{}" } }).results;
    expect(result?.locations?.[0]?.physicalLocation).toEqual({ artifactLocation: { uri: "cdk.tf.json" } });
  });
});
