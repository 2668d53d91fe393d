import { renderText } from "../../../src/verify/report/render-text";
import { FlowVerdict } from "../../../src/verify/verification";
import { PROVED, VIOLATED } from "../../support/verifications";

function longest(text: string): number {
  return Math.max(...text.split("\n").map((line) => line.length));
}

/** Every role of a number of them reaches every other. */
function everybody(count: number): FlowVerdict[] {
  const names = Array.from({ length: count }, (_, index) => `service-number-${index}`);
  return names.flatMap((from) =>
    names.map((to): FlowVerdict => ({
      from,
      to,
      protocol: "tcp",
      ports: "8000-9000",
      verdict: "allowed",
      expected: true,
      via: [],
    })),
  );
}

describe("renderText", () => {
  test("has no colours unless asked, and the same words with them", () => {
    const plain = renderText(VIOLATED);
    const colored = renderText(VIOLATED, { color: true });
    expect(plain).not.toContain("\u001b");
    expect(colored).toContain("\u001b[31m");
    // Colours are the only control characters.
    expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(plain);
  });

  test("the worst finding comes first", () => {
    const text = renderText(VIOLATED);
    const places = ["critical  ", "high  ", "medium  ", "unknown  "].map((heading) => text.indexOf(`\n${heading}`));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  test("stays within 100 columns, for many roles too", () => {
    for (const count of [1, 3, 5, 6, 12]) {
      expect(longest(renderText({ ...PROVED, roles: [], flows: everybody(count) }))).toBeLessThanOrEqual(100);
    }
    expect(longest(renderText(VIOLATED))).toBeLessThanOrEqual(100);
  });

  test("many roles come as a list, which leaves out none", () => {
    const text = renderText({ ...PROVED, roles: [], flows: everybody(12) });
    expect(text).toContain("✔ service-number-3 -> service-number-11: TCP 8000-9000\n");
    expect(text.match(/ -> /g)).toHaveLength(144);
  });

  test("ports that take more than three lines are cut in the table and listed in full below", () => {
    const ports = Array.from({ length: 20 }, (_, index) => 8000 + 2 * index).join(", ");
    const text = renderText({ ...VIOLATED, flows: [...PROVED.flows, { ...(PROVED.flows[0] as FlowVerdict), ports }] });
    expect(text).toMatch(/✔ TCP 22,\n +8000, 8002,\n +8004, 8006,\n +…\n/);
    expect(text.replace(/\s+/g, " ")).toContain(`cut above: operators -> client: TCP 22, ${ports} `);
    expect(longest(text)).toBeLessThanOrEqual(100);
  });

  test("roles whose names are long are broken at their hyphens before ports are", () => {
    const to = "a-role-with-a-name-of-many-words";
    const text = renderText({ ...VIOLATED, flows: [...PROVED.flows, { ...(PROVED.flows[0] as FlowVerdict), to }] });
    expect(text).toMatch(/ a-role- [^]* with-a- [^]* name-of-[^]* many-words\n/);
    expect(text).not.toContain("cut above");
  });

  test("a contract without flows is proved by nothing being possible", () => {
    expect(renderText({ ...PROVED, roles: [], flows: [] })).toBe(
      "dev: proved; nothing is possible, as the contract says\n\n" +
        "everything else is closed\n\n" +
        "What is proved, what is assumed and what is not modelled: docs/verify.md\n",
    );
  });

  test("no text of the stack can start a line or a command of the terminal", () => {
    const evil = "a\u001b[2J\nb\u202e";
    const finding = {
      rule: evil,
      severity: "low",
      resource: evil,
      constructPath: evil,
      message: evil,
      remedy: evil,
      path: [evil],
    } as const;
    const flow = {
      from: evil,
      to: evil,
      protocol: "tcp",
      ports: "1",
      verdict: "allowed",
      expected: false,
      via: [evil],
    } as const;
    const text = renderText({
      environment: evil,
      verdict: "violated",
      roles: [{ role: evil }],
      flows: [flow],
      findings: [finding],
    });
    expect(text).not.toMatch(/\u001b|\u202e|^b/m);
  });
});
