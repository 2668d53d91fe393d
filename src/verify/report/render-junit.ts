import junit, { TestSuite } from "junit-report-builder";
import { describeTraffic } from "../../traffic/traffic-set";
import { plainLine } from "../plain-line";
import { Finding, FlowVerdict, Verification } from "../verification";
import { bySeverity } from "./by-severity";
import { describeVerdict } from "./describe-verdict";
import { FlowMark, markOf } from "./role-matrix";

/** What a JUnit report says beside the verification. */
export interface JunitOptions {
  /** The rules that were judged by; each one that nothing breaks is a case that passes. */
  readonly rules?: readonly { readonly name: string }[];
}

const FAULTS: Readonly<Record<Exclude<FlowMark, "kept">, string>> = {
  blocked: "is in the contract, but blocked",
  extra: "is possible, but not in the contract",
  unknown: "cannot be known from the JSON",
};

/** The verification as JUnit XML: a case for the verdict, for each flow, for each finding and for each rule that holds. */
export function renderJunit(verification: Verification, { rules = [] }: JunitOptions = {}): string {
  const builder = junit.newBuilder().name("verify");
  addVerdict(builder.testSuite().name("verdict"), verification);
  const flows = builder.testSuite().name("flows");
  for (const flow of verification.flows) addFlow(flows, verification.environment, flow);
  const suite = builder.testSuite().name("rules");
  for (const finding of bySeverity(verification.findings)) addFinding(suite, verification.environment, finding);
  const broken = new Set(verification.findings.map(({ rule }) => rule));
  const kept = rules.map(({ name }) => name).filter((name) => !broken.has(name));
  for (const rule of kept) caseOf(suite, `${verification.environment}.rules`, rule);
  return `${builder.build().trimEnd()}\n`;
}

function addVerdict(suite: TestSuite, verification: Verification): void {
  const { environment, verdict } = verification;
  const verdictCase = caseOf(suite, environment, "verdict");
  if (verdict !== "proved") verdictCase.failure(plainLine(describeVerdict(verification)), verdict);
}

function addFlow(suite: TestSuite, environment: string, flow: FlowVerdict): void {
  const flowCase = caseOf(suite, `${environment}.flows`, `${flow.from} -> ${flow.to} ${describeTraffic(flow)}`);
  const mark = markOf(flow);
  if (mark === "kept" || (mark === "blocked" && !flow.expected)) return;
  flowCase.failure(FAULTS[mark], mark).stacktrace(flow.via.map(plainLine).join("\n"));
}

function addFinding(suite: TestSuite, environment: string, finding: Finding): void {
  const { rule, severity, resource, constructPath, message, remedy, path } = finding;
  const madeBy = constructPath === undefined ? [] : [`made by ${constructPath}`];
  const details = [`resource ${resource}`, ...madeBy, ...path, `remedy: ${remedy}`];
  caseOf(suite, `${environment}.rules`, `${rule}: ${resource}`)
    .failure(plainLine(message), severity)
    .stacktrace(details.map(plainLine).join("\n"));
}

function caseOf(suite: TestSuite, className: string, name: string) {
  return suite.testCase().className(plainLine(className)).name(plainLine(name));
}
