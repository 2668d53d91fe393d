import { describeTraffic, TrafficSet } from "../../traffic/traffic-set";
import { Contract, ContractFlow, INTERNET } from "../contract/contract";
import { Encounter } from "../parties/encounter";
import { Hop } from "../paths/hop";
import { JudgedFlow } from "./judge-contract";
import { hasUnknownRole, NodeParty } from "../paths/party";
import { blockersOf, clearestPath, doubtsOf, tellPath } from "./trace";
import { Finding } from "../verification";

/** A finding whose construct path is not looked up yet. */
export type BareFinding = Omit<Finding, "constructPath">;

/** One finding for each thing that keeps a flow of the contract from working, or leaves open whether it does. */
export function contractFindings(
  { addresses }: Contract,
  judged: readonly JudgedFlow[],
  nodes: readonly NodeParty[],
): readonly BareFinding[] {
  const present = new Set([INTERNET, ...addresses.keys(), ...nodes.map(({ role }) => role)]);
  return judged.flatMap((each) => {
    if (each.state === "allowed") return [];
    if (each.deciding.length === 0) return [missingRole(each, present, nodes)];
    return each.state === "blocked" ? obstacles(each) : doubts(each);
  });
}

/** A flow in words, for example `load-balancer -> head TCP 8000`. */
export function describeContractFlow(flow: ContractFlow): string {
  return `${flow.from} -> ${flow.to} ${describeTraffic(flow)}`;
}

/** Said of whatever has the other role, for what has the missing one nobody can name. */
function missingRole(
  { flow, state }: JudgedFlow,
  present: ReadonlySet<string>,
  nodes: readonly NodeParty[],
): BareFinding {
  const ends = [flow.from, flow.to];
  const other = nodes.find(({ role }) => ends.includes(role)) ?? nodes[0];
  const missing = ends.filter((end) => !present.has(end));
  const names = missing.map((role) => `'${role}'`).join(" or ");
  if (state === "unknown") return perhapsMissingRole(flow, names, nodes);
  return {
    rule: "contract-flow-is-open",
    severity: "high",
    resource: other?.sample.address ?? "",
    message: `${describeContractFlow(flow)} cannot be: nothing in the stack has the role ${names}`,
    remedy: `give the machines and groups that are meant the tag Role = ${missing.join(", ")}, or take the flow out of the contract`,
    path: [],
  };
}

function perhapsMissingRole(flow: ContractFlow, names: string, nodes: readonly NodeParty[]): BareFinding {
  const candidate = nodes.find(hasUnknownRole);
  return {
    rule: "contract-flow-is-known",
    severity: "unknown",
    resource: candidate?.sample.address ?? "",
    message: `${describeContractFlow(flow)} may not get through: nothing has the role ${names}, unless ${candidate?.sample.address ?? ""} does`,
    remedy: "write what is unknown as a value, or judge it by hand",
    path: [],
  };
}

function obstacles({ flow, deciding }: JudgedFlow): readonly BareFinding[] {
  return perResource(deciding, ({ workingPaths }) =>
    blockersOf(clearestPath(workingPaths, flow.traffic), flow.traffic),
  ).map(([hop, encounter]) => ({
    rule: "contract-flow-is-open",
    severity: "high",
    resource: hop.resource,
    message: `${describeContractFlow(flow)} does not get through: ${hop.obstacle(flow.traffic.subtract(hop.passes.possibly))}`,
    remedy: hop.remedy(flow.traffic.subtract(hop.passes.possibly)),
    path: tellPath(encounter, clearestPath(encounter.workingPaths, flow.traffic), flow.traffic),
  }));
}

function doubts({ flow, deciding }: JudgedFlow): readonly BareFinding[] {
  return perResource(deciding, ({ workingPaths }) =>
    doubtsOf(clearestPath(workingPaths, flow.traffic), flow.traffic),
  ).map(([hop, encounter]) => ({
    rule: "contract-flow-is-known",
    severity: "unknown",
    resource: hop.resource,
    message: `${describeContractFlow(flow)} may not get through: ${reasons(hop, flow)}`,
    remedy: "write what is unknown as a value, or judge it by hand",
    path: tellPath(encounter, clearestPath(encounter.workingPaths, flow.traffic), flow.traffic),
  }));
}

function reasons(hop: Hop, { traffic }: ContractFlow): string {
  const doubtful = hop.passes.possibly.subtract(hop.passes.surely).intersect(traffic);
  return hop
    .evidence(doubtful)
    .map(({ resource, says }) => `${resource} ${says}`)
    .join("; ");
}

/** Each resource once, with the first encounter that it decides. */
function perResource(
  encounters: readonly Encounter[],
  hopsOf: (encounter: Encounter) => readonly Hop[],
): readonly (readonly [Hop, Encounter])[] {
  const found = new Map<string, readonly [Hop, Encounter]>();
  for (const encounter of encounters) {
    for (const hop of hopsOf(encounter)) {
      // An ACL may stop packets and answers: two things to change in one resource.
      const key = JSON.stringify([hop.resource, hop.way, hop.obstacle(TrafficSet.ALL)]);
      if (!found.has(key)) found.set(key, [hop, encounter]);
    }
  }
  return [...found.values()];
}
