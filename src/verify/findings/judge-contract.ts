import { linkName } from "../../model/distinct-links";
import { TrafficSet } from "../../traffic/traffic-set";
import { Contract, ContractFlow } from "../contract/contract";
import { Encounter } from "../parties/encounter";
import { rolesOf } from "./allowance";
import { hasUnknownRole, NodeParty, Party, vpcLinkOf } from "../paths/party";
import { FlowState } from "../verification";

/** A flow of the contract and how it fares between all parties of its two roles. */
export interface JudgedFlow {
  readonly flow: ContractFlow;
  readonly state: FlowState;
  /** The encounters that decide: those blocked, else those unknown, else all. */
  readonly deciding: readonly Encounter[];
}

/** Judges every flow of a contract: it is allowed where all of its traffic works between all parties of its roles. */
export function judgeContract({ flows }: Contract, encounters: readonly Encounter[]): readonly JudgedFlow[] {
  const nobodyKnows = encounters.some(({ from, to }) => hasUnknownRole(from) || hasUnknownRole(to));
  return flows.map((flow) => judgeFlow(flow, relevant(flow, encounters), nobodyKnows ? "unknown" : "blocked"));
}

/** @param alone how a flow fares when nothing has one of its roles */
function judgeFlow(flow: ContractFlow, encounters: readonly Encounter[], alone: FlowState): JudgedFlow {
  const states = new Map(encounters.map((encounter) => [encounter, stateOf(flow.traffic, encounter)] as const));
  const state = encounters.length === 0 ? alone : worstOf([...states.values()]);
  const deciding = encounters.filter((encounter) => states.get(encounter) === state);
  // The flow's own roles come first: who has operators' addresses is also somebody of the internet.
  const distance = ({ from, to }: Encounter) => Number(from.role !== flow.from) + Number(to.role !== flow.to);
  return { flow, state, deciding: [...deciding].sort((a, b) => distance(a) - distance(b)) };
}

function stateOf(traffic: TrafficSet, { working }: Encounter): FlowState {
  if (working.surely.covers(traffic)) return "allowed";
  return working.possibly.covers(traffic) ? "unknown" : "blocked";
}

function worstOf(states: readonly FlowState[]): FlowState {
  if (states.includes("blocked")) return "blocked";
  return states.includes("unknown") ? "unknown" : "allowed";
}

/**
 * The encounters a flow is about. Roles in several VPCs are judged within each VPC where both are; IPv6 counts only
 * where there is no IPv4, for not everybody has it.
 */
function relevant({ from, to }: ContractFlow, encounters: readonly Encounter[]): readonly Encounter[] {
  const between = encounters.filter(
    (encounter) => ownRolesOf(encounter.from).includes(from) && ownRolesOf(encounter.to).includes(to),
  );
  const together = between.filter(({ from: source, to: target }) => isTogether(source, target));
  const candidates = together.length > 0 ? together : between;
  const overIpv4 = candidates.filter((encounter) => !isIpv6(encounter.from) && !isIpv6(encounter.to));
  return overIpv4.length > 0 ? overIpv4 : candidates;
}

/** A service has public addresses, but nobody knows which: a flow with all the internet is judged without it. */
export function ownRolesOf(party: Party): readonly string[] {
  return party.kind === "outside" && party.realm === "service" ? [party.role] : rolesOf(party);
}

/** Whether two parties are in the same VPC, or one of them is in none. */
export function isTogether(from: Party, to: Party): boolean {
  if (from.kind === "outside" || to.kind === "outside") return true;
  return vpcOf(from) === vpcOf(to);
}

function vpcOf(node: NodeParty): string | undefined {
  const link = vpcLinkOf(node);
  return link && linkName(link);
}

function isIpv6(party: Party): boolean {
  return party.kind === "outside" && party.family === "ipv6";
}
