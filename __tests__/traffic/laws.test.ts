import * as fc from "fast-check";
import { CidrBlock } from "../../src/traffic/cidr-block";
import { PortRange } from "../../src/traffic/port-range";
import { subnetCidrBlock, Tier, usableAddresses, zoneOf, ZONE_LETTERS } from "../../src/traffic/subnet-plan";

const blocks = fc
  .tuple(fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.integer({ min: 0, max: 32 }))
  .map(([address, prefixLength]) => CidrBlock.containing(address, prefixLength));
const ports = fc
  .tuple(fc.integer({ min: 1, max: 65_535 }), fc.integer({ min: 1, max: 65_535 }))
  .map(([a, b]) => PortRange.parse(`${Math.min(a, b)}-${Math.max(a, b)}`));

describe("CidrBlock", () => {
  test("text and block say the same", () => {
    fc.assert(fc.property(blocks, (block) => expect(CidrBlock.parse(block.toString())).toEqual(block)));
  });

  test("two blocks overlap exactly when one covers the other's first address", () => {
    fc.assert(
      fc.property(blocks, blocks, (a, b) => {
        const shared = Math.max(a.first, b.first) <= Math.min(a.last, b.last);
        expect(a.overlaps(b)).toBe(shared);
      }),
    );
  });

  test.each(["10.0.0.0", "10.0.0.0/33", "256.0.0.0/8", "10.0.0.1/8", "::/0", ""])("'%s' is refused", (text) => {
    expect(() => CidrBlock.parse(text)).toThrow(RangeError);
  });

  test("a part that does not exist is refused", () => {
    expect(() => CidrBlock.parse("10.0.0.0/24").subnet(4, 16)).toThrow("10.0.0.0/24 has no part 16 of 16");
  });
});

describe("PortRange", () => {
  test("text and range say the same", () => {
    fc.assert(fc.property(ports, (range) => expect(PortRange.parse(range.toString())).toEqual(range)));
  });

  test("a range covers another exactly when it has both its ends", () => {
    fc.assert(
      fc.property(ports, ports, (a, b) => {
        expect(a.covers(b)).toBe(a.covers(PortRange.single(b.from)) && a.covers(PortRange.single(b.to)));
      }),
    );
  });

  test.each(["0", "65536", "2-1", "a", "1-2-3"])("'%s' is refused", (text) => {
    expect(() => PortRange.parse(text)).toThrow(RangeError);
  });
});

describe("subnet plan", () => {
  const vpc = CidrBlock.parse("10.0.0.0/16");
  const all = (["public", "private"] as Tier[]).flatMap((tier) =>
    Array.from(ZONE_LETTERS).map((letter) => subnetCidrBlock(vpc, tier, `us-east-1${letter}`)),
  );

  test("the subnets of all tiers and zones are in the VPC and apart", () => {
    all.forEach((block, index) => {
      expect(vpc.covers(block)).toBe(true);
      expect(all.slice(0, index).some((other) => other.overlaps(block))).toBe(false);
    });
  });

  test("a subnet's addresses are the block's less the five AWS keeps", () => {
    expect(usableAddresses(vpc)).toBe(4091);
  });

  test("a machine's zone depends on its number only, and on the first two zones at most", () => {
    expect([1, 2, 3, 4].map((n) => zoneOf(n, ["a", "b", "c"], true))).toEqual(["a", "b", "a", "b"]);
    expect([1, 2].map((n) => zoneOf(n, ["a", "b"], false))).toEqual(["a", "a"]);
  });
});
