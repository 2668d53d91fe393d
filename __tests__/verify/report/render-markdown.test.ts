import { renderMarkdown } from "../../../src/verify/report/render-markdown";
import { Finding, FlowVerdict } from "../../../src/verify/verification";
import { PROVED, VIOLATED } from "../../support/verifications";

const LIMIT = 65_536;

function findings(count: number, severity: Finding["severity"]): Finding[] {
  return Array.from({ length: count }, (_, index) => ({
    rule: `rule-${severity}`,
    severity,
    resource: `aws_instance.${severity}_${index}`,
    message: "word ".repeat(60),
    remedy: "Change it.",
    path: [],
  }));
}

describe("renderMarkdown", () => {
  test("what would be too long for a comment is cut from the least bad end, and counted", () => {
    const text = renderMarkdown({ ...VIOLATED, findings: [...findings(200, "low"), ...findings(20, "critical")] });
    expect(text.length).toBeLessThanOrEqual(LIMIT);
    expect(text.match(/<b>critical<\/b>/g)).toHaveLength(20);
    const shown = text.match(/<details>/g)?.length ?? 0;
    expect(text).toContain(
      `**Cut, because a comment has 65536 characters at most: ${220 - shown} findings.** \`npm run verify\` shows all of it.`,
    );
  });

  test("a matrix that is too long is cut as a whole, and the findings stay", () => {
    const names = Array.from({ length: 80 }, (_, index) => `role-${index}`);
    const flows = names.flatMap((from) =>
      names.map((to): FlowVerdict => ({
        from,
        to,
        protocol: "tcp",
        ports: "1",
        verdict: "allowed",
        expected: true,
        via: [],
      })),
    );
    const text = renderMarkdown({ ...VIOLATED, roles: [], flows });
    expect(text.length).toBeLessThanOrEqual(LIMIT);
    expect(text).toContain("at most: the matrix.**");
    expect(text.match(/<details>/g)).toHaveLength(4);
  });

  test("nothing is said of cuts where nothing is cut", () => {
    expect(renderMarkdown(PROVED)).not.toContain("Cut");
  });

  test("no text of the stack is markup, and none calls a person or an issue", () => {
    const evil = "<img>|`a`|[x](y) @octocat #12 **b** $x$";
    const [finding] = findings(1, "low");
    const text = renderMarkdown({
      ...VIOLATED,
      findings: [{ ...(finding as Finding), message: evil, remedy: evil, path: [evil] }],
    });
    expect(text).toContain(
      "&#60;img&#62;&#124;&#96;a&#96;&#124;&#91;x&#93;(y) @&#8203;octocat #&#8203;12 &#42;&#42;b&#42;&#42; &#36;x&#36;",
    );
    expect(text).not.toMatch(/<img>|@octocat| #12/);
  });
});
