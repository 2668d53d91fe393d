import { reviewCommand } from "../../src/cli/plan-commands";

describe("reviewCommand", () => {
  it("reviews as strictly as before", () => {
    expect([reviewCommand("dev"), reviewCommand("dev", "outage"), reviewCommand("dev", "restart")]).toEqual([
      "npm run review -- dev",
      "npm run review -- dev",
      "npm run review -- dev --fail-on restart",
    ]);
  });
});
