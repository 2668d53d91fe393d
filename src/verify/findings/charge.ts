import { AddressSet } from "../../traffic/address-set";
import { TrafficSet } from "../../traffic/traffic-set";
import { INTERNET } from "../contract/contract";
import { describeAddresses } from "../paths/describe-peer";
import { Encounter } from "../parties/encounter";
import { Party } from "../paths/party";

/** Traffic that one resource is to blame for, over one or more encounters. */
export interface Charge {
  readonly resource: string;
  readonly encounters: readonly Encounter[];
  readonly traffic: TrafficSet;
}

/** A resource charged with some traffic of one encounter. */
export function charge(resource: string, encounter: Encounter, traffic: TrafficSet): Charge {
  return { resource, encounters: [encounter], traffic };
}

/** Makes one charge of all that have the same key, in the order of the first of each. */
export function mergeCharges(charges: readonly Charge[], keyOf: (charge: Charge) => string): readonly Charge[] {
  const merged = new Map<string, Charge>();
  for (const each of charges) {
    const key = JSON.stringify([each.resource, keyOf(each)]);
    const earlier = merged.get(key);
    merged.set(key, earlier ? combine(earlier, each) : each);
  }
  return [...merged.values()];
}

/** What a charge is about for a reader: the roles at both ends, everybody outside taken as one. */
export function pairOf({ encounters }: Charge): string {
  const [first] = encounters;
  return first ? `${endOf(first.from)} -> ${endOf(first.to)}` : "";
}

/** The roles at both ends in words, for example `internet -> workers`. */
export function describePair({ encounters }: Charge): string {
  const side = (which: "from" | "to") => describeEnd(encounters.map((encounter) => encounter[which]));
  return `${side("from")} -> ${side("to")}`;
}

/** The addresses outside that a charge is about, in parentheses; empty inside the VPC. */
export function describeOutside({ encounters }: Charge): string {
  const addresses = encounters
    .flatMap(({ from, to }) => [from, to])
    .flatMap((party) => (party.kind === "outside" && party.realm !== "service" ? [party.peer.addresses] : []));
  return addresses.length === 0 ? "" : ` (${describeAddresses(AddressSet.union(addresses))})`;
}

function combine(earlier: Charge, later: Charge): Charge {
  return {
    resource: earlier.resource,
    encounters: [...earlier.encounters, ...later.encounters],
    traffic: earlier.traffic.union(later.traffic),
  };
}

function endOf(party: Party): string {
  return party.kind === "outside" && party.realm !== "other-networks" ? INTERNET : party.role;
}

/** Where everybody is meant, the roles among them go without saying. */
function describeEnd(parties: readonly Party[]): string {
  const roles = [...new Set(parties.map(({ role }) => role))];
  return roles.includes(INTERNET) ? INTERNET : roles.join(", ");
}
