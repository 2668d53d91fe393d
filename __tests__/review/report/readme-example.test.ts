import { readFileSync } from "node:fs";
import { renderText } from "../../../src/review/report/render-text";
import { ALL_SITUATIONS } from "../../support/situations/all-situations";
import { reviewSituation } from "../../support/situations/review-situation";
import { loadSituation } from "../../support/situations/saved-situation";

describe("the example of a review", () => {
  test.each(["README.md", "README.es.md"])("in %s is what the review of that real plan says", (file) => {
    const situation = ALL_SITUATIONS.find(({ name }) => name === "head-one-of-two-replaced");
    if (!situation) throw new Error("the situation is gone; choose another for the example");
    const text = renderText(reviewSituation(situation, loadSituation(situation.name)), {
      details: "reports/prod/review.html",
    });
    expect(readFileSync(file, "utf8")).toContain(`\n\`\`\`\n${text}\`\`\`\n`);
  });
});
