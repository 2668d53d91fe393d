import fc from "fast-check";
import { describeRefusal, missingAcceptance, parseAcceptance } from "../../src/cli/acceptance";
import { Impact, IMPACTS } from "../../src/review/impact";

const found = (verdict: Impact, exposure = false, failOn: Impact = "outage") => ({ verdict, exposure, failOn });
const accept = (...values: string[]) => parseAcceptance(values, "apply");

describe("missingAcceptance", () => {
  it.each([
    [found("degraded"), [], []],
    [found("outage"), [], ["outage"]],
    [found("outage"), ["outage"], []],
    [found("outage"), ["loss"], []],
    [found("loss"), ["outage"], ["loss"]],
    [found("restart", false, "restart"), [], ["restart"]],
    [found("none", false, "none"), [], ["none"]],
    [found("none", true), [], ["exposure"]],
    [found("none", true), ["loss"], ["exposure"]],
    [found("outage", true), [], ["outage", "exposure"]],
    [found("outage", true), ["exposure"], ["outage"]],
    [found("outage", true), ["outage,exposure"], []],
    [found("outage", true), ["exposure", "outage"], []],
  ])("of %j with --accept %j: %j", (verdict, values, missing) => {
    expect(missingAcceptance(verdict, accept(...values))).toEqual(missing);
  });

  const impact = fc.constantFrom(...IMPACTS);

  it("accepting more never leaves more open, and what is missing is all that is needed", () => {
    fc.assert(
      fc.property(impact, fc.boolean(), impact, fc.array(fc.constantFrom(...IMPACTS, "exposure")), (v, e, f, words) => {
        const missing = missingAcceptance(found(v, e, f), accept(...words));
        expect(missingAcceptance(found(v, e, f), accept(...words, "loss")).length).toBeLessThanOrEqual(missing.length);
        expect(missingAcceptance(found(v, e, f), accept(...words, ...missing))).toEqual([]);
      }),
    );
  });

  it("an exposure is never accepted but by its name", () => {
    fc.assert(
      fc.property(impact, fc.array(impact), (verdict, words) => {
        expect(missingAcceptance(found(verdict, true), accept(...words))).toContain("exposure");
      }),
    );
  });
});

describe("parseAcceptance", () => {
  it("refuses what is no impact", () => {
    expect(() => accept("outage, all")).toThrow(
      "apply: --accept 'all' is no impact; use one of none, in-place, restart, degraded, outage, loss, exposure",
    );
  });
});

describe("describeRefusal", () => {
  it("names what is missing, and gives the command that goes on", () => {
    const goOn = "npm run apply -- dev --accept loss,outage,exposure";
    expect(describeRefusal("apply", ["outage", "exposure"], goOn)).toBe(
      `apply: the review found outage and exposure, and nobody accepted that; nothing was touched. To go on all the same, run: ${goOn}\n`,
    );
  });
});
