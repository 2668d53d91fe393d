import { groupConsequences } from "../../../src/review/report/group-consequences";
import { consequence } from "../../support/review-builder";

function told(...consequences: Parameters<typeof groupConsequences>[0]) {
  return groupConsequences(consequences).map(({ roles, resources }) => [roles, resources]);
}

describe("groupConsequences", () => {
  test("the same that happens to several resources of a role is told once", () => {
    expect(told(consequence({ resource: "a.b" }), consequence({ resource: "a.c" }))).toEqual([
      [["head"], ["a.b", "a.c"]],
    ]);
  });

  test("what one resource does to several roles is told once", () => {
    expect(told(consequence({ role: "client" }), consequence({ role: "head" }))).toEqual([
      [["client", "head"], ["aws_instance.head_1"]],
    ]);
  });

  test("different resources of different roles are told one by one, as a number in the message is of each", () => {
    const message = "Only the description changes: 2 security-group rules";
    const [client, head] = [consequence({ role: "client", resource: "a.b", message }), consequence({ message })];
    expect(told(client, head)).toHaveLength(2);
  });

  test.each([{ impact: "loss" }, { exposure: true }, { message: "other" }, { cause: ["ami"] }] as const)(
    "what differs in %j is something else",
    (other) => {
      expect(told(consequence(), consequence(other))).toHaveLength(2);
    },
  );

  test("the worst comes first, and an exposure between a loss and an outage", () => {
    const opened = consequence({ impact: "none", exposure: true });
    const impacts = (["in-place", "outage", "loss", "none"] as const).map((impact) => consequence({ impact }));
    const groups = groupConsequences([...impacts, opened]);
    expect(groups.map(({ impact, exposure }) => (exposure ? "exposure" : impact))).toEqual([
      "loss",
      "exposure",
      "outage",
      "in-place",
      "none",
    ]);
  });
});
