import { failsOn } from "../../src/review/fails-on";
import { IMPACTS } from "../../src/review/impact";

describe("failsOn", () => {
  test("an impact fails at its own threshold and below, and not above", () => {
    for (const verdict of IMPACTS) {
      for (const threshold of IMPACTS) {
        const isReached = IMPACTS.indexOf(verdict) >= IMPACTS.indexOf(threshold);
        expect(failsOn({ verdict, exposure: false }, threshold)).toBe(isReached);
      }
    }
  });

  test("an exposure fails at every threshold", () => {
    for (const threshold of IMPACTS) expect(failsOn({ verdict: "none", exposure: true }, threshold)).toBe(true);
  });
});
