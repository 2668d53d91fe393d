import { AddressTerm } from "../../model/network-model";
import { AddressSet } from "../../traffic/address-set";
import { atomsOf } from "./address-space";
import { Bounds, whicheverOf } from "./bounds";
import { Peer } from "./peer";

/** The addresses of the terms that have some. */
export function addressesOf(terms: readonly (AddressTerm | { readonly kind: "group" })[]): readonly AddressSet[] {
  return terms.flatMap((term) => (term.kind === "addresses" ? [term.addresses] : []));
}

/**
 * Judges a peer that has one of several addresses: address by address, as far as the terms tell them apart. So two rules
 * for the halves of a subnet let everyone in it through, though neither does alone.
 */
export function overAddresses(
  peer: Peer,
  terms: readonly (AddressTerm | { readonly kind: "group" })[],
  judge: (peer: Peer) => Bounds,
): Bounds {
  if (peer.isWhole) return judge(peer);
  const cutters = addressesOf(terms).filter((set) => set.overlaps(peer.addresses) && !set.covers(peer.addresses));
  if (cutters.length === 0) return judge(peer);
  return whicheverOf(atomsOf(peer.addresses, cutters).map((addresses) => judge({ ...peer, addresses })));
}
