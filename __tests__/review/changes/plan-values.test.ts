import { PlanValue, SensitiveValue, UNKNOWN_VALUE } from "../../../src/model/plan/plan-value";
import { isNothing, isSameValue, numberAt, textAt } from "../../../src/review/changes/plan-values";

describe("isSameValue", () => {
  it("never takes unknown values for the same", () => {
    expect(isSameValue(UNKNOWN_VALUE, UNKNOWN_VALUE)).toBe(false);
    expect(isSameValue([UNKNOWN_VALUE], [UNKNOWN_VALUE])).toBe(false);
  });

  it("compares what is sensitive with what is sensitive only", () => {
    expect(isSameValue(new SensitiveValue("a"), new SensitiveValue("a"))).toBe(true);
    expect(isSameValue(new SensitiveValue("a"), "a")).toBe(false);
  });

  it("tells false and zero from nothing", () => {
    expect(isSameValue(false, null)).toBe(false);
    expect(isSameValue(0, null)).toBe(false);
    expect(isSameValue("", null)).toBe(true);
  });
});

describe("isNothing", () => {
  it.each([[null], [""], [[]], [{}], [{ a: { b: null } }]])("takes %j for nothing", (value) => {
    expect(isNothing(value)).toBe(true);
  });

  it("takes what is masked, unknown, false or zero for something", () => {
    const values: readonly PlanValue[] = [0, false, "a", [null], UNKNOWN_VALUE, new SensitiveValue("")];
    expect(values.filter(isNothing)).toEqual([]);
  });
});

describe("textAt and numberAt", () => {
  it("read nothing out of what is masked or unknown", () => {
    expect(textAt({ a: new SensitiveValue("secret") }, "a")).toBeUndefined();
    expect(textAt({ a: UNKNOWN_VALUE }, "a")).toBeUndefined();
    expect(textAt(UNKNOWN_VALUE, "a")).toBeUndefined();
  });

  it("read numbers written as text", () => {
    expect(numberAt({ a: "42" }, "a")).toBe(42);
    expect(numberAt({ a: "many" }, "a")).toBeUndefined();
  });
});
