/** Every fault that the proof has to name, made by a plan: what it opens is an exposure of the same resource. */
import { ALL_FAULTS } from "../../support/faults/all-faults";
import { Fault } from "../../support/faults/fault";
import { ChangedStack, changeStack } from "../../support/traffic-changes";

function faultsWith(
  rule: "only-contract-flows-are-open" | "contract-flow-is-open",
): readonly (readonly [string, Fault])[] {
  return ALL_FAULTS.flatMap(({ faults }) => faults)
    .filter(({ named }) => named.some((each) => each.rule === rule))
    .map((fault) => [fault.name, fault] as const);
}

function changeBy(fault: Fault): ChangedStack {
  return changeStack({ ...fault, then: fault.plant });
}

describe("a plan that opens something beside the contract", () => {
  test.each(faultsWith("only-contract-flows-are-open"))("is an exposure by what changes: %s", (_, fault) => {
    const { consequences, changed } = changeBy(fault);
    const exposed = consequences.filter(({ exposure }) => exposure).map(({ resource }) => resource);
    expect(exposed).not.toEqual([]);
    expect(exposed.filter((resource) => !changed.has(resource))).toEqual([]);
    // The proof blames what opens the way; the review what changes, which need not be the same.
    const guilty = fault.named.map(({ resource }) => resource).filter((resource) => changed.has(resource));
    expect(guilty.length === 0 || guilty.some((resource) => exposed.includes(resource))).toBe(true);
  });
});

describe("a plan that closes a flow of the contract", () => {
  test.each(faultsWith("contract-flow-is-open"))("is at least a degradation: %s", (_, fault) => {
    const { consequences, comparison } = changeBy(fault);
    expect(comparison.closed).not.toEqual([]);
    expect(consequences.filter(({ impact }) => impact === "degraded" || impact === "outage")).not.toEqual([]);
  });
});
