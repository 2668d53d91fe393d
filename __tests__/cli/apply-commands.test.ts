import { missingAcceptance, parseAcceptance } from "../../src/cli/acceptance";
import { applyCommand, commandsAfter } from "../../src/cli/apply-commands";
import { ReviewRecord } from "../../src/cli/saved-plan-record";

const record = (rest: Partial<ReviewRecord> = {}) =>
  ({ environment: "dev", verdict: "none", exposure: false, failOn: "outage", ...rest }) as ReviewRecord;

describe("applyCommand", () => {
  it.each([
    [record(), "npm run apply -- dev"],
    [record({ verdict: "loss" }), "npm run apply -- dev --accept loss"],
    [record({ verdict: "outage", exposure: true }), "npm run apply -- dev --accept outage,exposure"],
    [record({ verdict: "degraded", exposure: true }), "npm run apply -- dev --accept exposure"],
    [record({ verdict: "degraded", failOn: "degraded" }), "npm run apply -- dev --accept degraded"],
  ])("of %j accepts all that has to be: %s", (of, command) => {
    expect(applyCommand(of)).toBe(command);
    const [, words = ""] = /--accept (\S+)/.exec(command) ?? [];
    const accepted = parseAcceptance(words === "" ? [] : [words], "apply");
    expect(missingAcceptance(of, accepted)).toEqual([]);
  });
});

describe("commandsAfter", () => {
  it("an apply is reviewed again as before; a destroy reviews itself, and accepts nothing beforehand", () => {
    const of = record({ verdict: "outage", failOn: "restart" });
    expect(commandsAfter("apply", of)).toEqual({
      again: "npm run apply -- dev --accept outage",
      review: "npm run review -- dev --fail-on restart",
    });
    const destroy = "npm run destroy -- dev";
    expect(commandsAfter("destroy", of)).toEqual({ again: destroy, review: destroy });
  });
});
