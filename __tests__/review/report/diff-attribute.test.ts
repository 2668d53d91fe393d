import fc from "fast-check";
import { SensitiveValue, UNKNOWN_VALUE } from "../../../src/model/plan/plan-value";
import { diffAttribute } from "../../../src/review/report/diff-attribute";
import { AttributeChange } from "../../../src/review/review";

const SIGNS = { same: " ", removed: "-", added: "+", note: "#" } as const;

function diff(change: Partial<AttributeChange>): readonly string[] {
  return diffAttribute({ path: "a", forcesReplacement: false, ...change }).map(({ kind, text }) => SIGNS[kind] + text);
}

describe("diffAttribute", () => {
  test("short values stand one below the other, and what forces the replacement is said", () => {
    expect(diff({ before: 1, after: UNKNOWN_VALUE, forcesReplacement: true })).toEqual([
      "-a: 1",
      "+a: (known after apply)",
      "#a forces the replacement",
    ]);
  });

  test("what comes and what goes has one side only, and null is a value", () => {
    expect(diff({ after: null })).toEqual(["+a: null"]);
    expect(diff({ before: "x" })).toEqual(['-a: "x"']);
  });

  test("sensitive values are compared and not shown", () => {
    const [one, same, other] = ["hunter2", "hunter2", "hunter3"].map((text) => new SensitiveValue(text));
    expect(diff({ before: one, after: other })).toEqual([
      "-a: (sensitive value)",
      "+a: (sensitive value), another one",
    ]);
    expect(diff({ before: one, after: same })).toEqual(["-a: (sensitive value)", "+a: (sensitive value)"]);
  });

  test("JSON is compared as JSON: what is only written in another way is no difference", () => {
    expect(diff({ before: '{"a":1,"b":2}', after: '{ "b": 2, "a": 1 }' })).toEqual([
      " a:",
      "#the same JSON, written in another way",
    ]);
  });

  test("an element that stays is no difference where another one comes behind it", () => {
    const texts = { before: '["a"]', after: '["a", "b"]' };
    const lists = { before: ["a"], after: ["a", "b"] };
    for (const change of [texts, lists]) expect(diff(change)).toEqual([" a:", " [", '   "a",', '+  "b"', " ]"]);
  });

  test("a comma at the end of a line is a difference in a text that is no JSON", () => {
    expect(diff({ before: "one\ntwo", after: "one,\nthree" })).toEqual([" a:", "-one", "-two", "+one,", "+three"]);
  });

  test("a list that differs in a sensitive value says so, and not that it is the same", () => {
    const [one, other] = ["hunter2", "hunter3"].map((text) => new SensitiveValue(text));
    const lines = diff({ before: ["x", { deep: one ?? null }], after: ["x", { deep: other ?? null }] });
    expect(lines).toEqual([" a:", "#they differ in sensitive values"]);
  });

  test("a difference in a long value is shown with the three lines around it", () => {
    const lines = Array.from({ length: 20 }, (_, index) => `line ${index}`);
    const after = lines.map((line) => (line === "line 10" ? "new" : line)).join("\n");
    expect(diff({ before: lines.join("\n"), after, forcesReplacement: true })).toEqual([
      " a: (forces the replacement)",
      "#… 7 equal lines",
      " line 7",
      " line 8",
      " line 9",
      "-line 10",
      "+new",
      " line 11",
      " line 12",
      " line 13",
      "#… 6 equal lines",
    ]);
  });

  test("more lines than anybody reads are counted, also where the texts have nothing in common", () => {
    const [before, after] = ["old", "new"].map((word) => Array.from({ length: 5_000 }, (_, n) => `${word} ${n}`));
    const lines = diff({ before: before ?? [], after: after ?? [] });
    expect(lines).toHaveLength(121);
    expect(lines.at(-1)).toBe("#… 9885 more lines");
  });

  test("no line has a line break or a control character in it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.string({ unit: "binary" }), (before, after) => {
        const lines = diffAttribute({ path: before, before, after, forcesReplacement: false });
        for (const { text } of lines) expect(text).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});
