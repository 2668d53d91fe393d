import fc from "fast-check";
import { SensitiveValue } from "../../../src/model/plan/plan-value";
import { renderMarkdown } from "../../../src/review/report/render-markdown";
import { change, consequence, OUTAGE, QUIET, review, traffic } from "../../support/review-builder";

const LIMIT = 65_536;
const EVIL =
  "`a`|b <script>alert(1)</script> @octocat #12 **b** $x$ __init__ https://evil.example www.evil.example\n\n# big";

function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

/** A review that has much of everything, and every text of it as long and as costly to write as it may be. */
function hugeReview(count: number, text: string) {
  return review({
    environment: text,
    headline: text,
    roles: times(count, (index) => ({
      role: `${text}${index}`,
      impact: "loss",
      exposure: true,
      members: { before: 1 },
    })),
    consequences: times(count, (index) => consequence({ message: `${text}${index}`, resource: text, cause: [text] })),
    traffic: {
      opened: times(count, () => traffic(`${text} -> ${text}`, text, { via: times(20, () => text) })),
      closed: times(count, () => traffic(`${text} -> ${text}`, text)),
    },
    changes: times(count, (index) =>
      change({
        address: text,
        type: `${text}${index}`,
        role: text,
        constructPath: text,
        attributes: [{ path: text, before: text, after: `${text}\n${index}`, forcesReplacement: true }],
      }),
    ),
    notSeen: times(count, () => ({ about: text, reason: text })),
  });
}

describe("renderMarkdown", () => {
  test("is short enough for a comment, whatever the plan", () => {
    const anyText = fc.oneof(
      fc.string({ unit: "binary", maxLength: 200 }),
      fc.constantFrom("|", "`", "&", "<", "\n", "@a", "😀", "\u202e").map((character) => character.repeat(3_000)),
      fc.constant(EVIL.repeat(20)),
    );
    fc.assert(
      fc.property(fc.nat(60), anyText, (count, text) => {
        expect(renderMarkdown(hugeReview(count, text)).length).toBeLessThanOrEqual(LIMIT);
      }),
      { numRuns: 60 },
    );
  });

  test("a thousand machines are written in one line, and their attributes as far as there is room", () => {
    const addresses = times(1_000, (index) => `aws_instance.workers_${index + 1}`);
    const text = renderMarkdown(
      review({
        consequences: addresses.map((resource) => consequence({ resource, message: "A Worker is replaced." })),
        changes: addresses.map((address) =>
          change({ address, attributes: [{ path: "ami", before: "a", after: "b", forcesReplacement: true }] }),
        ),
        notSeen: [{ about: "the state", reason: "it is not at hand" }],
      }),
    );
    const details = text.match(/<details>/g)?.length ?? 0;
    expect(text.length).toBeLessThanOrEqual(LIMIT);
    expect(text).toContain("<code>aws_instance.workers_3</code> and 997 more\n");
    expect(text).toContain("<code>aws_instance.workers_1</code> (<code>dev/Head/1</code>) and 999 more like it");
    expect(details).toBeGreaterThan(100);
    expect(text).toContain(
      `**Cut, because a comment has 65,536 characters at most:** attributes of changes (${1_000 - details}). All of it: \`npm run review\` with \`--format html\``,
    );
    expect(text).toContain("- <code>the state</code>: it is not at hand\n");
  });

  test("one change with very many attributes is cut, so that the others have a place too", () => {
    const attributes = times(2_000, (index) => ({ path: `tags.t${index}`, after: "x", forcesReplacement: false }));
    const [long, short] = [change({ attributes }), change({ address: "aws_instance.head_2" })];
    const text = renderMarkdown(review({ changes: [long, short] }));
    expect(text).toContain("\n# … and more; this is the beginning\n```\n");
    expect(text).toContain("<summary><code>-/+</code> <code>aws_instance.head_2</code>");
    expect(text).not.toContain("Cut");
  });

  test("what is least bad is cut first, and every section keeps a part", () => {
    const text = renderMarkdown(
      review({
        ...hugeReview(300, "word ".repeat(60)),
        consequences: [
          ...times(600, (index) => consequence({ impact: "in-place", message: `mild ${index} ${"word ".repeat(60)}` })),
          ...times(20, (index) => consequence({ impact: "loss", message: `bad ${index}` })),
          consequence({ impact: "none", exposure: true, message: "opened" }),
        ],
      }),
    );
    expect(text.match(/\*\*loss\*\*/g)).toHaveLength(20);
    expect(text).toMatch(/exposure\*\* head: opened/);
    for (const title of ["**What happens**", "**Traffic**", "**Resources:**", "**Not seen**"])
      expect(text).toContain(title);
    expect(text).toMatch(
      /most:\*\* roles \(\d+\), consequences \(\d+\), traffic \(\d+\), resources \(\d+\), attributes/,
    );
  });

  test("nothing is said of cuts where nothing is cut", () => {
    expect(renderMarkdown(OUTAGE)).not.toContain("Cut");
  });

  test("no text of the plan is markup, calls a person or is a link", () => {
    const text = renderMarkdown(hugeReview(1, EVIL));
    const prose = text.replace(/```+diff[\s\S]*?```+/g, "");
    expect(prose).toContain(
      "&#96;a&#96;&#124;b &#60;script&#62;alert(1)&#60;/script&#62; @&#8203;octocat #&#8203;12 &#42;&#42;b&#42;&#42; &#36;x&#36; &#95;&#95;init&#95;&#95; https:&#8203;//evil.example www&#8203;.evil.example&#92;n&#92;n# big",
    );
    expect(prose).not.toMatch(/<script|@octocat| #12|:\/\/|\n# big/);
  });

  test("no value ends the fence that it stands in, or the comment of the marker", () => {
    const attributes = [{ path: "text", before: "a\n````\n<b>", after: "```\n</details>", forcesReplacement: false }];
    const text = renderMarkdown(review({ environment: "a --> b", changes: [change({ attributes })] }));
    expect(text).toContain("\n`````diff\n  text:\n- a\n- ````\n- <b>\n+ ```\n+ </details>\n`````\n");
    expect(text.split("\n")[0]).toBe("<!-- private-cluster review: a-b -->");
  });

  test("a sensitive value is in none of it, and a plan that cannot be applied says so", () => {
    const secret = { path: "a", before: new SensitiveValue("hunter2"), forcesReplacement: false };
    const text = renderMarkdown(review({ applicable: false, changes: [change({ attributes: [secret] })] }));
    expect(text).not.toContain("hunter2");
    expect(text).toContain("\nTerraform cannot apply this plan: planning failed.\n");
    expect(renderMarkdown(QUIET)).not.toContain("cannot apply");
  });
});
