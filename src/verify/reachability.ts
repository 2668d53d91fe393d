/**
 * Who can reach whom in a model, asked without a verdict.
 *
 *     const reachability = new Reachability(model, NO_CONTRACT);
 *     reachability.encounters(); // every two parties that may meet, and what gets through
 *
 * Two models are compared by asking both with the distinctions of both, so that the same addresses outside are the same
 * parties in either.
 */
import { NetworkModel } from "../model/network-model";
import { AddressSet } from "../traffic/address-set";
import { Contract } from "./contract/contract";
import { Encounter } from "./parties/encounter";
import { meet } from "./parties/meet";
import { nodeParties } from "./parties/node-parties";
import { distinctionsOf, outsideParties } from "./parties/outside-parties";
import { withoutReservedRoles } from "./parties/without-reserved-roles";
import { NetworkIndex } from "./paths/network-index";
import { NodeParty } from "./paths/party";

/** Sets of addresses outside that are told apart where a role is one end, by role. */
export type Distinctions = ReadonlyMap<string, readonly AddressSet[]>;

/** A contract that allows nothing and names nobody: roles are those of `Role` tags. */
export const NO_CONTRACT: Contract = { addresses: new Map(), flows: [] };

/** A model as a contract sees it, and the question who reaches whom. */
export class Reachability {
  readonly index: NetworkIndex;
  /** Every kind of node, those included that nothing runs of yet. */
  readonly nodes: readonly NodeParty[];

  /** @param contract names those outside who have a role of their own; what it allows has no part in this */
  constructor(
    model: NetworkModel,
    private readonly contract: Contract,
  ) {
    this.index = new NetworkIndex(withoutReservedRoles(model, contract));
    this.nodes = nodeParties(this.index);
  }

  /** What the rules, routes and networks of each role tell apart. */
  distinctions(): Distinctions {
    const byRole = new Map<string, readonly AddressSet[]>();
    for (const node of this.nodes) {
      byRole.set(node.role, distinct([...(byRole.get(node.role) ?? []), ...distinctionsOf(this.index, node)]));
    }
    return byRole;
  }

  /**
   * Every two parties that may meet, in a fixed order.
   *
   * @param distinctions sets of addresses to tell apart beside those of each node
   * @param withInside whether to ask for every two nodes as well, which costs the square of their number
   */
  encounters(distinctions: Distinctions = new Map(), withInside = true): readonly Encounter[] {
    return this.nodes.flatMap((node) => {
      const outside = this.outside(node, distinctions.get(node.role) ?? []);
      return [
        ...(withInside ? this.nodes.flatMap((other) => meet(this.index, node, other) ?? []) : []),
        ...outside.flatMap((party) =>
          [meet(this.index, party, node), meet(this.index, node, party)].flatMap((it) => it ?? []),
        ),
      ];
    });
  }

  private outside(node: NodeParty, further: readonly AddressSet[]): ReturnType<typeof outsideParties> {
    return outsideParties(this.index, this.contract, node, distinct([...distinctionsOf(this.index, node), ...further]));
  }
}

/** The distinctions of several models together. */
export function joinDistinctions(all: readonly Distinctions[]): Distinctions {
  const roles = new Set(all.flatMap((each) => [...each.keys()]));
  return new Map([...roles].map((role) => [role, distinct(all.flatMap((each) => each.get(role) ?? []))] as const));
}

/** In an order that does not depend on where they come from. */
function distinct(sets: readonly AddressSet[]): readonly AddressSet[] {
  const byKey = new Map(sets.map((set) => [set.key, set]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, set]) => set);
}
