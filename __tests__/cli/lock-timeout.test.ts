import { parseLockTimeout } from "../../src/cli/lock-timeout";

describe("parseLockTimeout", () => {
  it.each(["0s", "90s", "30m", "1h"])("takes %s", (value) => {
    expect(parseLockTimeout(value, "apply")).toBe(value);
  });

  it.each(["30", "m", "-1s", "1d", "30m; rm -r /"])("refuses '%s'", (value) => {
    expect(() => parseLockTimeout(value, "apply")).toThrow(
      `apply: --lock-timeout '${value}' is no time; write one like 90s, 30m or 1h`,
    );
  });
});
