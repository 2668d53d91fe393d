import { AddressSet } from "../../traffic/address-set";

/** Addresses of private networks, not routed on the internet (RFC 1918, RFC 6598, RFC 4193). */
export const PRIVATE_SPACE = AddressSet.of(
  "10.0.0.0/8",
  "172.16.0.0/12",
  "192.168.0.0/16",
  "100.64.0.0/10",
  "fc00::/7",
);

/** Addresses that no packet on the internet carries: this host, loopback, link-local, benchmarks, multicast, reserved. */
const NEVER_ROUTED = AddressSet.of("0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "198.18.0.0/15", "224.0.0.0/3");

/**
 * Every public address: what IANA's registries of special-purpose addresses leave over, and the blocks for
 * documentation, which stand for public addresses wherever they are written.
 *
 * @see https://www.iana.org/assignments/iana-ipv4-special-registry
 */
export const PUBLIC_SPACE = AddressSet.ALL_IPV4.subtract(PRIVATE_SPACE.ipv4)
  .subtract(NEVER_ROUTED)
  .union(AddressSet.of("2000::/3"));

/**
 * Cuts a space into parts so that each part lies wholly inside or wholly outside of every given set: what holds for one
 * address of a part holds for all of it.
 */
export function atomsOf(space: AddressSet, cutters: readonly AddressSet[]): readonly AddressSet[] {
  return cutters.reduce<readonly AddressSet[]>(
    (atoms, cutter) =>
      atoms.flatMap((atom) => {
        const inside = atom.intersect(cutter);
        if (inside.isEmpty) return [atom];
        const outside = atom.subtract(cutter);
        return outside.isEmpty ? [atom] : [inside, outside];
      }),
    space.isEmpty ? [] : [space],
  );
}
