/**
 * Sets of traffic: which IP protocols, on which ports.
 *
 *     TrafficSet.of("tcp", 9000, 9010).subtract(TrafficSet.of("tcp", 9005)).describe();
 *     // [{ protocol: "tcp", ports: "9000-9004, 9006-9010" }]
 *
 * A unit of traffic is a protocol (0-255) and, within it, a number of 16 bits: the port the connection is accepted on
 * for TCP and UDP, the type and code for ICMP, nothing for the others. Protocol `-1` is all of them.
 */
import { Interval, IntervalSet } from "./interval-set";

const PER_PROTOCOL = 65_536n;
const PROTOCOLS = 256;
const LAST_PORT = 65_535;
const NUMBERS: Readonly<Record<string, number>> = { icmp: 1, tcp: 6, udp: 17, icmpv6: 58 };
const NAMES: ReadonlyMap<number, string> = new Map(Object.entries(NUMBERS).map(([name, number]) => [number, name]));
const ICMP_LIKE: readonly string[] = ["icmp", "icmpv6"];

/** Traffic of one protocol in words. */
export interface TrafficWords {
  /** `tcp`, `udp`, `icmp`, `icmpv6`, a protocol's number, `other` (all but those four) or `all`. */
  readonly protocol: string;
  /** Ports and ranges of ports with commas, types and codes for ICMP (`8/0`), or `all`. */
  readonly ports: string;
}

/** A set of traffic. */
export class TrafficSet extends IntervalSet<TrafficSet> {
  static readonly NONE = new TrafficSet([]);
  static readonly ALL = new TrafficSet([{ first: 0n, last: BigInt(PROTOCOLS) * PER_PROTOCOL - 1n }]);
  static readonly TCP = TrafficSet.of("tcp");
  static readonly UDP = TrafficSet.of("udp");
  /** What the protocols with a name can carry. */
  private static readonly NAMED = TrafficSet.union(Object.keys(NUMBERS).map((name) => TrafficSet.of(name)));

  /**
   * Traffic of one protocol, on all its ports or on a range of them, both ends included.
   *
   * @param protocol name or number in any case; `-1` and `all` are every protocol, whatever the ports
   * @throws {RangeError} when there is no such protocol or port
   */
  static of(protocol: string, from = 0, to = from === 0 ? LAST_PORT : from): TrafficSet {
    const name = protocol.toLowerCase();
    return name === "-1" || name === "all" ? TrafficSet.ALL : new TrafficSet([intervalOf(name, from, to)]);
  }

  /**
   * ICMP messages by type and code; a number left out, or -1, is every one.
   *
   * @throws {RangeError} when there is no such type or code
   */
  static icmp(protocol: "icmp" | "icmpv6", type = -1, code = -1): TrafficSet {
    if (type === -1) return TrafficSet.of(protocol);
    if (![type, code].every((value) => Number.isInteger(value) && value >= -1 && value <= 255)) {
      throw new RangeError(`'${type}/${code}' is no ICMP type and code; both are 0-255`);
    }
    return TrafficSet.of(protocol, type * 256 + Math.max(code, 0), type * 256 + (code === -1 ? 255 : code));
  }

  /** The union of any number of sets. */
  static union(sets: readonly TrafficSet[]): TrafficSet {
    return new TrafficSet(sets.flatMap(({ intervals }) => intervals));
  }

  /** The set in words, one entry for each protocol that is in it. */
  describe(): readonly TrafficWords[] {
    if (this.covers(TrafficSet.ALL)) return [{ protocol: "all", ports: "all" }];
    const named = [...NAMES.values()].flatMap((name) => this.describeProtocol(name));
    const rest = this.subtract(TrafficSet.NAMED);
    if (rest.isEmpty) return named;
    if (rest.union(TrafficSet.NAMED).covers(TrafficSet.ALL)) return [...named, { protocol: "other", ports: "all" }];
    const others = Array.from({ length: PROTOCOLS }, (_, number) => number).filter((number) => !NAMES.has(number));
    return [...named, ...others.flatMap((number) => this.describeProtocol(String(number)))];
  }

  /** The set in one line, for example `TCP 80, 443; ICMP all`. */
  override toString(): string {
    return this.describe().map(describeTraffic).join("; ");
  }

  protected make(intervals: readonly Interval[]): TrafficSet {
    return new TrafficSet(intervals);
  }

  private describeProtocol(protocol: string): TrafficWords[] {
    const whole = TrafficSet.of(protocol);
    const mine = this.intersect(whole);
    if (mine.isEmpty) return [];
    if (mine.covers(whole)) return [{ protocol, ports: "all" }];
    const word = ICMP_LIKE.includes(protocol) ? icmpWord : String;
    const start = BigInt(protocolNumber(protocol)) * PER_PROTOCOL;
    const ports = mine.intervals.map(({ first, last }) =>
      rangeWords(Number(first - start), Number(last - start), word),
    );
    return [{ protocol, ports: ports.join(", ") }];
  }
}

/** Traffic of one protocol as people say it, for example `TCP 80, 443` or `all ICMP`. */
export function describeTraffic({ protocol, ports }: TrafficWords): string {
  if (ports !== "all") return `${upper(protocol)} ${ports}`;
  return `all ${protocol === "all" ? "traffic" : upper(protocol)}`;
}

function protocolNumber(name: string): number {
  const number = NUMBERS[name] ?? (/^\d{1,3}$/.test(name) ? Number(name) : PROTOCOLS);
  if (number < PROTOCOLS) return number;
  throw new RangeError(`'${name}' is no IP protocol; write tcp, udp, icmp, icmpv6, -1 or a number from 0 to 255`);
}

function intervalOf(protocol: string, from: number, to: number): Interval {
  const number = protocolNumber(protocol);
  const start = BigInt(number) * PER_PROTOCOL;
  if (!NAMES.has(number)) return { first: start, last: start + PER_PROTOCOL - 1n };
  if (isRange(from, to)) return { first: start + BigInt(from), last: start + BigInt(to) };
  throw new RangeError(`'${from}-${to}' is no range of ports; ports are 0-65535, the lower first`);
}

function isRange(from: number, to: number): boolean {
  return Number.isInteger(from) && Number.isInteger(to) && from >= 0 && from <= to && to <= LAST_PORT;
}

function rangeWords(from: number, to: number, word: (port: number) => string): string {
  return from === to ? word(from) : `${word(from)}-${word(to)}`;
}

function icmpWord(value: number): string {
  return `${value >> 8}/${value & 255}`;
}

function upper(protocol: string): string {
  return protocol === "icmpv6"
    ? "ICMPv6"
    : /^\d+$/.test(protocol)
      ? `protocol ${protocol}`
      : protocol === "other"
        ? "other protocols"
        : protocol.toUpperCase();
}
