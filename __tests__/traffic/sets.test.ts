/** The sets are compared with lists of numbers, which anybody believes. */
import * as fc from "fast-check";
import { AddressSet } from "../../src/traffic/address-set";
import { Interval } from "../../src/traffic/interval-set";
import { describeTraffic, TrafficSet } from "../../src/traffic/traffic-set";

const SMALL = 24;
const NUMBERS = Array.from({ length: SMALL }, (_, index) => index);

/** A set of small numbers, and the numbers themselves. */
interface Sample {
  readonly set: AddressSet;
  readonly numbers: ReadonlySet<number>;
}

const intervals = fc
  .tuple(fc.nat(SMALL - 1), fc.nat(SMALL - 1))
  .map(([a, b]): Interval => ({ first: BigInt(Math.min(a, b)), last: BigInt(Math.max(a, b)) }));
const samples = fc.array(intervals, { maxLength: 4 }).map((some): Sample => ({
  set: AddressSet.ofIntervals(some),
  numbers: new Set(NUMBERS.filter((n) => some.some(({ first, last }) => first <= n && n <= last))),
}));

function numbersIn({ intervals: some }: AddressSet): readonly number[] {
  return NUMBERS.filter((n) => some.some(({ first, last }) => first <= n && n <= last));
}

function law(holds: (a: Sample, b: Sample) => void): void {
  fc.assert(fc.property(samples, samples, holds), { numRuns: 500 });
}

describe("IntervalSet", () => {
  test("what is in either, in both, in one alone is what the numbers say", () => {
    law((a, b) => {
      const keep = (chosen: (n: number) => boolean) => NUMBERS.filter(chosen);
      expect(numbersIn(a.set.union(b.set))).toEqual(keep((n) => a.numbers.has(n) || b.numbers.has(n)));
      expect(numbersIn(a.set.intersect(b.set))).toEqual(keep((n) => a.numbers.has(n) && b.numbers.has(n)));
      expect(numbersIn(a.set.subtract(b.set))).toEqual(keep((n) => a.numbers.has(n) && !b.numbers.has(n)));
    });
  });

  test("covers, overlaps and equals say what the numbers say", () => {
    law((a, b) => {
      const [mine, theirs] = [[...a.numbers], [...b.numbers]];
      expect(a.set.covers(b.set)).toBe(theirs.every((n) => a.numbers.has(n)));
      expect(a.set.overlaps(b.set)).toBe(theirs.some((n) => a.numbers.has(n)));
      expect(a.set.equals(b.set)).toBe(mine.length === theirs.length && theirs.every((n) => a.numbers.has(n)));
      expect([a.set.isEmpty, a.set.size]).toEqual([mine.length === 0, BigInt(mine.length)]);
    });
  });

  test("equal sets have equal intervals, with gaps between them", () => {
    law((a, b) => {
      expect(a.set.equals(b.set)).toBe(JSON.stringify(texts(a.set)) === JSON.stringify(texts(b.set)));
      a.set.union(b.set).intervals.forEach(({ first }, index, all) => {
        const previous = all[index - 1];
        if (previous) expect(previous.last + 1n < first).toBe(true);
      });
    });
  });

  test("a union of many is the union one after the other", () => {
    fc.assert(
      fc.property(fc.array(samples, { maxLength: 5 }), (some) => {
        const oneByOne = some.reduce((sum, { set }) => sum.union(set), AddressSet.NONE);
        expect(AddressSet.union(some.map(({ set }) => set)).equals(oneByOne)).toBe(true);
      }),
    );
  });
});

function texts({ intervals: some }: AddressSet): readonly string[] {
  return some.map(({ first, last }) => `${first}-${last}`);
}

const bytes = (length: number) => fc.array(fc.nat(255), { minLength: length, maxLength: length });
const blocks4 = fc.tuple(bytes(4), fc.nat(32)).map(([address, length]) => `${address.join(".")}/${length}`);
const groups6 = fc.array(fc.nat(0xffff), { minLength: 8, maxLength: 8 });
const blocks6 = fc
  .tuple(groups6, fc.nat(128))
  .map(([groups, length]) => `${groups.map((group) => group.toString(16)).join(":")}/${length}`);
const blocks = fc.oneof(blocks4, blocks6);

