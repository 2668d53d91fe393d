import { FlowState, FlowVerdict } from "../../src/verify/verification";
import { Question } from "./probes";

/** What a verifier's rows say about a question; what has no row is blocked. */
export function verdictOf(flows: readonly FlowVerdict[], question: Question): FlowState {
  const states = flows.filter((flow) => isAbout(flow, question)).map(({ verdict }) => verdict);
  return states.includes("allowed") ? "allowed" : states.includes("unknown") ? "unknown" : "blocked";
}

function isAbout(flow: FlowVerdict, { from, to, protocol, port }: Question): boolean {
  if (flow.from !== from || flow.to !== to) return false;
  if (flow.protocol === "all") return true;
  return (
    flow.protocol === protocol && (flow.ports === "all" || flow.ports.split(",").some((range) => isIn(range, port)))
  );
}

function isIn(range: string, port: number): boolean {
  const [first, last] = range.trim().split("-").map(portNumber);
  return first !== undefined && first <= port && port <= (last ?? first);
}

/** A port, or an ICMP type and code such as `8/0` as one number. */
function portNumber(text: string): number {
  const [type, code] = text.split("/").map(Number);
  return code === undefined ? Number(type) : Number(type) * 256 + code;
}
