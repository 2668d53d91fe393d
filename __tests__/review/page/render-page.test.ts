import { createHash } from "node:crypto";
import { SensitiveValue, UNKNOWN_VALUE } from "../../../src/model/plan/plan-value";
import { renderPage } from "../../../src/review/page/render-page";
import { Pictures } from "../../../src/review/page/render-pictures";
import { Review } from "../../../src/review/review";
import { change, consequence, OUTAGE, QUIET, review, traffic } from "../../support/review-builder";

const PICTURES = { before: "<svg><title>was</title></svg>", after: "<svg><title>will be</title></svg>" };

/** Titles of the sections in their order. */
function titlesOf(html: string): readonly string[] {
  return [...html.matchAll(/<h2[^>]*>([^<]*[^< ])/g)].map(([, title]) => title ?? "");
}

/** The words of a part of the page. */
function wordsOf(html: string, id: string): string {
  const part = new RegExp(`<section id="${id}".*?</section>`, "s").exec(html)?.[0] ?? "";
  return part
    .replace(/<[^>]*>/g, "")
    .replaceAll("&#39;", "'")
    .replace(/\s+/g, " ")
    .trim();
}

describe("renderPage", () => {
  const html = renderPage({ review: OUTAGE, pictures: PICTURES, reviewedAt: "2026-11-25 04:10 UTC" });

  test("tells the verdict first and what cannot be seen last", () => {
    expect(html.indexOf("<h1")).toBeLessThan(html.indexOf("<h2"));
    expect(titlesOf(html)).toEqual([
      "Roles",
      "Consequences",
      "Picture",
      "Traffic",
      "Changes",
      "Outputs",
      "Changed outside Terraform",
      "What the review cannot see",
    ]);
  });

  test("leaves out what has nothing to say, and says that nothing is hidden", () => {
    const quiet = renderPage({ review: QUIET });
    expect(titlesOf(quiet)).toEqual(["Roles", "What the review cannot see"]);
    expect(wordsOf(quiet, "not-seen")).toBe(
      "What the review cannot see 0 Everything in the plan was read, and nothing of it was left out.",
    );
  });

  test("gives equal bytes for equal properties", () => {
    expect(renderPage({ review: OUTAGE, pictures: PICTURES, reviewedAt: "2026-11-25 04:10 UTC" })).toBe(html);
  });

  test("tells a consequence with its role, resource, construct path and cause", () => {
    expect(wordsOf(html, "consequences")).toContain(
      "✘ outage head The only Head node is replaced: the API is down until the new one is healthy. " +
        "aws_instance.head_1copy made by dev/Head/1 because of instance_type see the change",
    );
  });

  test("leads from a consequence to the details of its change", () => {
    const [, anchor = "none"] = /aws_instance\.head_1<.*?href="#(change-\d+)">see the change/s.exec(html) ?? [];
    expect(html).toMatch(new RegExp(`id="${anchor}"[^>]*>\\s*<summary>.*?aws_instance\\.head_1<`));
  });

  test("has the changes in the order of what they do, the worst first", () => {
    expect([...html.matchAll(/<code class="name">([^<]*)/g)].map(([, name]) => name)).toEqual([
      "aws_vpc_security_group_ingress_rule.oops",
      "aws_instance.head_1",
      "aws_iam_role_policy.head",
      "aws_lb.load_balancer",
    ]);
  });

  test("names an exposure in a banner, and has none where there is no exposure", () => {
    expect(html).toContain('<div class="banner exposed"');
    expect(renderPage({ review: review({ consequences: [consequence()] }) })).not.toContain('<div class="banner');
  });

  test("says when Terraform cannot apply the plan", () => {
    expect(renderPage({ review: { ...OUTAGE, applicable: false } })).toContain("Terraform cannot apply this plan:");
    expect(html).not.toContain("Terraform cannot apply this plan:");
  });

  test("diffs policies as JSON, line by line", () => {
    expect(html).toContain("<del>-       &quot;Action&quot;: &quot;s3:GetObject&quot;,</del>");
    expect(html).toContain("<ins>+       &quot;Action&quot;: &quot;s3:*&quot;,</ins>");
  });

  test("never shows a sensitive value or user data, in a change, a group of changes or an output", () => {
    const secret = new SensitiveValue("hunter2");
    const attributes = (number: number) => [
      { path: "password", before: secret, after: new SensitiveValue(`hunter${number}`), forcesReplacement: false },
      { path: "user_data", before: "TOKEN=hunter2", after: `TOKEN=hunter${number}`, forcesReplacement: false },
    ];
    const changes = [3, 4, 5].map((number) =>
      change({ address: `aws_instance.head_${number}`, attributes: attributes(number) }),
    );
    const outputs: Review["outputs"] = [{ name: "password", action: "update", before: secret, after: secret }];
    const page = renderPage({
      review: review({ changes: [...changes, change({ attributes: attributes(9) })], outputs }),
    });
    expect(page).toContain("(sensitive value)");
    expect(page).not.toContain("hunter");
  });

  test("allows its own script and no other, and nothing to be loaded", () => {
    const script = /<script>(.*?)<\/script>/s.exec(html)?.[1] ?? "";
    const hash = createHash("sha256").update(script).digest("base64");
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll("&#39;", "'");
    expect(policy).toBe(
      `default-src 'none'; script-src 'sha256-${hash}'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
  });
});

describe("renderPage, pictures", () => {
  const wordsWith = (pictures: Pictures) => wordsOf(renderPage({ review: OUTAGE, pictures }), "picture");

  test("lets choose between two, and says of one alone that the other side has no network", () => {
    expect(wordsWith(PICTURES)).toBe("Picture Show before after both was will be");
    expect(wordsWith({ after: PICTURES.after })).toBe("Picture Before this plan: no network. will be");
    expect(wordsWith({ before: PICTURES.before })).toBe("Picture was After this plan: no network.");
  });

  test("has no section without one", () => {
    expect(renderPage({ review: OUTAGE, pictures: {} })).not.toContain('id="picture"');
  });
});

describe("renderPage, outputs", () => {
  test("names those that have no value yet together", () => {
    const unknown = { action: "create", before: null, after: UNKNOWN_VALUE } as const;
    const outputs: Review["outputs"] = [
      { name: "first", ...unknown },
      { name: "known", action: "create", before: null, after: "x" },
      { name: "second", ...unknown },
    ];
    const words = wordsOf(renderPage({ review: review({ ...OUTAGE, outputs }) }), "outputs");
    expect(words).toBe("Outputs 3 + known: &quot;x&quot; Known after apply: first, second");
  });
});

describe("renderPage, traffic", () => {
  const flows = { opened: [traffic("internet -> workers", "22", { via: ["aws_route.out"] })], closed: [] };

  test("marks what is against the contract, and names the way", () => {
    expect(wordsOf(renderPage({ review: review({ ...OUTAGE, traffic: flows }) }), "traffic")).toBe(
      "Traffic 1 + opened − closed ! against the contract what stays as it is, is not shown " +
        "Who reaches whom from / toworkers internet!+ TCP 22 opened, against the contract " +
        "+ opened internet → workers TCP 22 ! exposure not in the contract by way of aws_route.out",
    );
  });

  test("shows what stays open where the review has it", () => {
    const kept = [traffic("head -> workers", "9000-9010", { expected: true })];
    const words = wordsOf(renderPage({ review: review({ ...OUTAGE, traffic: { ...flows, kept } }) }), "traffic");
    expect(words).toContain("= TCP 9000-9010 stays open");
    expect(words).toContain("an empty cell is closed, before and after");
  });

  test("marks what stays open against the contract", () => {
    const kept = [traffic("internet -> client", "22", { expected: false })];
    const page = renderPage({ review: review({ ...OUTAGE, traffic: { opened: [], closed: [], kept } }) });
    expect(wordsOf(page, "traffic")).toContain("!= TCP 22 stays open, against the contract");
  });

  test("has a list and no grid for more roles than anybody reads in columns", () => {
    const opened = Array.from({ length: 20 }, (_, index) => traffic(`internet -> role-${index}`, "22"));
    const page = renderPage({ review: review({ ...OUTAGE, traffic: { opened, closed: [] } }) });
    expect(page).not.toContain("<table");
    expect(wordsOf(page, "traffic")).toContain("internet → role-19 TCP 22");
  });
});
