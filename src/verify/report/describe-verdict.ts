import { Verification } from "../verification";

/** The verdict in one line of plain words, for example `dev: proved; all 10 flows of the contract are possible, ...`. */
export function describeVerdict({ environment, verdict, flows, findings }: Verification): string {
  const expected = flows.filter((flow) => flow.expected && flow.impliedBy === undefined);
  if (verdict === "proved") return `${environment}: proved; ${describeProof(expected.length)}`;
  const number = (state: string, isExpected: boolean) =>
    flows.filter((flow) => flow.verdict === state && flow.expected === isExpected).length;
  const [blocked, extra] = [number("blocked", true), number("allowed", false)];
  const open = number("unknown", true) + number("unknown", false);
  const parts = [
    ...(blocked > 0
      ? [`${blocked} of ${countOf(expected.length, "expected flow")} ${blocked === 1 ? "is" : "are"} blocked`]
      : []),
    ...(extra > 0 ? [`${countOf(extra, "flow")} ${extra === 1 ? "is" : "are"} possible beside the contract`] : []),
    ...(open > 0 ? [`${countOf(open, "flow")} cannot be judged`] : []),
    ...(findings.length > 0 ? [countOf(findings.length, "finding")] : []),
  ];
  return `${environment}: ${verdict}; ${parts.join(", ")}`;
}

/** A number with its noun, for example `2 flows`. */
export function countOf(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function describeProof(flows: number): string {
  if (flows === 0) return "nothing is possible, as the contract says";
  if (flows === 1) return "the one flow of the contract is possible, and no other";
  return `all ${flows} flows of the contract are possible, and no others`;
}
