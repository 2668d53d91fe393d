import { Contract } from "../../src/verify/contract/contract";
import { Rule, RuleHit } from "../../src/verify/rule";
import { Changes, workingStack } from "./working-stack";

/** What is changed in the working stack, and what the rule says then; nothing where the change is harmless. */
export type RuleCase = readonly [changes: Changes, ...hits: readonly RuleHit[]];

const MAKE_KNOWN = "Write what is unknown as a value, or judge it by hand.";
const NO_CONTRACT: Contract = { addresses: new Map(), flows: [] };

/** A fault on a resource; with the rule's own remedy, unless another is given. */
export function fault(resource: string, message: string, remedy?: string): RuleHit {
  return { resource, message, ...(remedy === undefined ? {} : { remedy }), certainty: "fault" };
}

/** Something on a resource that nobody can tell. */
export function unknown(resource: string, reason: string): RuleHit {
  return { resource, message: `cannot be judged: ${reason}`, remedy: MAKE_KNOWN, certainty: "unknown" };
}

/** Tests of a rule: silent on the working stack, and for each case exactly the hits that it names. Without a contract nothing is promised. */
export function describeRule(rule: Rule, cases: Readonly<Record<string, RuleCase>>, contract = NO_CONTRACT): void {
  describe(rule.name, () => {
    test("is silent on a stack that works", () => {
      expect(rule.check({ model: workingStack(), contract })).toEqual([]);
    });

    test.each(Object.entries(cases))("%s", (_, [changes, ...hits]) => {
      expect(rule.check({ model: workingStack(changes), contract })).toEqual(hits);
    });
  });
}
