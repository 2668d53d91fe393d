import fc from "fast-check";
import { ResourceChange } from "../../../src/model/plan/plan";
import { PlanObject, PlanValue, SensitiveValue, UNKNOWN_VALUE } from "../../../src/model/plan/plan-value";
import { attributeChanges } from "../../../src/review/changes/attribute-changes";
import { created, deleted, planOf, replaced, updated } from "../../support/plan-builder";

function changeOf(was: PlanObject, is: PlanObject): ResourceChange {
  const [change] = planOf([updated("aws_instance.x", was, is)]).changes;
  if (change === undefined) throw new Error("no change");
  return change;
}

/** Changes as lines: `path: before -> after`. */
function linesOf(was: PlanObject, is: PlanObject, configured?: readonly string[]): readonly string[] {
  const names = configured && new Set(configured);
  return attributeChanges(changeOf(was, is), names).map(
    ({ path, before, after }) => `${path}: ${show(before)} -> ${show(after)}`,
  );
}

function show(value: PlanValue | undefined): string {
  return value === undefined ? "nothing" : JSON.stringify(value);
}

describe("attributeChanges", () => {
  it("gives the leaves of blocks with their paths", () => {
    const disk = (size: number) => ({ root_block_device: [{ volume_size: size, encrypted: true }] });
    expect(linesOf(disk(20), disk(40))).toEqual(["root_block_device[0].volume_size: 20 -> 40"]);
  });

  it("gives entries of maps, and quotes names that are no words", () => {
    const [was, is] = [{ tags: { Name: "a", "kubernetes.io/x": "1" } }, { tags: { Name: "b" } }];
    expect(linesOf(was, is)).toEqual(['tags.Name: "a" -> "b"', 'tags["kubernetes.io/x"]: "1" -> nothing']);
  });

  it("takes another order of texts or blocks for no change", () => {
    expect(linesOf({ ids: ["a", "b"] }, { ids: ["b", "a"] })).toEqual([]);
    expect(linesOf({ rule: [{ n: 1 }, { n: 2 }] }, { rule: [{ n: 2 }, { n: 1 }] })).toEqual([]);
  });

  it("gives a list of texts as a whole", () => {
    expect(linesOf({ ids: ["a", "b"] }, { ids: ["a", "c"] })).toEqual(['ids: ["a","b"] -> ["a","c"]']);
  });

  it("gives a block that is added or goes, and leaves those that stay", () => {
    expect(linesOf({ rule: [{ n: 1 }] }, { rule: [{ n: 1 }, { n: 2 }] })).toEqual(["rule[1].n: nothing -> 2"]);
    expect(linesOf({ rule: [{ n: 1 }, { n: 2 }] }, { rule: [{ n: 2 }] })).toEqual(["rule[0].n: 1 -> nothing"]);
  });

  it("takes the spellings of nothing for the same", () => {
    expect(linesOf({ a: null, b: "", c: [], d: {} }, { a: "", b: [], c: null })).toEqual([]);
  });

  it("keeps JSON whole", () => {
    expect(linesOf({ policy: '{"a":1}' }, { policy: '{"a":2}' })).toEqual(['policy: "{\\"a\\":1}" -> "{\\"a\\":2}"']);
  });

  it("compares sensitive values, and never shows them", () => {
    const secret = (value: string) => ({ password: new SensitiveValue(value) });
    expect(linesOf(secret("a"), secret("a"))).toEqual([]);
    expect(linesOf(secret("a"), secret("b"))).toEqual(['password: "(sensitive value)" -> "(sensitive value)"']);
    expect(linesOf(secret("a"), { password: "a" })).toEqual(['password: "(sensitive value)" -> "(sensitive value)"']);
    expect(linesOf({ password: "a" }, secret("a"))).toEqual(['password: "(sensitive value)" -> "(sensitive value)"']);
  });

  it("leaves out what AWS computes, and keeps what is written and not known yet", () => {
    const [was, is] = [
      { instance_type: "a", public_ip: "192.0.2.1", subnet_id: "subnet-1" },
      { instance_type: "b", public_ip: UNKNOWN_VALUE, subnet_id: UNKNOWN_VALUE },
    ];
    expect(linesOf(was, is, ["instance_type", "subnet_id"])).toEqual([
      'instance_type: "a" -> "b"',
      'subnet_id: "subnet-1" -> "(known after apply)"',
    ]);
  });

  it("says what is computed where there is nothing else to say", () => {
    expect(linesOf({ public_ip: "192.0.2.1" }, { public_ip: UNKNOWN_VALUE }, [])).toEqual([
      'public_ip: "192.0.2.1" -> "(known after apply)"',
    ]);
  });

  it("leaves tags of all out where the tags say it", () => {
    const tags = (name: string) => ({ tags: { Name: name }, tags_all: { Name: name, Team: name } });
    expect(linesOf(tags("a"), tags("b"))).toEqual(['tags.Name: "a" -> "b"', 'tags_all.Team: "a" -> "b"']);
  });

  it("marks what forces a replacement, blocks in it too", () => {
    const [change] = planOf([
      replaced("aws_instance.x", "network_interface", {
        was: { network_interface: [{ id: "a" }], ami: "a" },
        is: { network_interface: [{ id: "b" }], ami: "b" },
      }),
    ]).changes;
    const marks = change && attributeChanges(change).map(({ path, forcesReplacement }) => [path, forcesReplacement]);
    expect(marks).toEqual([
      ["ami", false],
      ["network_interface[0].id", true],
    ]);
  });

  it("says of a deletion which thing it was, and of a creation what it gets", () => {
    const [gone] = planOf([deleted("aws_eip.x", { public_ip: "192.0.2.1", domain: "vpc" })]).changes;
    expect(gone && attributeChanges(gone).map(({ path }) => path)).toEqual(["id", "public_ip"]);
    const [made] = planOf([created("aws_eip.x", { domain: "vpc", public_ip: UNKNOWN_VALUE })]).changes;
    const names = made && attributeChanges(made, new Set(["domain"])).map(({ path }) => path);
    expect(names).toEqual(["domain", "id"]);
  });

  describe("holds for every two values that", () => {
    const leaf = fc.oneof(
      fc.constant(null),
      fc.boolean(),
      fc.integer({ min: 0, max: 3 }),
      fc.constantFrom("", "a", "b"),
    );
    const values: fc.Arbitrary<PlanObject> = fc
      .letrec<{ tree: PlanValue }>((tie) => ({
        tree: fc.oneof(
          { depthSize: "small" },
          leaf,
          fc.array(tie("tree"), { maxLength: 3 }),
          fc.dictionary(fc.constantFrom("x", "y"), tie("tree"), { maxKeys: 2 }),
        ),
      }))
      .tree.map((tree) => ({ value: tree }));

    it("the same is no change", () => {
      fc.assert(fc.property(values, (some) => expect(linesOf(some, some)).toEqual([])));
    });

    it("there are as many changes one way as the other", () => {
      fc.assert(
        fc.property(values, values, (some, other) =>
          expect(linesOf(some, other)).toHaveLength(linesOf(other, some).length),
        ),
      );
    });
  });
});
