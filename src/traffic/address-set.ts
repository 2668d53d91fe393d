/**
 * Sets of IPv4 and IPv6 addresses, with the arithmetic of CIDR blocks.
 *
 *     AddressSet.of("0.0.0.0/1", "128.0.0.0/1").equals(AddressSet.of("0.0.0.0/0")); // true
 *     AddressSet.of("10.0.0.0/8").subtract(AddressSet.of("10.0.0.0/9")).toString(); // 10.128.0.0/9
 *
 * Both families lie on one line of numbers, IPv4 first, so a set can hold addresses of both and neither is ever taken
 * for the other.
 */
import { isValidCIDR, parse, parseCIDR } from "ipaddr.js";
import { Interval, IntervalSet } from "./interval-set";

const IPV6_START = 1n << 32n;
const IPV6_END = IPV6_START + (1n << 128n) - 1n;

/** A set of IPv4 and IPv6 addresses. */
export class AddressSet extends IntervalSet<AddressSet> {
  static readonly NONE = new AddressSet([]);
  static readonly ALL_IPV4 = AddressSet.of("0.0.0.0/0");
  static readonly ALL_IPV6 = AddressSet.of("::/0");
  static readonly ALL = AddressSet.ALL_IPV4.union(AddressSet.ALL_IPV6);

  /**
   * Reads CIDR blocks or single addresses; host bits are ignored, as AWS ignores them.
   *
   * @throws {RangeError} when a text is neither; the message says why and what to write
   */
  static of(...blocks: readonly string[]): AddressSet {
    return new AddressSet(blocks.map(parseBlock));
  }

  /** The union of any number of sets. */
  static union(sets: readonly AddressSet[]): AddressSet {
    return new AddressSet(sets.flatMap(({ intervals }) => intervals));
  }

  /** A set of intervals on the line of numbers; for sets cut out of other sets. */
  static ofIntervals(intervals: readonly Interval[]): AddressSet {
    return new AddressSet(intervals);
  }

  /** The IPv4 addresses of it. */
  get ipv4(): AddressSet {
    return this.intersect(AddressSet.ALL_IPV4);
  }

  /** The IPv6 addresses of it. */
  get ipv6(): AddressSet {
    return this.intersect(AddressSet.ALL_IPV6);
  }

  /** The fewest CIDR blocks that make up the set, in ascending order. */
  toBlocks(): readonly string[] {
    return this.intervals.flatMap(blocksOf);
  }

  /** The CIDR blocks with commas, for example `10.0.0.0/8, ::/0`. */
  override toString(): string {
    return this.toBlocks().join(", ");
  }

  protected make(intervals: readonly Interval[]): AddressSet {
    return new AddressSet(intervals);
  }
}

function parseBlock(text: string): Interval {
  const block = text.includes("/") ? text : `${text}/${text.includes(":") ? 128 : 32}`;
  if (!isValidCIDR(block)) {
    throw new RangeError(`'${text}' is no CIDR block; write one like 10.0.0.0/16 or 2001:db8::/32`);
  }
  const [address, prefixLength] = parseCIDR(block);
  const bytes = address.toByteArray();
  const number = bytes.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  const size = 1n << BigInt(bytes.length * 8 - prefixLength);
  const first = (number / size) * size + (bytes.length === 4 ? 0n : IPV6_START);
  return { first, last: first + size - 1n };
}

function blocksOf({ first, last }: Interval): string[] {
  if (first < IPV6_START && last >= IPV6_START) {
    return [...blocksOf({ first, last: IPV6_START - 1n }), ...blocksOf({ first: IPV6_START, last })];
  }
  const [bits, start] = last < IPV6_START ? [32, 0n] : [128, IPV6_START];
  const blocks: string[] = [];
  for (let at = first; at <= last;) {
    let free = 0;
    while (free < bits && isBlock(at - start, free + 1) && at + (1n << BigInt(free + 1)) - 1n <= last) free += 1;
    blocks.push(`${addressText(at - start, bits)}/${bits - free}`);
    at += 1n << BigInt(free);
  }
  return blocks;
}

function isBlock(address: bigint, freeBits: number): boolean {
  return address % (1n << BigInt(freeBits)) === 0n;
}

function addressText(address: bigint, bits: number): string {
  const bytes = Array.from({ length: bits / 8 }, (_, index) =>
    Number((address >> BigInt(bits - 8 * (index + 1))) & 255n),
  );
  if (bits === 32) return bytes.join(".");
  const groups = Array.from({ length: 8 }, (_, index) =>
    (((bytes[2 * index] ?? 0) << 8) | (bytes[2 * index + 1] ?? 0)).toString(16),
  );
  return parse(groups.join(":")).toString();
}

/** Everything an address can be; the end of the line of numbers. */
export const LAST_ADDRESS = IPV6_END;
