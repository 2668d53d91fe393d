/**
 * The traffic that a plan opens and closes.
 *
 *     const { opened, closed } = compareTraffic(before, after, contract);
 *     opened; // [{ from: "internet", to: "client", protocol: "tcp", ports: "22", expected: false, ... }]
 *
 * Both models are asked who reaches whom, machine by machine and address by address. What a machine has that was not
 * there is compared with what others of its role had, so that more or fewer of the same open and close nothing.
 *
 * Guarantees: a model beside itself opens and closes nothing; what one order of two models opens, the other closes.
 */
import { NetworkModel } from "../../model/network-model";
import { Contract } from "../../verify/contract/contract";
import { Allowance } from "../../verify/findings/allowance";
import { joinDistinctions, NO_CONTRACT, Reachability } from "../../verify/reachability";
import { NotSeen, TrafficChange } from "../review";
import { differencesOf, Outcome } from "./cell-difference";
import { trafficCells } from "./traffic-cells";
import { nameMachines } from "./name-machines";
import { TrafficGroup } from "./traffic-group";
import { trafficGroups } from "./traffic-groups";
import { TrafficSide } from "./traffic-side";
import { unseenTraffic } from "./unseen-traffic";
import { wayOfGroup } from "./ways";

/** For more kinds of machines than this, what passes between every two of them takes too long to ask. */
const MOST_KINDS = 100;

/** The traffic of two models, compared. */
export interface TrafficComparison {
  readonly opened: readonly TrafficChange[];
  readonly closed: readonly TrafficChange[];
  /** What was possible and stays so. */
  readonly kept: readonly TrafficChange[];
  /** What the comparison cannot see. */
  readonly unseen: readonly NotSeen[];
  /** The same with everything that consequences are made from. */
  readonly groups: Readonly<Record<Outcome, readonly TrafficGroup[]>>;
  /** Who reaches whom after. */
  readonly after: TrafficSide;
  /** Names that are no roles, of machines without a tag, each with the address of one of them. */
  readonly names: ReadonlyMap<string, string>;
  readonly contract?: Contract;
}

/**
 * Compares what is possible before and after.
 *
 * @param contract names those outside and says what is expected; without it roles are those of tags
 */
export function compareTraffic(before: NetworkModel, after: NetworkModel, contract?: Contract): TrafficComparison {
  const { models, names } = nameMachines([before, after]);
  const sides = sidesOf(models, withServices(contract ?? NO_CONTRACT, models));
  const cells = trafficCells(...sides);
  const allowance = contract && new Allowance(contract);
  const groupsOf = (outcome: Outcome) => trafficGroups(differencesOf(cells, outcome), allowance);
  const groups = { opened: groupsOf("opened"), closed: groupsOf("closed"), kept: groupsOf("kept") };
  return {
    opened: rowsOf(groups.opened),
    closed: rowsOf(groups.closed),
    kept: rowsOf(groups.kept),
    unseen: unseenTraffic(models, groups.kept, sides),
    groups,
    after: sides[1],
    names,
    contract,
  };
}

function sidesOf(models: readonly [NetworkModel, NetworkModel], contract: Contract): [TrafficSide, TrafficSide] {
  const [before, after] = [new Reachability(models[0], contract), new Reachability(models[1], contract)];
  const distinctions = joinDistinctions([before.distinctions(), after.distinctions()]);
  const withInside = Math.max(before.nodes.length, after.nodes.length) <= MOST_KINDS;
  return [new TrafficSide(before, distinctions, withInside), new TrafficSide(after, distinctions, withInside)];
}

/** A service that only one of the models leads to is somebody in the other one too. */
function withServices(contract: Contract, models: readonly NetworkModel[]): Contract {
  const named = [...contract.addresses.values()]
    .flat()
    .flatMap((term) => (term.kind === "service" ? [term.service] : []));
  const led = models
    .flatMap(({ endpoints }) => endpoints)
    .filter(({ type }) => type.kind === "known" && type.value === "Gateway")
    .flatMap(({ service }) => (service.kind === "known" ? [service.value] : []));
  const missing = [...new Set(led)].filter((service) => !named.includes(service)).sort();
  const roles = missing.map((service) => [service, [{ kind: "service", service } as const]] as const);
  return { ...contract, addresses: new Map([...contract.addresses, ...roles]) };
}

function rowsOf(groups: readonly TrafficGroup[]): readonly TrafficChange[] {
  const rows = groups.flatMap((group) => {
    const { from, to, expected, extent, certainty } = group;
    const via = wayOfGroup(group);
    return group.traffic.describe().map((words) => ({ from, to, ...words, expected, extent, certainty, via }));
  });
  return rows.sort((a, b) => compareTexts(rankOf(a), rankOf(b)));
}

/** What is not expected comes first. */
function rankOf({ expected, from, to, protocol, certainty, extent, ports }: TrafficChange): string {
  return JSON.stringify([expected === true, from, to, protocol, certainty, extent, ports]);
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
