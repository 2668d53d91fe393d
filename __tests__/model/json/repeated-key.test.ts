import * as fc from "fast-check";
import { findRepeatedKey } from "../../../src/model/json/repeated-key";
import { StackFormatError } from "../../../src/model/stack-format-error";
import { parseTerraformJson } from "../../../src/model/json/parse-terraform-json";

describe("findRepeatedKey", () => {
  test.each([
    ["beside it", '{"a": 1, "a": 2}', "a"],
    ["after what is between", '{"a": {"x": [{"y": "}"}]}, "b": 1, "a": {}}', "a"],
    ["deeper down", '{"a": [{"b": 1, "b" : 2}]}', "b"],
    ["with other escapes", '{"a": 1, "\\u0061": 2}', "\\u0061"],
    ["after a quote in a text", '{"a": "\\"", "b": "\\\\", "a": 1}', "a"],
  ])("a key stands twice: %s", (_, text, key) => {
    expect(findRepeatedKey(text)).toEqual({ key, offset: text.lastIndexOf(`"${key}"`) });
  });

  test.each([
    ["a key of another object", '{"a": {"a": 1}, "b": {"a": 1}}'],
    ["texts of a list", '{"a": ["b", "b", "a"]}'],
    ["a text like a key", '{"a": "a", "b": "\\"a\\": 1", "c": "{"}'],
  ])("%s is no repeated key", (_, text) => {
    expect(findRepeatedKey(text)).toBeUndefined();
  });

  test("JSON that is written from objects never has one, and has one when a key is written again", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }), fc.nat(2), (object, indent) => {
        const text = JSON.stringify(object, undefined, indent);
        const key = JSON.stringify(Object.keys(object)[0]);
        const again = text.replace(/\}$/, () => `, ${key}: 1}`);
        expect(findRepeatedKey(text)).toBeUndefined();
        expect(findRepeatedKey(again)).toEqual({ key: key.slice(1, -1), offset: again.lastIndexOf(`${key}: 1}`) });
      }),
    );
  });
});

describe("parseTerraformJson", () => {
  test("a block whose key stands twice is refused, as half of it would be hidden", () => {
    const text = '{"resource": {\n  "aws_eip": {"a": {}},\n  "aws_vpc": {"v": {}},\n  "aws_eip": {"b": {}}\n}}';
    const parse = () => parseTerraformJson(text, "my.json");
    expect(parse).toThrow(StackFormatError);
    expect(parse).toThrow("my.json: line 4: 'aws_eip' stands twice, and only one would be read; merge the two");
  });
});
