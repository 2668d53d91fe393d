import { groupChanges } from "../../../src/review/page/group-changes";
import { ReviewedChange } from "../../../src/review/review";
import { change } from "../../support/review-builder";

function worker(number: number, rest: Partial<ReviewedChange> = {}): ReviewedChange {
  return change({
    address: `aws_instance.workers_${number}`,
    role: "workers",
    attributes: [
      { path: "ami", before: "ami-1", after: "ami-2", forcesReplacement: true },
      { path: "subnet_id", before: number % 3 === 0 ? "subnet-b" : "subnet-a", forcesReplacement: false },
    ],
    ...rest,
  });
}

describe("groupChanges", () => {
  const workers = Array.from({ length: 9 }, (_, index) => worker(index + 1));

  test("tells equal changes as one, with what they share and what differs", () => {
    const [group, ...others] = groupChanges(workers);
    expect(others).toEqual([]);
    expect(group?.members).toHaveLength(9);
    expect(group?.shared.map(({ path }) => path)).toEqual(["ami"]);
    expect(group?.varying.map(({ path }) => path)).toEqual(["subnet_id"]);
  });

  test("counts the ways of an attribute that differs, the most common first", () => {
    const ways = groupChanges(workers)[0]?.varying[0]?.ways ?? [];
    expect(ways.map((way) => [way.change.before, way.addresses.length])).toEqual([
      ["subnet-a", 6],
      ["subnet-b", 3],
    ]);
  });

  test.each<[string, Partial<ReviewedChange>]>([
    ["an exposure", { exposure: true }],
    ["another impact", { impact: "loss" }],
    ["another action", { action: "delete", order: undefined }],
    ["another order", { order: "create-first" }],
    ["another role", { role: "head" }],
    ["a move", { previousAddress: "aws_instance.old_4" }],
    ["an import", { importId: "i-4" }],
    ["another source", { source: "drift" }],
    ["another name", { address: "aws_instance.other_4" }],
    ["other attributes", { attributes: [] }],
  ])("never hides %s in a group", (_, rest) => {
    const groups = groupChanges([...workers.slice(0, 3), worker(4, rest)]);
    expect(groups.map(({ members }) => members.length)).toEqual([3, 1]);
  });
});
