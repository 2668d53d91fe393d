/**
 * What is open beside the contract, with the resource to change: the rule that lets more pass than the contract needs at
 * its end. Where no single rule does, the last thing on the path that lets the traffic in.
 */
import { AddressSet } from "../traffic/address-set";
import { TrafficSet } from "../traffic/traffic-set";
import { BareFinding } from "./contract-findings";
import { describeAddresses } from "./describe-peer";
import { Encounter } from "./encounter";
import { Path } from "./hop";
import { Party } from "./party";
import { RuleSurplus } from "./rule-surplus";
import { Surplus } from "./surplus";
import { clearestPath, doubtsOf, tellPath } from "./trace";
import { Severity } from "./verification";

/** Traffic between two roles that one resource is to blame for, over all encounters of the two. */
interface Charge {
  readonly resource: string;
  readonly first: Encounter;
  readonly traffic: TrafficSet;
  /** Addresses outside that it is about; empty inside the VPC. */
  readonly addresses: AddressSet;
}

/** One finding for each pair of roles and each resource that opens something between them beside the contract. */
export function openFindings(surplus: readonly Surplus[], rules: readonly RuleSurplus[]): readonly BareFinding[] {
  const byEncounter = groupByEncounter(rules);
  const charges = surplus.flatMap(({ encounter, allowed }) =>
    allowed.isEmpty ? [] : chargesFor(encounter, allowed, byEncounter.get(encounter) ?? []),
  );
  return merge(charges).map((charge) => openFinding(charge));
}

/** One finding for each pair of roles and each resource that leaves open whether something passes between them. */
export function doubtFindings(surplus: readonly Surplus[]): readonly BareFinding[] {
  const charges = surplus.flatMap(({ encounter, unknown }) =>
    unknown.isEmpty ? [] : doubtCharges(encounter, unknown),
  );
  return merge(charges).map((charge) => doubtFinding(charge));
}

/** Rules that would open more than the contract says, if the other end or the way there did not keep it out. */
export function latentFindings(rules: readonly RuleSurplus[]): readonly BareFinding[] {
  const charges = rules.flatMap(({ rule, encounter, traffic, isSure }) => {
    const latent = traffic.subtract(encounter.admitted.possibly);
    return isSure && !latent.isEmpty ? [charge(rule.address, encounter, latent)] : [];
  });
  return merge(charges).map((each) => latentFinding(each));
}

function openFinding({ resource, first, traffic, addresses }: Charge): BareFinding {
  const path = clearestPath(first.paths, sample(first, traffic));
  return {
    rule: "only-contract-flows-are-open",
    severity: severityOf(first),
    resource,
    message: `${pairOf(first)} ${traffic.toString()} is open${outside(addresses)}, and the contract does not name it`,
    remedy: `narrow or remove what lets it pass in ${resource}, or add the flow to the contract`,
    path: tellPath(first, path, traffic),
  };
}

function doubtFinding({ resource, first, traffic, addresses }: Charge): BareFinding {
  const path = clearestPath(first.paths, traffic);
  return {
    rule: "reachability-is-known",
    severity: "unknown",
    resource,
    message: `${pairOf(first)} ${traffic.toString()} may be open${outside(addresses)}: ${reasonsFor(path, traffic)}`,
    remedy: "write what is unknown as a value, or judge it by hand",
    path: tellPath(first, path, traffic),
  };
}

function latentFinding({ resource, first, traffic, addresses }: Charge): BareFinding {
  return {
    rule: "groups-are-closed-at-both-ends",
    severity: "medium",
    resource,
    message: `lets ${traffic.toString()} pass for ${pairOf(first)}${outside(addresses)}, which the contract does not name; only something else on the way keeps it out`,
    remedy: "narrow or remove the rule, or add the flow to the contract",
    path: tellPath(first, clearestPath(first.paths, traffic), traffic),
  };
}

