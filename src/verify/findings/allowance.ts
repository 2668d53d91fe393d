/** What a contract allows between two parties. */
import { TrafficSet } from "../../traffic/traffic-set";
import { Contract, ContractFlow, INTERNET } from "../contract/contract";
import { Party } from "../paths/party";

/** What a contract allows, looked up by roles. */
export class Allowance {
  private readonly byPair = new Map<string, ContractFlow[]>();

  constructor({ flows }: Contract) {
    for (const flow of flows) {
      const pair = pairOf(flow.from, flow.to);
      this.byPair.set(pair, [...(this.byPair.get(pair) ?? []), flow]);
    }
  }

  /** Traffic that flows of the contract name, over all roles that the two parties have. */
  between(from: Party, to: Party): TrafficSet {
    return TrafficSet.union(rolesOf(from).flatMap((source) => rolesOf(to).map((target) => this.flow(source, target))));
  }

  /**
   * Traffic that two flows together imply: who may reach all the internet, and what all the internet may reach. No
   * address is kept out at either end, so the two may also meet inside the VPC.
   */
  impliedBetween(from: Party, to: Party): TrafficSet {
    const out = TrafficSet.union(rolesOf(from).map((role) => this.flow(role, INTERNET)));
    const into = TrafficSet.union(rolesOf(to).map((role) => this.flow(INTERNET, role)));
    return out.intersect(into);
  }

  /** Traffic of the flows from one role to another. */
  flow(from: string, to: string): TrafficSet {
    return TrafficSet.union((this.byPair.get(pairOf(from, to)) ?? []).map(({ traffic }) => traffic));
  }
}

/** Every role that a party has. */
export function rolesOf(party: Party): readonly string[] {
  return party.kind === "node" ? [party.role] : party.roles;
}

function pairOf(from: string, to: string): string {
  return JSON.stringify([from, to]);
}
