/**
 * Who can reach whom, proved on a configuration before anything exists.
 *
 *     const model = readNetworkModel(readFileSync("cdk.tf.json", "utf8"), "cdk.tf.json");
 *     verify(model, contract, "dev").verdict; // "proved"
 *
 * Proved means: every flow of the contract works between all machines of its two roles, nothing else is possible between
 * any two roles, no rule is broken that AWS or reason demand, and nothing had to be left open. What the JSON does not
 * say is `unknown`, never a pass.
 */
import { NetworkModel } from "../model/network-model";
import { Allowance } from "./findings/allowance";
import { Contract } from "./contract/contract";
import { BareFinding, contractFindings } from "./findings/contract-findings";
import { flowRows } from "./findings/flow-rows";
import { judgeContract } from "./findings/judge-contract";
import { NetworkIndex } from "./paths/network-index";
import { NodeParty } from "./paths/party";
import { Reachability } from "./reachability";
import { ruleFindings } from "./findings/rule-findings";
import { RuleSurplus, ruleSurplusOf } from "./findings/rule-surplus";
import { surplusOf } from "./findings/surplus";
import { doubtFindings, latentFindings, openFindings } from "./findings/surplus-findings";
import { RoleSummary, SEVERITIES, Verification } from "./verification";

/** Proves a contract on a model. The result depends on nothing else, and on no order in either. */
export function verify(tagged: NetworkModel, contract: Contract, environment: string): Verification {
  const reachability = new Reachability(tagged, contract);
  const { index, nodes } = reachability;
  const encounters = reachability.encounters();
  const allowance = new Allowance(contract);
  const judged = judgeContract(contract, encounters);
  const surplus = surplusOf(allowance, encounters);
  const rules = ruleSurplusOf(allowance, encounters);
  const open = openFindings(surplus, rules);
  const findings = [
    ...contractFindings(contract, judged, nodes),
    ...open,
    ...latentFindings(rules.filter((rule) => isHeld(contract, rule))).filter(
      ({ resource }) => !isOpenToAll(open, resource),
    ),
    ...doubtFindings(surplus),
    ...ruleFindings(index.model, contract),
  ];
  const flows = flowRows(contract, judged, surplus);
  return {
    environment,
    verdict: verdictOf(findings),
    roles: summarize(nodes),
    flows,
    findings: finish(index, findings),
  };
}

/** A group that admits the internet is a fault, whatever keeps the internet out today. */
function isHeld({ closedEnds = false }: Contract, { encounter: { from } }: RuleSurplus): boolean {
  return closedEnds || (from.kind === "outside" && from.realm === "public");
}

/** What is open to the internet at a resource says all that would follow. */
function isOpenToAll(findings: readonly BareFinding[], resource: string): boolean {
  return findings.some((finding) => finding.resource === resource && finding.severity === "critical");
}

function verdictOf(findings: readonly BareFinding[]): Verification["verdict"] {
  if (findings.some(({ severity }) => severity !== "unknown")) return "violated";
  return findings.length > 0 ? "unknown" : "proved";
}

function finish(index: NetworkIndex, findings: readonly BareFinding[]): Verification["findings"] {
  const rank = (finding: BareFinding) =>
    [SEVERITIES.indexOf(finding.severity), finding.rule, finding.resource, finding.message] as const;
  return [...findings].sort((a, b) => compare(rank(a), rank(b))).map((finding) => withPath(index, finding));
}

function withPath(index: NetworkIndex, finding: BareFinding): Verification["findings"][number] {
  const { rule, severity, resource, message, remedy, path } = finding;
  return { rule, severity, resource, constructPath: index.constructPathOf(resource), message, remedy, path };
}

function compare(a: readonly (string | number)[], b: readonly (string | number)[]): number {
  const difference = a.findIndex((value, place) => value !== b[place]);
  if (difference < 0) return 0;
  return (a[difference] as string) < (b[difference] as string) ? -1 : 1;
}

function summarize(nodes: readonly NodeParty[]): readonly RoleSummary[] {
  const roles = [...new Set(nodes.map(({ role }) => role))];
  return roles.map((role) => {
    const counts = nodes.filter((node) => node.role === role).map(({ count }) => count ?? Number.NaN);
    const members = counts.reduce((sum, count) => sum + count, 0);
    return { role, members: Number.isNaN(members) ? undefined : members };
  });
}
