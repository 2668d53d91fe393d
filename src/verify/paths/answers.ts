import { TrafficSet } from "../../traffic/traffic-set";
import { Bounds } from "./bounds";

/** Ports a caller can have: what NAT gateways, load balancers and operating systems choose from. */
const EPHEMERAL = [1024, 65_535] as const;

const ICMP = TrafficSet.of("icmp");
const ICMPV6 = TrafficSet.of("icmpv6");

/** Requests that get an answer of another kind: what is asked, and what comes back. */
const CONVERSATIONS: readonly (readonly [asked: TrafficSet, answer: TrafficSet])[] = [
  [TrafficSet.TCP, TrafficSet.of("tcp", ...EPHEMERAL)],
  [TrafficSet.UDP, TrafficSet.of("udp", ...EPHEMERAL)],
  [TrafficSet.icmp("icmp", 8), TrafficSet.icmp("icmp", 0, 0)],
  [TrafficSet.icmp("icmpv6", 128), TrafficSet.icmp("icmpv6", 129, 0)],
];

/** What answers look like. */
export const ANSWERS = TrafficSet.union(CONVERSATIONS.map(([, answer]) => answer));

const ASKED = TrafficSet.union(CONVERSATIONS.map(([asked]) => asked));

/** ICMP messages that nobody answers. */
const UNANSWERED = ICMP.union(ICMPV6).subtract(ASKED);

/** Protocols without ports: packets look alike both ways. */
const ALIKE = TrafficSet.ALL.subtract(ASKED).subtract(UNANSWERED);

/**
 * The traffic whose answers pass where these packets do. Nobody knows the caller's port: answers surely pass where all
 * of 1024-65535 does, and possibly where any of it does.
 */
export function answersPass(packets: Bounds): Bounds {
  const surely = CONVERSATIONS.filter(([, answer]) => packets.surely.covers(answer)).map(([asked]) => asked);
  const possibly = CONVERSATIONS.filter(([, answer]) => packets.possibly.overlaps(answer)).map(([asked]) => asked);
  return {
    surely: TrafficSet.union([...surely, UNANSWERED, packets.surely.intersect(ALIKE)]),
    possibly: TrafficSet.union([...possibly, UNANSWERED, packets.possibly.intersect(ALIKE)]),
  };
}
