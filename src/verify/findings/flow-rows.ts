import { TrafficSet, TrafficWords } from "../../traffic/traffic-set";
import { Contract, INTERNET } from "../contract/contract";
import { Encounter } from "../parties/encounter";
import { JudgedFlow } from "./judge-contract";
import { Path } from "../paths/hop";
import { Surplus } from "./surplus";
import { addressesOn, blockersOf, clearestPath } from "./trace";
import { FlowState, FlowVerdict } from "../verification";

type SurplusKind = "allowed" | "unknown" | "implied";

/** The flows of the contract in its order, then what is possible beside them, in the order of roles. */
export function flowRows(
  contract: Contract,
  judged: readonly JudgedFlow[],
  surplus: readonly Surplus[],
): readonly FlowVerdict[] {
  const implied = (row: FlowVerdict) => ({ ...row, expected: true, impliedBy: sourcesOf(contract, row) });
  return [
    ...judged.map(contractRow),
    ...surplusRows(surplus, "implied", "allowed").map(implied),
    ...surplusRows(surplus, "allowed", "allowed"),
    ...surplusRows(surplus, "unknown", "unknown"),
  ];
}

function contractRow({ flow, state, deciding }: JudgedFlow): FlowVerdict {
  const { from, to, protocol, ports, purpose, traffic } = flow;
  const [first] = deciding;
  const path = first && clearestPath(first.workingPaths, traffic);
  const via =
    !first || !path ? [] : state === "blocked" ? blockersIn(path, traffic) : addressesOn(first, path, traffic);
  return { from, to, protocol, ports, verdict: state, expected: true, purpose, via };
}

function blockersIn(path: Path, traffic: TrafficSet): readonly string[] {
  return [...new Set(blockersOf(path, traffic).map(({ resource }) => resource))];
}

/** One row for each pair of roles and each protocol. */
function surplusRows(surplus: readonly Surplus[], kind: SurplusKind, verdict: FlowState): readonly FlowVerdict[] {
  const byPair = new Map<string, { encounters: Encounter[]; traffic: TrafficSet }>();
  for (const each of surplus.filter((candidate) => !candidate[kind].isEmpty)) {
    const pair = JSON.stringify([each.encounter.from.role, each.encounter.to.role]);
    const entry = byPair.get(pair) ?? { encounters: [], traffic: TrafficSet.NONE };
    entry.encounters.push(each.encounter);
    entry.traffic = entry.traffic.union(each[kind]);
    byPair.set(pair, entry);
  }
  return [...byPair]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, { encounters, traffic }]) => rowsOf(encounters, traffic, verdict));
}

function rowsOf(encounters: readonly Encounter[], traffic: TrafficSet, verdict: FlowState): readonly FlowVerdict[] {
  return traffic.describe().flatMap((words) => {
    const first = encounters.find(({ admitted }) => admitted.possibly.overlaps(traffic)) ?? encounters[0];
    return first ? [rowOf(first, traffic, words, verdict)] : [];
  });
}

function rowOf(encounter: Encounter, traffic: TrafficSet, words: TrafficWords, verdict: FlowState): FlowVerdict {
  const { from, to, paths } = encounter;
  const via = addressesOn(encounter, clearestPath(paths, traffic), traffic);
  return { from: from.role, to: to.role, ...words, verdict, expected: false, via };
}

function sourcesOf({ flows }: Contract, { from, to }: FlowVerdict): readonly string[] {
  const out = flows.find((flow) => flow.from === from && flow.to === INTERNET);
  const into = flows.find((flow) => flow.from === INTERNET && flow.to === to);
  return [out, into].flatMap((flow) => (flow ? [`${flow.from} -> ${flow.to}`] : []));
}
