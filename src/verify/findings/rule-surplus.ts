import { Direction, GroupRule } from "../../model/network-model";
import { TrafficSet } from "../../traffic/traffic-set";
import { Allowance, rolesOf } from "./allowance";
import { INTERNET } from "../contract/contract";
import { Encounter } from "../parties/encounter";
import { hasUnknownRole, Party } from "../paths/party";
import { matchRulePeer, Peer } from "../paths/peer";

/** What a security-group rule lets pass at its end, and no flow of the contract needs there. */
export interface RuleSurplus {
  readonly rule: GroupRule;
  readonly encounter: Encounter;
  readonly traffic: TrafficSet;
  /** Whether the rule surely means the party at the far end. */
  readonly isSure: boolean;
}

/** Every rule that lets more pass at its own end than the contract says, for every encounter where it does. */
export function ruleSurplusOf(allowance: Allowance, encounters: readonly Encounter[]): readonly RuleSurplus[] {
  return encounters.flatMap((encounter) => [
    ...surplusAt(allowance, encounter, "egress"),
    ...surplusAt(allowance, encounter, "ingress"),
  ]);
}

function surplusAt(allowance: Allowance, encounter: Encounter, direction: Direction): readonly RuleSurplus[] {
  const [near, far] = direction === "egress" ? [encounter.from, encounter.to] : [encounter.to, encounter.from];
  if (near.kind === "outside") return [];
  const needed = neededAt(allowance, encounter, direction);
  const rules = near.groups.flatMap((group) => group.rules).filter((rule) => rule.direction === direction);
  return rules.flatMap((rule) => {
    const matches = peersOf(far).map((peer) => matchRulePeer(rule.peer, peer));
    if (matches.every((match) => match === "no")) return [];
    const admitted = rule.traffic.kind === "known" ? rule.traffic.value : TrafficSet.ALL;
    const traffic = admitted.subtract(needed);
    const isKnown = rule.traffic.kind === "known" && !hasUnknownRole(near) && !hasUnknownRole(far);
    const isSure = matches.includes("yes") && isKnown;
    return traffic.isEmpty ? [] : [{ rule, encounter, traffic, isSure }];
  });
}

/** What flows between the two need, or flows with everybody: a rule for everybody means the two as well. */
function neededAt(allowance: Allowance, { from, to }: Encounter, direction: Direction): TrafficSet {
  const withEverybody =
    direction === "egress"
      ? rolesOf(from).map((role) => allowance.flow(role, INTERNET))
      : rolesOf(to).map((role) => allowance.flow(INTERNET, role));
  return TrafficSet.union([allowance.between(from, to), ...withEverybody]);
}

function peersOf(party: Party): readonly Peer[] {
  if (party.kind === "outside" || !party.ipv6) return [party.peer];
  return [party.peer, party.ipv6.peer];
}
