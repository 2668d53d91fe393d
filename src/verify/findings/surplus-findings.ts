/**
 * What is open beside the contract, with the resource to change: the rule that lets more pass than the contract needs at
 * its end. Where no single rule does, the last thing on the path that lets the traffic in.
 */
import { TrafficSet } from "../../traffic/traffic-set";
import { Charge, charge, describeOutside, describePair, mergeCharges, pairOf } from "./charge";
import { BareFinding } from "./contract-findings";
import { Encounter } from "../parties/encounter";
import { Path } from "../paths/hop";
import { hasUnknownRole } from "../paths/party";
import { RuleSurplus } from "./rule-surplus";
import { Surplus } from "./surplus";
import { clearestPath, doubtsOf, tellPath } from "./trace";
import { Severity } from "../verification";

const MOST_PAIRS = 3;
const UNKNOWN_REMEDY = "write what is unknown as a value, or judge it by hand";

/** One finding for each pair of roles and each resource that opens something between them beside the contract. */
export function openFindings(surplus: readonly Surplus[], rules: readonly RuleSurplus[]): readonly BareFinding[] {
  const byEncounter = groupByEncounter(rules);
  const charges = surplus.flatMap(({ encounter, allowed }) =>
    allowed.isEmpty ? [] : chargesFor(encounter, allowed, byEncounter.get(encounter) ?? []),
  );
  return mergeCharges(charges, pairOf).map(openFinding);
}

/** One finding for each pair of roles and each resource that leaves open whether something passes between them. */
export function doubtFindings(surplus: readonly Surplus[]): readonly BareFinding[] {
  // Of what has an unknown role, that alone is the finding.
  const judgeable = surplus.filter(({ encounter: { from, to } }) => !hasUnknownRole(from) && !hasUnknownRole(to));
  const charges = judgeable.flatMap(({ encounter, unknown }) =>
    unknown.isEmpty ? [] : doubtCharges(encounter, unknown),
  );
  return mergeCharges(charges, pairOf).map(doubtFinding);
}

/**
 * One finding for each rule that would open more than the contract says, if the other end or the way there did not keep
 * it out.
 */
export function latentFindings(rules: readonly RuleSurplus[]): readonly BareFinding[] {
  const charges = rules.flatMap(({ rule, encounter, traffic, isSure }) => {
    const latent = traffic.subtract(encounter.admitted.possibly);
    return isSure && !latent.isEmpty ? [charge(rule.address, encounter, latent)] : [];
  });
  return mergeCharges(charges, () => "").map(latentFinding);
}

function openFinding(charged: Charge): BareFinding {
  const { resource, traffic } = charged;
  const first = firstOf(charged);
  const path = clearestPath(first.paths, passing(first, traffic));
  return {
    rule: "only-contract-flows-are-open",
    severity: severityOf(charged),
    resource,
    message: `${describePair(charged)} ${traffic.toString()} is open${describeOutside(charged)}, and the contract does not name it`,
    remedy: `narrow or remove what lets it pass in ${resource}, or add the flow to the contract`,
    path: tellPath(first, path, traffic),
  };
}

function doubtFinding(charged: Charge): BareFinding {
  const { resource, traffic } = charged;
  const first = firstOf(charged);
  const path = clearestPath(first.paths, passing(first, traffic));
  return {
    rule: "reachability-is-known",
    severity: "unknown",
    resource,
    message: `${describePair(charged)} ${traffic.toString()} may be open${describeOutside(charged)}: ${reasonsFor(path, traffic)}`,
    remedy: UNKNOWN_REMEDY,
    path: tellPath(first, path, traffic),
  };
}

function latentFinding(charged: Charge): BareFinding {
  const { resource, traffic } = charged;
  const first = firstOf(charged);
  return {
    rule: "groups-are-closed-at-both-ends",
    severity: "medium",
    resource,
    message: `lets ${traffic.toString()} pass for ${describePairs(charged)}, which the contract does not name; only something else on the way keeps it out`,
    remedy: "narrow or remove the rule, or add the flow to the contract",
    path: tellPath(first, clearestPath(first.paths, traffic), traffic),
  };
}

/** Every pair of roles that a charge is about, those with the internet first. */
function describePairs(charged: Charge): string {
  const pairs = mergeCharges(
    charged.encounters.map((encounter) => charge(charged.resource, encounter, charged.traffic)),
    pairOf,
  ).map(describePair);
  const sorted = [...new Set(pairs)].sort((a, b) => Number(b.includes("internet")) - Number(a.includes("internet")));
  const rest = sorted.length - MOST_PAIRS;
  const shown = sorted.slice(0, MOST_PAIRS).join(", ");
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

/** Rules that surely mean the far end are to blame; the others only for what is left. */
function chargesFor(encounter: Encounter, allowed: TrafficSet, rules: readonly RuleSurplus[]): readonly Charge[] {
  const guilty = rules
    .filter(({ isSure }) => isSure)
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
  const path = clearestPath(encounter.paths, passing(encounter, unknown));
  const [doubt] = doubtsOf(path, unknown);
  const resource = doubt?.evidence(unknown)[0]?.resource ?? doubt?.resource ?? "";
  return [charge(resource, encounter, unknown)];
}

/** The part of some traffic that gets through on the way where most of it does. */
function passing({ paths }: Encounter, traffic: TrafficSet): TrafficSet {
  const parts = paths.map((path) => traffic.intersect(passedBy(path))).filter((part) => !part.isEmpty);
  return parts.sort((a, b) => (a.size > b.size ? -1 : 1))[0] ?? traffic;
}

function passedBy({ hops }: Path): TrafficSet {
  const barriers = hops.filter(({ way, decides }) => way === "out" && decides === "admission");
  return barriers.reduce((passed, { passes }) => passed.intersect(passes.possibly), TrafficSet.ALL);
}

function reasonsFor(path: Path, traffic: TrafficSet): string {
  const reasons = doubtsOf(path, traffic).flatMap((hop) => hop.evidence(traffic));
  return [...new Set(reasons.map(({ resource, says }) => `${resource} ${says}`))].join("; ");
}

function groupByEncounter(rules: readonly RuleSurplus[]): ReadonlyMap<Encounter, readonly RuleSurplus[]> {
  const byEncounter = new Map<Encounter, RuleSurplus[]>();
  for (const rule of rules) byEncounter.set(rule.encounter, [...(byEncounter.get(rule.encounter) ?? []), rule]);
  return byEncounter;
}

function firstOf({ encounters }: Charge): Encounter {
  const [first] = encounters;
  if (!first) throw new RangeError("a charge is about one encounter or more");
  return encounters.find(({ from, to }) => from.role === "internet" || to.role === "internet") ?? first;
}

/** From everywhere is worse than from within. */
function severityOf({ encounters }: Charge): Severity {
  return encounters.some(({ from }) => from.kind === "outside" && from.realm === "public") ? "critical" : "high";
}
