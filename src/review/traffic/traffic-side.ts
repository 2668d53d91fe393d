import { TrafficSet } from "../../traffic/traffic-set";
import { Encounter } from "../../verify/parties/encounter";
import { anyOf, Bounds, CLOSED } from "../../verify/paths/bounds";
import { loadBalancerOf } from "../../verify/paths/function-hops";
import { NetworkIndex } from "../../verify/paths/network-index";
import { NodeParty, OutsideParty, Party } from "../../verify/paths/party";
import { Distinctions, Reachability } from "../../verify/reachability";

/** What gets through: `admitted` by groups, ACLs and routes, and `working` with listeners and targets on the way. */
export type Passage = Pick<Encounter, "admitted" | "working">;

/**
 * What gets through between two parties. By the public address of a load balancer something may work that is admitted
 * nowhere inside: where nobody knows whether it does, that is as little a difference as it is a finding of the proof.
 */
export function passageOf({ admitted, working: { surely, possibly } }: Encounter): Passage {
  return { admitted, working: { surely, possibly: possibly.intersect(admitted.possibly.union(surely)) } };
}

/** Nothing gets through. */
export const NO_PASSAGE: Passage = { admitted: CLOSED, working: CLOSED };

/** One of the two models that are compared, asked who reaches whom. Groups that nothing runs of yet are left out. */
export class TrafficSide {
  /** Kinds of machines, load balancers and endpoints. */
  readonly nodes: readonly NodeParty[];
  readonly encounters: readonly Encounter[];
  readonly #index: NetworkIndex;
  readonly #ids: ReadonlyMap<NodeParty, string>;
  readonly #byPair = new Map<string, Encounter>();
  readonly #byGroups = new Map<string, Encounter[]>();
  readonly #unions = new Map<string, Passage>();

  /**
   * @param distinctions what both sides tell apart, so that the same addresses are the same party on either
   * @param withInside whether it knows what passes between two nodes, and not only from and to those outside
   */
  constructor(
    reachability: Reachability,
    distinctions: Distinctions,
    readonly withInside: boolean,
  ) {
    this.#index = reachability.index;
    this.nodes = reachability.nodes.filter(({ members }) => members.length > 0);
    this.#ids = new Map(this.nodes.map((node, place) => [node, `node ${place}`]));
    this.encounters = reachability
      .encounters(distinctions, withInside)
      .filter(({ from, to }) => this.#isThere(from) && this.#isThere(to));
    for (const encounter of this.encounters) this.#keep(encounter);
  }

  /** What tells a party of this side from others; those outside have the same name on both sides. */
  idOf(party: Party): string {
    return party.kind === "outside" ? outsideId(party) : (this.#ids.get(party) ?? "");
  }

  /** How two parties fare; undefined where they never meet. */
  between(from: string, to: string): Encounter | undefined {
    return this.#byPair.get(pairOf(from, to));
  }

  /** What gets from any party of one group to any of another; see {@link groupOf}. */
  betweenAny(from: string, to: string): Passage {
    const pair = pairOf(from, to);
    const union = this.#unions.get(pair) ?? unite(this.#byGroups.get(pair) ?? []);
    this.#unions.set(pair, union);
    return union;
  }

  /** Terraform addresses of what a party is in: its subnet and what gives that its routes, groups, gateway, listeners. */
  placesOf(party: Party): readonly string[] {
    if (party.kind === "outside") return [];
    const { subnet, vpc, groups } = party;
    const gateway = vpc && this.#index.internetGatewayOf(vpc.key);
    const listeners = loadBalancerOf(this.#index, party)?.listeners ?? [];
    return [
      ...(subnet ? [subnet.routeTableFrom, subnet.address] : []),
      ...(gateway === undefined ? [] : [gateway]),
      ...[...groups, ...listeners].map(({ address }) => address),
    ];
  }

  #isThere(party: Party): boolean {
    return party.kind === "outside" || this.#ids.has(party);
  }

  #keep(encounter: Encounter): void {
    const { from, to } = encounter;
    this.#byPair.set(pairOf(this.idOf(from), this.idOf(to)), encounter);
    const groups = pairOf(groupOf(from), groupOf(to));
    const known = this.#byGroups.get(groups);
    if (known) known.push(encounter);
    else this.#byGroups.set(groups, [encounter]);
  }
}

/** What a new machine is compared with: those that have its role already. Outside, each party is a group of its own. */
export function groupOf(party: Party): string {
  return party.kind === "outside" ? outsideId(party) : `role ${party.role}`;
}

function outsideId({ realm, peer }: OutsideParty): string {
  return peer.service === undefined ? `${realm} ${peer.addresses.key}` : `service ${peer.service}`;
}

function pairOf(from: string, to: string): string {
  return `${from} -> ${to}`;
}

function unite(encounters: readonly Encounter[]): Passage {
  const passages = encounters.map(passageOf);
  return {
    admitted: anyOf(passages.map(({ admitted }) => admitted)),
    working: anyOf(passages.map(({ working }) => working)),
  };
}

/** What gets through in one way or the other. */
export function eitherOf({ admitted, working }: Passage): Bounds {
  return {
    surely: join(admitted.surely, working.surely),
    possibly: join(admitted.possibly, working.possibly),
  };
}

/** Most often the same passes in both ways. */
function join(one: TrafficSet, other: TrafficSet): TrafficSet {
  return one.covers(other) ? one : one.union(other);
}