describe("AddressSet", () => {
  test("a block reads back as itself, host bits ignored", () => {
    fc.assert(
      fc.property(blocks, (block) => {
        const set = AddressSet.of(block);
        const written = set.toBlocks();
        expect(written).toHaveLength(1);
        expect(written[0]?.split("/")[1]).toBe(block.split("/")[1]);
        expect(AddressSet.of(...written).equals(set)).toBe(true);
        const bits = block.includes(":") ? 128 : 32;
        expect(set.size).toBe(1n << BigInt(bits - Number(block.split("/")[1])));
      }),
    );
  });

  test("any set reads back as itself, in blocks that do not overlap", () => {
    fc.assert(
      fc.property(fc.array(blocks, { maxLength: 4 }), fc.array(blocks, { maxLength: 4 }), (some, away) => {
        const set = AddressSet.of(...some).subtract(AddressSet.of(...away));
        const written = set.toBlocks();
        expect(AddressSet.of(...written).equals(set)).toBe(true);
        expect(written.reduce((sum, block) => sum + AddressSet.of(block).size, 0n)).toBe(set.size);
      }),
    );
  });

  test("IPv4 and IPv6 never mix", () => {
    fc.assert(
      fc.property(blocks4, blocks6, (four, six) => {
        const both = AddressSet.of(four, six);
        expect(AddressSet.of(four).overlaps(AddressSet.of(six))).toBe(false);
        expect(both.ipv4.equals(AddressSet.of(four))).toBe(true);
        expect(both.ipv6.equals(AddressSet.of(six))).toBe(true);
      }),
    );
  });

  test.each([
    [["0.0.0.0/1", "128.0.0.0/1"], "0.0.0.0/0"],
    [["::/1", "8000::/1"], "::/0"],
    [["10.0.0.7"], "10.0.0.7/32"],
    [["10.1.2.3/8"], "10.0.0.0/8"],
    [["2001:DB8::1"], "2001:db8::1/128"],
    [["10.0.1.0/24", "10.0.0.0/24", "::/0"], "10.0.0.0/23, ::/0"],
    [["255.255.255.255", "::"], "255.255.255.255/32, ::/128"],
    [[], ""],
  ])("%j is '%s'", (some, text) => {
    expect(AddressSet.of(...some).toString()).toBe(text);
  });

  test.each(["10.0.0.0/33", "10.0.0/", "::/129", "everybody", "", "10.0.0.0/-1"])("'%s' is refused", (text) => {
    expect(() => AddressSet.of(text)).toThrow(
      new RangeError(`'${text}' is no CIDR block; write one like 10.0.0.0/16 or 2001:db8::/32`),
    );
  });
});

const protocols = fc.constantFrom("tcp", "udp", "icmp", "icmpv6", "50", "-1", "0", "255");
const traffics = fc
  .array(fc.tuple(protocols, fc.nat(65_535), fc.nat(65_535)), { maxLength: 4 })
  .map((some) => TrafficSet.union(some.map(([name, a, b]) => TrafficSet.of(name, Math.min(a, b), Math.max(a, b)))));

describe("TrafficSet", () => {
  test("the words of a set are about disjoint protocols, none twice", () => {
    fc.assert(
      fc.property(traffics, (set) => {
        const named = set.describe().map(({ protocol }) => protocol);
        expect(new Set(named).size).toBe(named.length);
        expect(named.length === 0).toBe(set.isEmpty);
      }),
    );
  });

  test.each<[words: string, set: TrafficSet]>([
    ["TCP 80", TrafficSet.of("tcp", 80)],
    ["TCP 9000-9004, 9006-9010", TrafficSet.of("TCP", 9000, 9010).subtract(TrafficSet.of("6", 9005))],
    ["all UDP", TrafficSet.of("17")],
    ["TCP 0", TrafficSet.of("tcp", 0, 0)],
    ["all traffic", TrafficSet.of("-1", 80, 80)],
    ["all traffic", TrafficSet.of("all")],
    ["all protocol 50", TrafficSet.of("50", 80, 90)],
    ["ICMP 8/0-8/255", TrafficSet.icmp("icmp", 8)],
    ["ICMP 8/0", TrafficSet.icmp("icmp", 8, 0)],
    ["all ICMPv6", TrafficSet.icmp("icmpv6", -1, 5)],
    ["ICMPv6 128/0-129/0", TrafficSet.of("icmpv6", 128 * 256, 129 * 256)],
    ["all ICMP; all UDP; all ICMPv6; all other protocols", TrafficSet.ALL.subtract(TrafficSet.TCP)],
    [
      "all ICMP; TCP 0-21, 23-65535; all UDP; all ICMPv6; all other protocols",
      TrafficSet.ALL.subtract(TrafficSet.of("tcp", 22)),
    ],
    ["", TrafficSet.NONE],
  ])("'%s' is what a set is in words", (words, set) => {
    expect(set.toString()).toBe(words);
    expect(set.describe().map(describeTraffic).join("; ")).toBe(words);
  });

  test.each(["gre", "256", "-2", "", "tcp "])("protocol '%s' is refused", (name) => {
    expect(() => TrafficSet.of(name)).toThrow(
      new RangeError(`'${name}' is no IP protocol; write tcp, udp, icmp, icmpv6, -1 or a number from 0 to 255`),
    );
  });

  test.each([
    [-1, 5],
    [2, 1],
    [1, 65_536],
    [1.5, 2],
    [Number.NaN, 1],
  ])("ports %d-%d are refused", (from, to) => {
    expect(() => TrafficSet.of("tcp", from, to)).toThrow(
      new RangeError(`'${from}-${to}' is no range of ports; ports are 0-65535, the lower first`),
    );
  });

  test.each([
    [8, 300],
    [256, 0],
    [-2, 0],
  ])("ICMP type %d code %d is refused", (type, code) => {
    expect(() => TrafficSet.icmp("icmp", type, code)).toThrow(
      new RangeError(`'${type}/${code}' is no ICMP type and code; both are 0-255`),
    );
  });
});
