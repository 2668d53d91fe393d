import { Markup, markup } from "../../../src/review/page/markup";

describe("markup", () => {
  test("escapes what HTML would take for its own, in text and in attributes", () => {
    const hostile = `</script><img src=x onerror='alert(1)' title="&">`;
    expect(markup`<p title="${hostile}">${hostile}</p>`.text).not.toContain("<img");
    expect(markup`${`<&>"'`}`.text).toBe("&lt;&amp;&gt;&quot;&#39;");
  });

  test("shows line breaks, control characters and what turns the direction of text", () => {
    expect(markup`${"a\nb\u202Ec\u0000d\u200Be"}`.text).toBe("a\\nb\\u202ec\\u0000d\\u200be");
  });

  test("takes markup as it is, lists one after the other, and leaves out undefined and false", () => {
    const items = ["a", "<b>"].map((name) => markup`<li>${name}</li>`);
    expect(markup`<ul>${items}</ul>${undefined}${false}${7}${new Markup("<hr>")}`.text).toBe(
      "<ul><li>a</li><li>&lt;b&gt;</li></ul>7<hr>",
    );
  });
});
