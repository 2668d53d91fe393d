import { PROOF_RULES } from "../../src/verify/proof-rules";
import { ALL_RULES } from "../../src/verify/rules/all-rules";
import { Finding } from "../../src/verify/verification";
import { ALL_FAULTS } from "../support/faults/all-faults";
import { Fault, NamedFault } from "../support/faults/fault";
import { JudgedFault, judgeClean, judgeFault } from "../support/faults/judge-fault";

const FAULTS = ALL_FAULTS.flatMap(({ faults }) => faults);
const judged = new Map<Fault, JudgedFault>();

/** Machines that nobody outside may call, and where they are. */
const PRIVATE = /^aws_(instance\.(head|workers)_|(route|route_table|subnet)\.network_private_)/;
const OPENS = /Elastic IP|to the internet gateway|to a public subnet/;

function judge(fault: Fault): JudgedFault {
  const result = judged.get(fault) ?? judgeFault(fault);
  judged.set(fault, result);
  return result;
}

/** Findings of all faults that a test objects to, with the fault they were found in. */
function findingsWhere(objects: (finding: Finding, judgement: JudgedFault) => boolean): readonly string[] {
  return FAULTS.flatMap((fault) => {
    const judgement = judge(fault);
    const found = judgement.verification.findings.filter((finding) => objects(finding, judgement));
    return found.map(({ rule, resource, remedy }) => `${fault.name}: ${rule} at ${resource}: ${remedy}`);
  });
}

function isFor({ resource, rule, says = [] }: NamedFault, { path, message, remedy, ...finding }: Finding): boolean {
  if (finding.resource !== resource || finding.rule !== rule) return false;
  const words = [message, remedy, ...path].join("\n");
  return says.every((word) => words.includes(word));
}

function describeFinding({ rule, resource, message, remedy }: Finding): string {
  return `${rule} at ${resource}: ${message}; ${remedy}`;
}

function expectNamed(named: NamedFault, { draft, verification }: JudgedFault, isUnknown: boolean): void {
  const found = verification.findings.find((finding) => isFor(named, finding));
  if (!found) {
    expect(verification.findings.map(describeFinding)).toContain(
      `${named.rule} at ${named.resource}: ${(named.says ?? []).join(", ")}`,
    );
    return;
  }
  expect(found.severity === "unknown").toBe(isUnknown);
  expect(found.constructPath).toBe(draft.constructPathOf(named.resource));
}

describe.each(ALL_FAULTS)("a fault planted among $family", ({ faults }) => {
  it.each(faults)("is named on the right resource: $name", (fault) => {
    const judgement = judge(fault);
    for (const named of fault.named) expectNamed(named, judgement, fault.verdict === "unknown");
    expect(judgement.verification.verdict).toBe(fault.verdict);
    const accused = judgement.verification.findings.map(({ resource }) => resource);
    expect(accused.filter((resource) => fault.innocent?.includes(resource))).toEqual([]);
  });
});

describe("findings of planted faults", () => {
  it("are about resources of the stack", () => {
    expect(findingsWhere(({ resource }, { addresses }) => !addresses.has(resource))).toEqual([]);
  });

  it("are under a rule that the documentation describes", () => {
    const described = new Set([...PROOF_RULES, ...ALL_RULES].map(({ name }) => name));
    expect(findingsWhere(({ rule }) => !described.has(rule))).toEqual([]);
  });

  it("say what to do, in other words than what is wrong", () => {
    expect(findingsWhere(({ message, remedy }) => remedy.trim().length < 10 || remedy === message)).toEqual([]);
  });

  it("never say to open what the contract keeps private", () => {
    expect(findingsWhere(({ resource, remedy }) => PRIVATE.test(resource) && OPENS.test(remedy))).toEqual([]);
  });

  it("say what to do about what is unknown, not about a fault that may not be there", () => {
    const helps = /as a value|by hand/;
    expect(findingsWhere(({ severity, remedy }) => severity === "unknown" && !helps.test(remedy))).toEqual([]);
  });
});

describe("a stack without a fault", () => {
  const stacks = [
    ...new Map(FAULTS.map((fault) => [JSON.stringify([fault.environment, fault.overrides]), fault])).values(),
  ];

  it.each(stacks)("is proved in silence: $environment $overrides", (fault) => {
    const { verdict, findings } = judgeClean(fault);
    expect(findings).toEqual([]);
    expect(verdict).toBe("proved");
  });
});

describe("the planted faults", () => {
  it("are mostly on resources whose construct path is in the JSON", () => {
    const onConstructs = FAULTS.filter((fault) =>
      fault.named.some(({ resource }) => judge(fault).draft.constructPathOf(resource) !== undefined),
    );
    expect(onConstructs.length).toBeGreaterThan(FAULTS.length / 2);
  });

  it("are more than sixty, each with a name of its own and something that has to be named", () => {
    expect(new Set(FAULTS.map(({ name }) => name)).size).toBe(FAULTS.length);
    expect(FAULTS.length).toBeGreaterThan(60);
    expect(FAULTS.filter(({ named }) => named.length === 0)).toEqual([]);
  });
});
