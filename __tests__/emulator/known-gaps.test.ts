import { judgeSecondPlan, PlannedChange } from "../../src/emulator/known-gaps";

const GAP = "moto drops the description of a rule that names another group or a prefix list";

function rule(before: object, after: object, more: Partial<PlannedChange["change"]> = {}): PlannedChange {
  const type = "aws_vpc_security_group_ingress_rule";
  const shared = { from_port: 8000, referenced_security_group_id: "sg-1" };
  const change = { actions: ["update"], before: { ...shared, ...before }, after: { ...shared, ...after }, ...more };
  return { address: `${type}.a`, type, change };
}

const dropped = rule({ description: "" }, { description: "API" });
const judge = (...changes: PlannedChange[]) => judgeSecondPlan({ resource_changes: changes });

describe("judgeSecondPlan", () => {
  it("names the known gap, and the resources it explains", () => {
    expect(judge(dropped)).toEqual({ gaps: new Map([[GAP, [dropped.address]]]), unexplained: [] });
  });

  it("takes a rule of a prefix list too", () => {
    const none = { referenced_security_group_id: null, prefix_list_id: "pl-1" };
    const { unexplained } = judge(rule({ ...none, description: null }, { ...none, description: "Packages" }));
    expect(unexplained).toEqual([]);
  });

  it("is silent about what does not change", () => {
    const change = { actions: ["no-op"], before: {}, after: {} };
    expect(judge({ address: "a.b", type: "a", change })).toEqual({ gaps: new Map(), unexplained: [] });
  });

  it.each<[string, PlannedChange, string]>([
    ["another description", rule({ description: "old" }, { description: "new" }), "update (description)"],
    [
      "a port beside it",
      rule({ description: "" }, { description: "x", from_port: 1 }),
      "update (from_port, description)",
    ],
    [
      "a rule of an address block",
      rule(
        { description: "", referenced_security_group_id: null },
        { description: "x", referenced_security_group_id: null },
      ),
      "update (description)",
    ],
    [
      "something not known yet",
      rule({ description: "" }, { description: "x" }, { after_unknown: { security_group_id: true } }),
      "update (description, security_group_id)",
    ],
    [
      "a replacement",
      rule({ description: "" }, { description: "x" }, { actions: ["delete", "create"] }),
      "delete+create (description)",
    ],
  ])("does not let the gap hide %s", (_, change, said) => {
    expect(judge(change).unexplained).toEqual([`${change.address}: ${said}`]);
  });

  it("does not take another resource's description for it", () => {
    const other = { ...dropped, type: "aws_security_group", address: "aws_security_group.a" };
    expect(judge(other).unexplained).toEqual(["aws_security_group.a: update (description)"]);
  });

  it("reports a changed output", () => {
    const plan = {
      resource_changes: [dropped],
      output_changes: { ssh: { actions: ["update"] }, a: { actions: ["no-op"] } },
    };
    expect(judgeSecondPlan(plan).unexplained).toEqual(["output ssh: update"]);
  });

  it.each([{ errored: true }, { complete: false }])("never takes a plan with %j for an empty one", (fault) => {
    expect(judgeSecondPlan({ resource_changes: [dropped], ...fault }).unexplained).toEqual([
      "the plan is not complete",
    ]);
  });

  it("never takes a plan of nothing for an empty one", () => {
    expect(judge().unexplained).toEqual(["the plan names no resource; was anything deployed?"]);
    expect(judgeSecondPlan({}).unexplained).toEqual(["the plan names no resource; was anything deployed?"]);
  });
});