function chargesFor(encounter: Encounter, allowed: TrafficSet, rules: readonly RuleSurplus[]): readonly Charge[] {
  const guilty = rules
    .map(({ rule, traffic }) => charge(rule.address, encounter, traffic.intersect(allowed)))
    .filter(({ traffic }) => !traffic.isEmpty);
  const unexplained = allowed.subtract(TrafficSet.union(guilty.map(({ traffic }) => traffic)));
  if (unexplained.isEmpty) return guilty;
  return [...guilty, charge(lastOpener(encounter, unexplained), encounter, unexplained)];
}

function lastOpener({ paths, to, from }: Encounter, traffic: TrafficSet): string {
  const entering = clearestPath(paths, traffic).hops.filter(({ way }) => way === "out");
  const hop = to.kind === "node" ? entering.at(-1) : entering[0];
  return hop?.evidence(traffic)[0]?.resource ?? hop?.resource ?? (from.kind === "node" ? from.sample.address : "");
}

function doubtCharges(encounter: Encounter, unknown: TrafficSet): readonly Charge[] {
  const path = clearestPath(encounter.paths, sample(encounter, unknown));
  const [doubt] = doubtsOf(path, unknown);
  const resource = doubt?.evidence(unknown)[0]?.resource ?? doubt?.resource ?? "";
  return [charge(resource, encounter, unknown)];
}

/** The part of some traffic that gets through on the way where most of it does. */
function sample({ paths }: Encounter, traffic: TrafficSet): TrafficSet {
  const passing = paths.map((path) => traffic.intersect(passedBy(path))).filter((part) => !part.isEmpty);
  return passing.sort((a, b) => (a.size > b.size ? -1 : 1))[0] ?? traffic;
}

function passedBy({ hops }: Path): TrafficSet {
  const barriers = hops.filter(({ way, decides }) => way === "out" && decides === "admission");
  return barriers.reduce((passed, { passes }) => passed.intersect(passes.possibly), TrafficSet.ALL);
}

function reasonsFor(path: Path, traffic: TrafficSet): string {
  const reasons = doubtsOf(path, traffic).flatMap((hop) => hop.evidence(traffic));
  return [...new Set(reasons.map(({ resource, says }) => `${resource} ${says}`))].join("; ");
}

function charge(resource: string, encounter: Encounter, traffic: TrafficSet): Charge {
  const addresses = [encounter.from, encounter.to].flatMap((party) =>
    party.kind === "outside" && party.realm !== "service" ? [party.peer.addresses] : [],
  );
  return { resource, first: encounter, traffic, addresses: AddressSet.union(addresses) };
}

/** Charges of one resource between the same two roles are one. */
function merge(charges: readonly Charge[]): readonly Charge[] {
  const merged = new Map<string, Charge>();
  for (const each of charges) {
    const key = JSON.stringify([each.resource, pairOf(each.first)]);
    const earlier = merged.get(key);
    merged.set(key, earlier ? combine(earlier, each) : each);
  }
  return [...merged.values()];
}

function combine(earlier: Charge, later: Charge): Charge {
  return {
    ...earlier,
    traffic: earlier.traffic.union(later.traffic),
    addresses: earlier.addresses.union(later.addresses),
  };
}

function groupByEncounter(rules: readonly RuleSurplus[]): ReadonlyMap<Encounter, readonly RuleSurplus[]> {
  const byEncounter = new Map<Encounter, RuleSurplus[]>();
  for (const rule of rules) byEncounter.set(rule.encounter, [...(byEncounter.get(rule.encounter) ?? []), rule]);
  return byEncounter;
}

function pairOf({ from, to }: Encounter): string {
  return `${from.role} -> ${to.role}`;
}

function outside(addresses: AddressSet): string {
  return addresses.isEmpty ? "" : ` (${describeAddresses(addresses)})`;
}

/** From everywhere is worse than from within. */
function severityOf({ from }: Encounter): Severity {
  return isPublic(from) ? "critical" : "high";
}

function isPublic(party: Party): boolean {
  return party.kind === "outside" && party.realm === "public";
}
