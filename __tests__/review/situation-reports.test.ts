import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { REPORT_FORMATS, ReportFormat, renderReport } from "../../src/review/report/report-format";
import { ALL_SITUATIONS } from "../support/situations/all-situations";
import { reviewSituation } from "../support/situations/review-situation";
import { loadSituation } from "../support/situations/saved-situation";
import { Situation } from "../support/situations/situation";

const GOLDEN = join(__dirname, "golden");
const FORMATS: readonly (readonly [ReportFormat, string])[] = [
  ["json", "json"],
  ["markdown", "md"],
];

/** Writes the golden files instead of reading them: `UPDATE_GOLDEN=1 npx jest __tests__/review/situation-reports.test.ts`. */
const UPDATE = process.env.UPDATE_GOLDEN === "1";

/** A thousand machines say in JSON what two of them say, and other empty accounts what the first one says. */
const TOO_LONG_AS_JSON = [
  "workers-scaled-to-1000",
  "another-name",
  "another-region",
  "another-account",
  "state-left-behind",
];

function goldenFiles({ name }: Situation): readonly (readonly [ReportFormat, string])[] {
  return FORMATS.filter(([format]) => format !== "json" || !TOO_LONG_AS_JSON.includes(name)).map(
    ([format, extension]) => [format, join(GOLDEN, `${name}.${extension}`)],
  );
}

function readGolden(file: string, text: string): string {
  if (!UPDATE) return existsSync(file) ? readFileSync(file, "utf8") : "";
  mkdirSync(GOLDEN, { recursive: true });
  writeFileSync(file, text);
  return text;
}

describe("renderReport, of reviews of real plans", () => {
  it.each(ALL_SITUATIONS.map((situation) => [situation.name, situation] as const))(
    "%s reads as its golden files do, to the letter",
    (name, situation) => {
      const saved = loadSituation(name);
      const review = reviewSituation(situation, saved);
      const source = { file: `${name}.stack.json`, text: saved.stack };
      for (const [format, file] of goldenFiles(situation)) {
        const text = renderReport(format, review, { source, details: "reports/dev/review.html" });
        expect(text).toBe(readGolden(file, text));
      }
    },
  );

  it.each(REPORT_FORMATS)(
    "%s shows nothing of a sensitive variable, nor of the user data that is made of it",
    (format) => {
      const situation = ALL_SITUATIONS.filter(({ name }) => name === "secrets-in-variables");
      const [report] = situation.map((one) => renderReport(format, reviewSituation(one, loadSituation(one.name)), {}));
      expect(report).toContain("user_data_base64");
      expect(report).not.toMatch(/s3cr3t|VE9LRU4/);
    },
  );

  it("has no golden file of a situation that there is not", () => {
    const expected = ALL_SITUATIONS.flatMap((situation) => goldenFiles(situation).map(([, file]) => basename(file)));
    expect(readdirSync(GOLDEN).toSorted()).toEqual(expected.toSorted());
  });
});
