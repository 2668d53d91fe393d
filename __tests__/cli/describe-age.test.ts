import { describeAge } from "../../src/cli/describe-age";

test.each([
  [-5, "0 s"],
  [59, "59 s"],
  [60, "1 min"],
  [3599, "59 min"],
  [7300, "2 h"],
  [200_000, "2 d"],
])("describeAge: %i seconds are %s", (seconds, text) => {
  expect(describeAge(seconds * 1000)).toBe(text);
});
