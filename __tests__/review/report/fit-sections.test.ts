import fc from "fast-check";
import { fitSections } from "../../../src/review/report/fit-sections";

const anySection = fc.record({
  name: fc.constant("things"),
  title: fc.string({ maxLength: 10 }),
  items: fc.array(
    fc.nat(30).map((length) => () => "x".repeat(length)),
    { maxLength: 20 },
  ),
  reserve: fc.nat(60),
});

function section(items: readonly string[], reserve = 0, title = "") {
  return { name: "things", title, items: items.map((item) => () => item), reserve };
}

describe("fitSections", () => {
  test("never takes more room than there is, and counts every item that is left out", () => {
    fc.assert(
      fc.property(fc.array(anySection, { maxLength: 6 }), fc.nat(400), (sections, room) => {
        const fitted = fitSections(sections, room);
        expect(fitted.map(({ text }) => text).join("").length).toBeLessThanOrEqual(room);
        fitted.forEach(({ text, left }, index) => {
          const { title = "", items = [] } = sections[index] ?? {};
          const shown = items.slice(0, items.length - left).map((item) => item());
          expect(text).toBe(shown.length > 0 ? title + shown.join("") : "");
        });
      }),
    );
  });

  test("shows everything where there is room for it", () => {
    fc.assert(
      fc.property(fc.array(anySection, { maxLength: 6 }), (sections) => {
        expect(fitSections(sections, 10_000).every(({ left }) => left === 0)).toBe(true);
      }),
    );
  });

  test("the sections before go first, but for what the ones behind have reserved", () => {
    const sections = [section(["aaaa", "bbbb", "cccc"]), section(["dddd", "eeee"], 4)];
    expect(fitSections(sections, 12)).toEqual([
      { text: "aaaabbbb", left: 1 },
      { text: "dddd", left: 1 },
    ]);
  });

  test("a reserve that is not needed is free for the others", () => {
    const sections = [section(["aaaa", "bbbb"]), section(["d"], 1_000)];
    expect(fitSections(sections, 9).map(({ left }) => left)).toEqual([0, 0]);
  });

  test("a title without an item is left out", () => {
    expect(fitSections([section(["aaaa"], 0, "Title")], 8)).toEqual([{ text: "", left: 1 }]);
  });

  test("items that there is no room for are not made", () => {
    const made: number[] = [];
    const items = Array.from({ length: 1_000 }, (_, index) => () => {
      made.push(index);
      return "xxxx";
    });
    fitSections([{ name: "things", title: "", items, reserve: 0 }], 10);
    expect(made).toEqual([0, 1, 2]);
  });
});
