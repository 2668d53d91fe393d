import fc from "fast-check";
import { markValues } from "../../../src/model/plan/mark-values";
import { PlanValue, SensitiveValue, UNKNOWN_VALUE } from "../../../src/model/plan/plan-value";

describe("markValues", () => {
  test("a value without marks is the same object", () => {
    const value = { a: [{ b: 1 }], c: null };
    expect(markValues(value, { unknown: { a: [{ b: false }] }, sensitive: {} })).toBe(value);
  });

  test("what is unknown stands in its place, though the value does not have the key", () => {
    const value = { name: "a", rules: [{ port: 1 }], list: ["x"] };
    const unknown = { id: true, rules: [{ group: true }], list: [false, true] };
    expect(markValues(value, { unknown })).toEqual({
      name: "a",
      id: UNKNOWN_VALUE,
      rules: [{ port: 1, group: UNKNOWN_VALUE }],
      list: ["x", UNKNOWN_VALUE],
    });
  });

  test("what is sensitive cannot be seen, at any depth", () => {
    const value = { password: "hush", env: [{ token: "hush", name: "n" }], all: { k: "hush" } };
    const marked = markValues(value, { sensitive: { password: true, env: [{ token: true }], all: true } });
    expect(JSON.stringify(marked)).not.toContain("hush");
    expect(marked).toMatchObject({ env: [{ name: "n" }], all: new SensitiveValue({ k: "hush" }) });
  });

  test("what is both sensitive and unknown is unknown", () => {
    expect(markValues(null, { unknown: true, sensitive: true })).toBe(UNKNOWN_VALUE);
  });

  test("marks of what is not there hide what is there", () => {
    expect(markValues("hush", { sensitive: { a: true } })).toBeInstanceOf(SensitiveValue);
  });

  test("a key called __proto__ is a key", () => {
    const value = JSON.parse('{"__proto__": "a", "b": 1}') as object;
    const marked = markValues(value, { unknown: { b: true } }) as Readonly<Record<string, PlanValue>>;
    expect(Object.entries(marked)).toEqual([
      ["__proto__", "a"],
      ["b", UNKNOWN_VALUE],
    ]);
  });

  test("no text under a mark is in what is shown, and every text beside it is", () => {
    const texts = fc.letrec<{ node: unknown }>((tie) => ({
      node: fc.oneof(
        { maxDepth: 4 },
        fc.constantFrom("hidden", "shown"),
        fc.array(tie("node"), { maxLength: 3 }),
        fc.dictionary(fc.constantFrom("a", "b", "c"), tie("node")),
      ),
    }));
    fc.assert(
      fc.property(texts.node, (value) => {
        const shown = JSON.stringify(markValues(value, { sensitive: marksOf(value) }));
        expect(shown).not.toContain("hidden");
        expect(count(shown, "shown")).toBe(count(JSON.stringify(value), "shown"));
      }),
    );
  });
});

/** Marks of every text `hidden`. */
function marksOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(marksOf);
  if (typeof value !== "object" || value === null) return value === "hidden";
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, marksOf(inner)]));
}

function count(text: string, word: string): number {
  return text.split(word).length - 1;
}
