import { TrafficSet } from "../../traffic/traffic-set";
import { chainKnown, Known, known, unknown } from "../known";

const ICMP: Readonly<Record<string, "icmp" | "icmpv6">> = {
  icmp: "icmp",
  icmpv6: "icmpv6",
  "1": "icmp",
  "58": "icmpv6",
};
const WITH_PORTS: readonly string[] = ["tcp", "udp", "6", "17"];

/**
 * The traffic of a security-group rule.
 *
 * Protocol `-1` is everything and other protocols have no ports, whatever ports are given. For ICMP the two numbers are
 * type and code; one that is left out, or -1, is all of them. TCP and UDP need both ports: AWS refuses the rule without.
 */
export function trafficOf(
  protocol: Known<string> | undefined,
  from: Known<number> | undefined,
  to: Known<number> | undefined,
): Known<TrafficSet> {
  if (protocol?.kind !== "known") return protocol ?? unknown("no protocol is given");
  const name = protocol.value.trim().toLowerCase();
  const icmp = ICMP[name];
  if (icmp !== undefined) return icmpTraffic(icmp, from, to);
  if (WITH_PORTS.includes(name)) return portTraffic(name, from, to);
  return trafficFrom(() => TrafficSet.of(name));
}

/** ICMP messages by type and code; one that is left out, or -1, is all of them. */
export function icmpTraffic(
  protocol: "icmp" | "icmpv6",
  type: Known<number> | undefined,
  code: Known<number> | undefined,
): Known<TrafficSet> {
  return chainKnown(type ?? known(-1), (typeNumber) =>
    typeNumber === -1
      ? known(TrafficSet.of(protocol))
      : chainKnown(code ?? known(-1), (codeNumber) => icmpMessages(protocol, typeNumber, codeNumber)),
  );
}

function icmpMessages(protocol: "icmp" | "icmpv6", type: number, code: number): Known<TrafficSet> {
  const wrong = [type, code].find((number) => !isIcmpNumber(number));
  if (wrong !== undefined) return unknown(`'${wrong}' is no ICMP type or code; they are 0-255, and -1 is all of them`);
  return known(TrafficSet.icmp(protocol, type, code));
}

/** TCP or UDP on a range of ports. */
export function portTraffic(
  protocol: string,
  from: Known<number> | undefined,
  to: Known<number> | undefined,
): Known<TrafficSet> {
  if (from?.kind !== "known") return from ?? unknown(`no from_port is given, and '${protocol}' needs ports`);
  if (to?.kind !== "known") return to ?? unknown(`no to_port is given, and '${protocol}' needs ports`);
  return trafficFrom(() => TrafficSet.of(protocol, from.value, to.value));
}

/** What a function makes of a text, or its complaint about the text. */
function trafficFrom(make: () => TrafficSet): Known<TrafficSet> {
  try {
    return known(make());
  } catch (error) {
    if (error instanceof RangeError) return unknown(error.message);
    throw error;
  }
}

function isIcmpNumber(number: number): boolean {
  return Number.isInteger(number) && number >= -1 && number <= 255;
}
