/** Two parties that may meet, the ways from one to the other, and what gets through. */
import { TrafficSet } from "../../traffic/traffic-set";
import { anyOf, Bounds, inSequence } from "../paths/bounds";
import { Hop, Path } from "../paths/hop";
import { Party } from "../paths/party";

/** What gets from one party to another. */
export interface Encounter {
  readonly from: Party;
  readonly to: Party;
  /** Ways by which packets are admitted: what security has to count with. */
  readonly paths: readonly Path[];
  /** Ways by which it works, listeners and targets included; the same as `paths` where no load balancer is an end. */
  readonly workingPaths: readonly Path[];
  /** Connections that are admitted, and packets of protocols that need no answer. */
  readonly admitted: Bounds;
  /** Connections that work. */
  readonly working: Bounds;
}

const NOT_TCP = TrafficSet.ALL.subtract(TrafficSet.TCP);

/** Judges the ways between two parties. */
export function encounter(from: Party, to: Party, paths: readonly Path[], workingPaths = paths): Encounter {
  return {
    from,
    to,
    paths,
    workingPaths,
    admitted: anyOf(paths.map(admittedBy)),
    working: anyOf(workingPaths.map(({ hops }) => inSequence(hops.map(({ passes }) => passes)))),
  };
}

/** TCP needs the answers; of everything else, a packet that arrives is enough to do harm. */
function admittedBy({ hops }: Path): Bounds {
  const barriers = hops.filter(({ decides }) => decides === "admission");
  const arriving = through(barriers, "out");
  const connected = inSequence([arriving, through(barriers, "back")]);
  const oneWay = { surely: arriving.surely.intersect(NOT_TCP), possibly: arriving.possibly.intersect(NOT_TCP) };
  return anyOf([connected, oneWay]);
}

function through(hops: readonly Hop[], way: Hop["way"]): Bounds {
  return inSequence(hops.filter((hop) => hop.way === way).map(({ passes }) => passes));
}
