import fc from "fast-check";
import { PlanValue, SensitiveValue, UNKNOWN_VALUE } from "../../../src/model/plan/plan-value";
import { clip, describeValue, renderValue, withoutUserData } from "../../../src/review/report/describe-value";

describe("renderValue", () => {
  test.each<[string, PlanValue, string]>([
    ["instance_type", "t3.small", '"t3.small"'],
    ["count", 2, "2"],
    ["enabled", false, "false"],
    ["key_name", null, "null"],
    ["id", UNKNOWN_VALUE, "(known after apply)"],
    ["password", new SensitiveValue("hunter2"), "(sensitive value)"],
    ["text", "a\nb", "a\nb"],
    ["list", [], "[]"],
    ["note", "{no JSON", '"{no JSON"'],
  ])("%s of %j reads %s", (path, value, text) => {
    expect(renderValue(path, value)).toBe(text);
  });

  test("a text that is JSON is written with one element a line and sorted keys", () => {
    expect(renderValue("policy", '{"b":[1,{}],"a":"x"}')).toBe('{\n  "a": "x",\n  "b": [\n    1,\n    {}\n  ]\n}');
  });

  test("sensitive and unknown values inside of others say so, and nothing else", () => {
    const value = { secret: new SensitiveValue("hunter2"), id: UNKNOWN_VALUE };
    expect(renderValue("block", value)).toBe('{\n  "id": (known after apply),\n  "secret": (sensitive value)\n}');
  });

  test("user data is told by its size and hash, wherever it stands and however it is written", () => {
    const script = "#!/bin/sh\nTOKEN=hunter2\n";
    const base64 = Buffer.from(script).toString("base64");
    const texts = [
      renderValue("user_data", script),
      renderValue("launch_template[0].user_data", script),
      renderValue("user_data[0]", script),
      renderValue("user_data_base64", base64),
      renderValue("block", { user_data: script }).split('"')[3],
    ];
    expect(new Set(texts)).toEqual(new Set(["user data (24 bytes, sha256 d40521c837de…)"]));
  });

  test("no user data, and what only has it in its name, is shown as it is", () => {
    expect(renderValue("user_data", null)).toBe("null");
    expect(renderValue("user_data_replace_on_change", true)).toBe("true");
  });

  test("what is nested without end is cut and not followed", () => {
    const deep = `${"[".repeat(10_000)}${"]".repeat(10_000)}`;
    expect(renderValue("policy", deep)).toContain("(nested deeper than 40 levels)");
  });
});

describe("withoutUserData", () => {
  test("keeps every other value as it is", () => {
    const value: PlanValue = { a: [1, null, { b: "c" }], id: UNKNOWN_VALUE };
    expect(withoutUserData("block", value)).toEqual(value);
  });
});

describe("describeValue", () => {
  test("a long value is cut, and its length said", () => {
    expect(describeValue("note", "x".repeat(2_000), 10)).toBe('"xxxxxxxxx… (2,002 characters)');
    expect(describeValue("list", ["a", "b"])).toBe('[ "a", "b" ]');
  });
});

describe("clip", () => {
  test("never leaves half of a character", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.nat(20), (text, length) => {
        expect(clip(text, length)).not.toMatch(/\p{Cs}/u);
      }),
    );
  });
});
