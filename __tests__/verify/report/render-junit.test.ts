import { renderJunit } from "../../../src/verify/report/render-junit";
import { PROVED, VIOLATED } from "../../support/verifications";

describe("renderJunit", () => {
  test("a proof without any flow is a case that passes, not an empty report", () => {
    expect(renderJunit({ ...PROVED, flows: [] })).toContain('<testsuites name="verify" tests="1" failures="0"');
  });

  test("blocked, extra and unknown flows fail, each as what it is", () => {
    const types = [...renderJunit({ ...VIOLATED, findings: [] }).matchAll(/type="(\w+)"/g)].map(([, type]) => type);
    expect(types).toEqual(["violated", "blocked", "extra", "unknown", "extra"]);
  });

  test("a broken rule is no case that passes", () => {
    const rules = [{ name: "load-balancer-has-two-zones" }, { name: "other-rule" }];
    const xml = renderJunit(VIOLATED, { rules });
    expect(xml).toContain('name="other-rule"/>');
    expect(xml).not.toContain('name="load-balancer-has-two-zones"/>');
  });

  test("no text of the stack ends an element or a section", () => {
    const [finding] = VIOLATED.findings;
    const xml = renderJunit({
      ...VIOLATED,
      findings: [{ ...(finding as (typeof VIOLATED.findings)[number]), message: '"<x>', path: ["]]><y>"] }],
    });
    expect(xml).toContain('message="&quot;&lt;x>"');
    expect(xml).toContain("]]]]><![CDATA[><y>");
  });
});
