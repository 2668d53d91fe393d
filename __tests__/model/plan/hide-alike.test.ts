import { hideAlike } from "../../../src/model/plan/hide-alike";
import { SensitiveValue, UNKNOWN_VALUE } from "../../../src/model/plan/plan-value";

const secret = new SensitiveValue("hush");

describe("hideAlike", () => {
  test.each([
    ["a text", secret],
    ["a list", ["a", secret]],
    ["an object", { deep: [{ token: secret }] }],
  ])("a value is hidden where the other side is %s with something sensitive", (_, other) => {
    expect(hideAlike("hush", other)).toBeInstanceOf(SensitiveValue);
    expect(hideAlike(["hush"], other)).toBeInstanceOf(SensitiveValue);
  });

  test("a value stays where nothing is sensitive, where it says so itself, and where there is nothing to hide", () => {
    expect(hideAlike("a", ["b"])).toBe("a");
    const own = ["a", secret];
    expect(hideAlike(own, secret)).toBe(own);
    for (const nothing of [null, UNKNOWN_VALUE]) expect(hideAlike(nothing, secret)).toBe(nothing);
  });
});
