import { readFileSync } from "node:fs";
import { renderRulesTable } from "../../src/verify/render-rules-table";
import { PROOF_RULES } from "../../src/verify/proof-rules";
import { Rule } from "../../src/verify/rule";
import { ALL_RULES } from "../../src/verify/rules/all-rules";

const RULE: Rule = {
  name: "load-balancer-has-listener",
  severity: "high",
  why: "It is HTTP | HTTPS.",
  remedy: "Add a listener.",
  source: "https://docs.aws.amazon.com/x",
  check: () => [],
};

describe("renderRulesTable", () => {
  test("makes a row of each rule, and keeps a bar from ending a cell", () => {
    expect(renderRulesTable([], [RULE]).split("\n").at(-2)).toBe(
      "| `load-balancer-has-listener` | high | It is HTTP \\| HTTPS. | Add a listener. | [page](https://docs.aws.amazon.com/x) |",
    );
  });

  test("the committed table is fresh", () => {
    expect(readFileSync("docs/rules.md", "utf8")).toBe(renderRulesTable(PROOF_RULES, ALL_RULES));
  });
});
