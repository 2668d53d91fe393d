import { escapeMarkdown } from "../../../src/verify/report/escape-markdown";

describe("escapeMarkdown", () => {
  test.each([
    ["a_b", "a_b"],
    ["_a_ __b__", "&#95;a&#95; &#95;&#95;b&#95;&#95;"],
    ["a|b", "a&#124;b"],
    ["<b>&", "&#60;b&#62;&#38;"],
    ["@octocat a@b.c #12 @ #", "@&#8203;octocat a@&#8203;b.c #&#8203;12 @ #"],
    ["https://a www.a", "https:&#8203;//a www&#8203;.a"],
    ["a\nb", "a&#92;nb"],
  ])("%j is written %s", (text, escaped) => {
    expect(escapeMarkdown(text)).toBe(escaped);
  });
});
