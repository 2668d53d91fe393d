import fc from "fast-check";
import { SensitiveValue } from "../../../src/model/plan/plan-value";
import { renderText } from "../../../src/review/report/render-text";
import { Review } from "../../../src/review/review";
import { change, consequence, OUTAGE, QUIET, review, traffic } from "../../support/review-builder";

const ESCAPES = /\u001b\[\d+m/g;

function times<Item>(count: number, make: (index: number) => Item): Item[] {
  return Array.from({ length: count }, (_, index) => make(index));
}

describe("renderText", () => {
  test("colours change nothing of what is written", () => {
    const colored = renderText(OUTAGE, { color: true });
    expect(colored).not.toBe(renderText(OUTAGE));
    expect(colored.replace(ESCAPES, "")).toBe(renderText(OUTAGE));
  });

  test("an empty plan is the verdict, the roles and nothing else", () => {
    expect(renderText(review(QUIET))).toBe(
      [
        "✔ NO IMPACT  dev",
        "No changes: nothing happens to the running cluster.",
        "",
        "role        impact",
        "──────────────────",
        "client  ×1  ✔ none",
        "head    ×1  ✔ none",
        "",
      ].join("\n"),
    );
  });

  test("an exposure that has no other impact is called an exposure", () => {
    const text = renderText(review({ consequences: [consequence({ impact: "none", exposure: true, cause: [] })] }));
    expect(text).toMatch(/^✔ ! EXPOSURE {2}dev\n/);
    expect(text).toContain("\n! exposure   head            The only Head node is replaced");
  });

  test("equal consequences of a thousand resources are one", () => {
    const consequences = times(1_000, (index) => consequence({ resource: `aws_instance.workers_${index + 1}` }));
    const text = renderText(review({ consequences }));
    expect(text).toContain("aws_instance.workers_1 (dev/Head/1) and 999 more like it, because of\n");
    expect(text.split("\n").length).toBeLessThan(15);
  });

  test("a long list is cut behind the worst, and what is left is counted", () => {
    const mild = times(200, (index) => consequence({ impact: "in-place", message: `mild ${index}` }));
    const bad = times(10, (index) => consequence({ impact: "outage", message: `bad ${index}` }));
    const opened = consequence({ impact: "none", exposure: true, message: "opened" });
    const text = renderText(
      review({
        roles: times(50, (index) => ({ role: `role-${index}`, impact: "none", exposure: false, members: {} })),
        consequences: [...mild, ...bad, opened],
        traffic: { opened: times(20, (index) => traffic("a -> b", String(index))), closed: [traffic("a -> b", "99")] },
        notSeen: times(9, (index) => ({ about: `thing ${index}`, reason: "nobody knows" })),
      }),
    );
    expect(text.match(/bad \d/g)).toHaveLength(10);
    expect(text).toContain("opened");
    expect(text).toContain("\n… and 10 more roles\n");
    expect(text).toContain("\n  … and 186 more, none of them worse, in the other formats\n");
    expect(text).toContain("\n  … and 8 more that open, in the other formats\n");
    expect(text).toContain("\n  … and 1 more, in the other formats\n");
  });

  test("a plan that cannot be applied says so below the verdict", () => {
    expect(renderText(review({ applicable: false }))).toContain(
      "\nTerraform cannot apply this plan: planning failed.\n",
    );
  });

  test("no value of an attribute is in it", () => {
    const attributes = [
      { path: "a", before: new SensitiveValue("hunter2"), after: "hunter3", forcesReplacement: true },
    ];
    expect(renderText(review({ changes: [change({ attributes })] }))).not.toMatch(/hunter/);
  });

  test("no line is wider than 120 columns but for a word that is, and no character commands the terminal", () => {
    const anyText = fc.string({ unit: fc.constantFrom("a", "b-", " ", "\u001b[2J", "\n", "\u202e", "|") });
    const anyReview = fc
      .record({ text: anyText, role: anyText, count: fc.nat(3) })
      .map(({ text, role, count }): Review => {
        return review({
          environment: role,
          headline: text,
          roles: times(count, () => ({ role, impact: "restart", exposure: true, members: { before: 1, after: 2 } })),
          consequences: times(count, () => consequence({ role, message: text, resource: role, cause: [text] })),
          traffic: { opened: [traffic(`${role} -> ${role}`, "1")], closed: [] },
          notSeen: [{ about: role, reason: text }],
        });
      });
    fc.assert(
      fc.property(anyReview, (any) => {
        for (const line of renderText(any).split("\n")) {
          expect(line).not.toMatch(/[\p{Cc}\p{Cf}]/u);
          expect(
            line.length <= 120 ||
              line
                .trim()
                .split(/\s+/)
                .some((word) => word.length > 50),
          ).toBe(true);
        }
      }),
    );
  });
});
