import * as fc from "fast-check";
import { nameAddresses } from "../../../src/review/traffic/name-addresses";
import { AddressSet } from "../../../src/traffic/address-set";
import { PUBLIC_SPACE } from "../../../src/verify/paths/address-space";

const PUBLIC = PUBLIC_SPACE;
const NONE = AddressSet.NONE;

function nameOf(addresses: AddressSet, others = NONE): string {
  return nameAddresses(addresses, PUBLIC, others, "internet").name;
}

describe("nameAddresses", () => {
  test("names few blocks, and passes over addresses that there are not", () => {
    expect(nameOf(AddressSet.of("198.51.100.0/24", "2001:db8::/32"))).toBe("198.51.100.0/24, 2001:db8::/32");
    expect(nameOf(AddressSet.of("0.0.0.0/1").intersect(PUBLIC))).toBe("0.0.0.0/1");
  });

  test("names everybody of a family everybody", () => {
    expect(nameAddresses(PUBLIC.ipv4, PUBLIC, NONE, "internet")).toEqual({
      name: "internet",
      blocks: ["0.0.0.0/0"],
      isEverybody: true,
    });
    expect(nameAddresses(PUBLIC.ipv6, PUBLIC, NONE, "internet").blocks).toEqual(["::/0"]);
  });

  test("means others too where that makes it simpler, and not where few blocks are exact", () => {
    const [one, rest] = [AddressSet.of("203.0.113.7/32"), AddressSet.of("203.0.113.0/24")];
    expect(nameOf(rest.subtract(one), one)).toBe("203.0.113.0/24");
    expect(nameOf(PUBLIC.ipv4.subtract(one), one)).toBe("internet");
    expect(nameOf(one, PUBLIC.ipv4.subtract(one))).toBe("203.0.113.7/32");
  });

  test("has no block for many scattered addresses", () => {
    const scattered = AddressSet.of(...Array.from({ length: 9 }, (_, index) => `198.51.100.${index * 2}/32`));
    expect(nameAddresses(scattered, PUBLIC, NONE, "internet")).toEqual({
      name: "internet",
      blocks: [],
      isEverybody: false,
    });
  });

  test("means all of the addresses and nobody else of the space", () => {
    const block = fc
      .tuple(fc.nat(2 ** 32 - 1), fc.integer({ min: 1, max: 32 }))
      .map(([address, length]) =>
        AddressSet.of(`${[24, 16, 8, 0].map((shift) => (address >>> shift) & 255).join(".")}/${length}`),
      );
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 3 }), (sets) => {
        const addresses = AddressSet.union(sets).intersect(PUBLIC);
        const { blocks } = nameAddresses(addresses, PUBLIC, NONE, "internet");
        if (blocks.length === 0) return;
        expect(
          AddressSet.of(...blocks)
            .intersect(PUBLIC)
            .toString(),
        ).toBe(addresses.toString());
      }),
    );
  });
});
