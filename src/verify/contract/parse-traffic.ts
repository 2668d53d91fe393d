import { TrafficSet } from "../../traffic/traffic-set";

/** How a number within a protocol is written, and how it is read. */
interface Unit {
  readonly pattern: RegExp;
  readonly fault: string;
  readonly read: (text: string) => number;
}

const PORT: Unit = {
  pattern: /^\d{1,5}$/,
  fault: 'is no port or range of ports; write "8000", "9000-9010", "80, 443" or "all"',
  read: Number,
};

const ICMP_MESSAGE: Unit = {
  pattern: /^\d{1,3}\/\d{1,3}$/,
  fault: 'is no type and code; write "8/0", or leave ports out for all messages',
  read: (text) => {
    const [type = 0, code = 0] = text.split("/").map(Number);
    return type > 255 || code > 255 ? Number.NaN : type * 256 + code;
  },
};

const UNITS: ReadonlyMap<string, Unit> = new Map([
  ["tcp", PORT],
  ["udp", PORT],
  ["icmp", ICMP_MESSAGE],
  ["icmpv6", ICMP_MESSAGE],
]);

/**
 * Reads the ports of a protocol as a contract writes them; for ICMP these are types and codes.
 *
 * @param ports a port, ranges and ports with commas, or `all`; left out only where the protocol can do without
 * @throws {RangeError} when they cannot be read; the message follows the value and says what to write
 */
export function parseTraffic(protocol: string, ports: string | number | undefined): TrafficSet {
  const whole = TrafficSet.of(protocol);
  const unit = UNITS.get(whole.describe()[0]?.protocol ?? "");
  const text = String(ports ?? "all").trim();
  if (ports === undefined && unit === PORT) throw new RangeError(`is missing; write it, for example "8000", or "all"`);
  if (text.toLowerCase() === "all") return whole;
  if (unit === undefined) throw new RangeError(`belongs to a protocol without ports, '${protocol}'; leave ports out`);
  return TrafficSet.union(text.split(",").map((range) => parseRange(protocol, range, unit)));
}

function parseRange(protocol: string, text: string, { pattern, fault, read }: Unit): TrafficSet {
  const ends = text.split("-").map((end) => end.trim());
  const [from, to = from] = ends.map((end) => (pattern.test(end) ? read(end) : Number.NaN));
  if (ends.length > 2 || from === undefined || to === undefined || Number.isNaN(from + to)) throw new RangeError(fault);
  if (Math.max(from, to) > 65_535) throw new RangeError("is no range of ports; ports end at 65535");
  if (from > to) throw new RangeError(`is no range; write the lower end first: ${ends.reverse().join("-")}`);
  return TrafficSet.of(protocol, from, to);
}
