import { EFFECTS } from "../../src/config/effect";
import { readFileSync } from "node:fs";
import { deriveReference, renderJsonSchema, renderReference } from "../../src/config/render-reference";

describe("reference of the environment file", () => {
  test.each(deriveReference().map((field) => [field.path, field] as const))(
    "%s says what it is and does",
    (_, field) => {
      expect(field.meaning).toMatch(/\.$/);
      expect(field.effect).toMatch(new RegExp(`^\\*\\*(${EFFECTS.join("|")})\\*\\*: .+\\.$`));
      expect(field.byDefault).not.toBe("");
    },
  );

  test("the committed schema and table are fresh", () => {
    expect(readFileSync("environments/environment.schema.json", "utf8")).toBe(renderJsonSchema());
    expect(readFileSync("docs/environment.md", "utf8")).toBe(renderReference());
  });
});
