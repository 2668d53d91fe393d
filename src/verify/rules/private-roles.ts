import { NetworkInterface } from "../../model/network-model";
import { AddressSet } from "../../traffic/address-set";
import { PUBLIC_SPACE } from "../paths/address-space";
import { INTERNET } from "../contract/contract";
import { addressesOf } from "../paths/over-addresses";
import { RuleSubject } from "../rule";

/**
 * The interfaces of roles that the contract keeps private: it names them, nobody with a public address calls them, and
 * if they call the internet, then there is a NAT gateway to do it through.
 */
export function privateInterfaces({ model, contract }: RuleSubject): readonly NetworkInterface[] {
  const outside = publicRoles(contract.addresses);
  const { flows } = contract;
  const named = new Set(flows.flatMap(({ from, to }) => [from, to]));
  const called = new Set(flows.filter(({ from }) => outside.has(from)).map(({ to }) => to));
  const calling = new Set(flows.filter(({ to }) => outside.has(to)).map(({ from }) => from));
  const hasNat = model.natGateways.length > 0;
  const isPrivate = (role: string) => named.has(role) && !called.has(role) && (hasNat || !calling.has(role));
  return model.interfaces.filter(({ role }) => role !== undefined && isPrivate(role));
}

function publicRoles(addresses: RuleSubject["contract"]["addresses"]): ReadonlySet<string> {
  const named = [...addresses].filter(([, terms]) => PUBLIC_SPACE.overlaps(AddressSet.union(addressesOf(terms))));
  return new Set([INTERNET, ...named.map(([role]) => role)]);
}
