import { roleIn, roleTagOf } from "../../../src/model/json/role-tag";
import { modelOf } from "../../support/terraform-json";

const TAG = { key: "Role", value: "workers" };

function roleOf(attributes: Readonly<Record<string, unknown>>): string | undefined {
  const resource = modelOf({ aws_test: { t: attributes } }).resources.get("aws_test.t");
  return resource && roleIn(roleTagOf(resource));
}

describe("roleTagOf", () => {
  test.each([
    ["its own tag", { tags: { Role: "head" }, tags_all: { Role: "other" } }, "head"],
    ["all of its tags", { tags: { Name: "x" }, tags_all: { Role: "head" } }, "head"],
    [
      "a tag block",
      {
        tag: [
          { key: "Name", value: "x" },
          { key: "Role", value: "workers" },
        ],
      },
      "workers",
    ],
    [
      "the tag of its instances",
      {
        tag_specifications: [
          { resource_type: "volume", tags: { Role: "disk" } },
          { resource_type: "instance", tags: { Role: "workers" } },
        ],
      },
      "workers",
    ],
    [
      "the tag of its instances before its own",
      { tags: { Role: "template" }, tag_specifications: { resource_type: "instance", tags: { Role: "workers" } } },
      "workers",
    ],
    ["a tag block that its machines have too", { tag: { ...TAG, propagate_at_launch: true } }, "workers"],
    ["no tag of its own that its machines lack", { tag: { ...TAG, propagate_at_launch: "false" } }, undefined],
    ["no tag that its machines may lack", { tag: { ...TAG, propagate_at_launch: "${var.p}" } }, undefined],
    ["no tag", {}, undefined],
    ["a tag that cannot be known", { tags: { Role: "${var.role}" } }, undefined],
    ["tags that cannot be known", { tags: "${var.tags}" }, undefined],
  ])("%s is the role", (_, attributes, role) => {
    expect(roleOf(attributes)).toBe(role);
  });

  test("a tag that cannot be known is told from no tag", () => {
    const tagOf = (attributes: Readonly<Record<string, unknown>>) => {
      const resource = modelOf({ aws_test: { t: attributes } }).resources.get("aws_test.t");
      return resource && roleTagOf(resource);
    };
    expect(tagOf({ tags: { Role: "${var.role}" } })).toEqual({
      kind: "unknown",
      reason: "'${var.role}' is set when Terraform runs",
    });
    expect(tagOf({ tags: {} })).toBeUndefined();
  });
});
