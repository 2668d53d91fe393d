import { readFileSync } from "node:fs";
import { join } from "node:path";
import { renderReport } from "../../../src/review/report/report-format";
import { OUTAGE, QUIET } from "../../support/review-builder";

const FILES = { text: "txt", json: "json", markdown: "md", sarif: "sarif" } as const;

const REVIEWS = { outage: OUTAGE, quiet: QUIET } as const;

const SOURCE = { file: "cdktf.out/stacks/dev/cdk.tf.json", text: readFileSync(golden("judged.json"), "utf8") };

function golden(name: string): string {
  return join(__dirname, "golden", name);
}

describe("renderReport", () => {
  const cases = Object.entries(FILES).flatMap(([format, extension]) =>
    Object.keys(REVIEWS).map((name) => [format, name, `${name}.${extension}`] as const),
  );

  test.each(cases)("%s of a review that is %s is golden/%s to the letter", (format, name, file) => {
    const review = REVIEWS[name as keyof typeof REVIEWS];
    const options = { source: SOURCE, details: "reports/dev/review.html" };
    expect(renderReport(format as keyof typeof FILES, review, options)).toBe(readFileSync(golden(file), "utf8"));
  });
});
