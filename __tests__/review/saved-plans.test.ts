import { readdirSync } from "node:fs";
import { ALL_SITUATIONS } from "../support/situations/all-situations";
import { loadSituation } from "../support/situations/saved-situation";
import { tidyPlan } from "../support/situations/tidy-plan";

const TIME = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[.\d]*Z/g;

describe("the saved plans", () => {
  it("are one for each situation, and no others", () => {
    const expected = ALL_SITUATIONS.flatMap(({ name }) => [`${name}.plan.json.br`, `${name}.stack.json.br`]);
    expect(readdirSync("__tests__/review/plans").toSorted()).toEqual(expected.toSorted());
  });

  it.each(ALL_SITUATIONS.map(({ name }) => name))("%s tells nothing of the machine and the day it was made", (name) => {
    const { plan, stack } = loadSituation(name);
    expect(`${plan}${stack}`).not.toMatch(
      /localhost|\b127\.\d+\.\d+\.\d+|127-\d+-\d+-\d+|"\/(work|home|root|tmp|Users)\//,
    );
    expect([...new Set(plan.match(TIME))]).toEqual(["2025-01-01T00:00:00Z"]);
    expect(tidyPlan(plan, stack) === plan).toBe(true);
  });
});
