import type { Log, Result } from "sarif";
import { renderSarif, SarifOptions } from "../../../src/verify/report/render-sarif";
import { Finding, SEVERITIES } from "../../../src/verify/verification";
import { VIOLATED } from "../../support/verifications";

const [ANY] = VIOLATED.findings as [Finding];

function resultsOf(findings: readonly Finding[], options: SarifOptions = {}): readonly Result[] {
  const log = JSON.parse(renderSarif({ ...VIOLATED, findings }, options)) as Log;
  return log.runs[0]?.results ?? [];
}

describe("renderSarif", () => {
  test("what cannot be known is a warning, never a note", () => {
    const findings = SEVERITIES.map((severity) => ({ ...ANY, severity }));
    expect(resultsOf(findings).map(({ level }) => level)).toEqual(["error", "error", "warning", "note", "warning"]);
  });

  test("every result points at its rule", () => {
    const log = JSON.parse(renderSarif(VIOLATED)) as Log;
    const rules = log.runs[0]?.tool.driver.rules ?? [];
    for (const { ruleId, ruleIndex = -1 } of log.runs[0]?.results ?? []) expect(rules[ruleIndex]?.id).toBe(ruleId);
  });

  test("an instance of a resource and a default of a VPC are found at their resource's line", () => {
    const text = '{\n  "resource": {\n    "aws_lb": { "a": {},\n      "b": {},\n"c": {}\n } } }';
    const lineOf = (resource: string) =>
      resultsOf([{ ...ANY, resource }], { source: { file: "x.json", text } })[0]?.locations?.[0]?.physicalLocation
        ?.region;
    expect(lineOf("aws_lb.a")).toEqual({ startLine: 3 });
    expect(lineOf("aws_lb.b[2]")).toEqual({ startLine: 4 });
    expect(lineOf("aws_lb.b#default-route-table")).toEqual({ startLine: 4 });
    expect(lineOf("aws_lb.c")).toEqual({ startLine: 5 });
    expect(lineOf("aws_lb.d")).toBeUndefined();
    expect(lineOf("no address")).toBeUndefined();
  });

  test("a path becomes a URI, relative as it is given or absolute", () => {
    const uriOf = (file: string) =>
      resultsOf([ANY], { source: { file, text: "{}" } })[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri;
    expect(uriOf("./a b/c#d.json")).toBe("a%20b/c%23d.json");
    expect(uriOf("/tmp/x.json")).toBe("file:///tmp/x.json");
  });
});
