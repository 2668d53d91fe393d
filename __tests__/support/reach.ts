import { TrafficSet, TrafficWords } from "../../src/traffic/traffic-set";
import { parseTraffic } from "../../src/verify/contract/parse-traffic";
import { Verification } from "../../src/verify/verification";

/** Traffic between two roles: what surely passes, and what possibly does. */
export interface Reach {
  readonly surely: TrafficSet;
  readonly possibly: TrafficSet;
}

const NOWHERE: Reach = { surely: TrafficSet.NONE, possibly: TrafficSet.NONE };
const NAMED = ["tcp", "udp", "icmp", "icmpv6"].map((name) => TrafficSet.of(name));
const OTHER = TrafficSet.ALL.subtract(TrafficSet.union(NAMED));

/** What passes between every two roles, by pairs such as `a -> b`. */
export function reachesOf({ flows }: Verification): ReadonlyMap<string, Reach> {
  const reaches = new Map<string, Reach>();
  for (const { from, to, verdict, ...words } of flows) {
    const pair = `${from} -> ${to}`;
    const { surely, possibly } = reaches.get(pair) ?? NOWHERE;
    const traffic = trafficIn(words);
    reaches.set(pair, {
      surely: verdict === "allowed" ? surely.union(traffic) : surely,
      possibly: possibly.union(traffic),
    });
  }
  return reaches;
}

/** What keeps one set of reaches from lying within another, for one of the two bounds; nothing where it does. */
export function beyond(
  bound: keyof Reach,
  inner: ReadonlyMap<string, Reach>,
  outer: ReadonlyMap<string, Reach>,
): readonly string[] {
  return [...inner].flatMap(([pair, reach]) => {
    const excess = reach[bound].subtract((outer.get(pair) ?? NOWHERE)[bound]);
    return excess.isEmpty ? [] : [`${pair} ${excess.toString()}`];
  });
}

function trafficIn({ protocol, ports }: TrafficWords): TrafficSet {
  return protocol === "other" ? OTHER : parseTraffic(protocol, ports);
}
