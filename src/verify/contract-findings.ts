import { describeTraffic } from "../traffic/traffic-set";
import { ContractFlow } from "./contract";
import { Encounter } from "./encounter";
import { Hop } from "./hop";
import { JudgedFlow } from "./judge-contract";
import { blockersOf, clearestPath, doubtsOf, tellPath } from "./trace";
import { Finding } from "./verification";

/** A finding whose construct path is not looked up yet. */
export type BareFinding = Omit<Finding, "constructPath">;

/** One finding for each thing that keeps a flow of the contract from working, or leaves open whether it does. */
export function contractFindings(judged: readonly JudgedFlow[]): readonly BareFinding[] {
  return judged.flatMap((each) => {
    if (each.state === "allowed") return [];
    if (each.deciding.length === 0) return [missingRole(each.flow)];
    return each.state === "blocked" ? obstacles(each) : doubts(each);
  });
}

/** A flow in words, for example `load-balancer -> head TCP 8000`. */
export function describeContractFlow(flow: ContractFlow): string {
  return `${flow.from} -> ${flow.to} ${describeTraffic(flow)}`;
}

function missingRole(flow: ContractFlow): BareFinding {
  return {
    rule: "contract-flow-is-open",
    severity: "high",
    resource: `tag Role of '${flow.from}' or '${flow.to}'`,
    message: `${describeContractFlow(flow)} cannot be: nothing in the stack has one of its roles`,
    remedy: "tag the machines and groups with their Role, or take the flow out of the contract",
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
      if (!found.has(hop.resource)) found.set(hop.resource, [hop, encounter]);
    }
  }
  return [...found.values()];
}
