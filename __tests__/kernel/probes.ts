import { Chooser } from "./chooser";
import { OUTSIDE_HOSTS, Topology, Traffic, entriesOf, privateAddress, roleOf, rulesOf } from "./topology";
import { publicAddress } from "./topology-world";
import { Probe } from "./world";

/** A question to both the verifier and the packets: does this traffic get from one role to another? */
export interface Question {
  readonly id: number;
  readonly from: string;
  readonly to: string;
  readonly protocol: "tcp" | "udp" | "icmp";
  /** Port; type and code as one number for an ICMP echo request. */
  readonly port: number;
  /** What to send; undefined where the target has no address that the source could send to. */
  readonly probe?: Probe;
}

/** Somebody who sends and receives. */
interface Party {
  readonly role: string;
  readonly namespace: string;
  readonly address: string;
  readonly isOutside: boolean;
  /** What the internet calls it. */
  readonly publicAddress?: string;
}

const USUAL_PORTS = [22, 80, 443, 8000, 53];
const FIRST_CLIENT_PORT = 1024;
const LAST_CLIENT_PORT = 65_535;
const PORTS_PER_PAIR = 3;

/** What to ask about a topology: every ordered pair of parties, with ports at and beside the ends of the rules' ranges. */
export function questionsAbout(topology: Topology, choose: Chooser): readonly Question[] {
  const everybody = parties(topology);
  const ports = { tcp: portsOf(topology, "tcp"), udp: portsOf(topology, "udp") };
  const busy = new Set([...ports.tcp, ...ports.udp]);
  const pairs = everybody.flatMap((from) => everybody.map((to) => ({ from, to })));
  return pairs
    .filter(({ from, to }) => from !== to && !(from.isOutside && to.isOutside))
    .flatMap(({ from, to }) => [
      { from, to, protocol: "icmp" as const, port: 8 * 256 },
      ...some(ports.tcp, choose).map((port) => ({ from, to, protocol: "tcp" as const, port })),
      ...some(ports.udp, choose).map((port) => ({ from, to, protocol: "udp" as const, port })),
    ])
    .map((question, id) => ask(question, id, clientPort(busy, choose)));
}

interface Pair {
  readonly from: Party;
  readonly to: Party;
  readonly protocol: "tcp" | "udp" | "icmp";
  readonly port: number;
}

function ask({ from, to, protocol, port }: Pair, id: number, clientPort: number): Question {
  const question = { id, from: from.role, to: to.role, protocol, port };
  const dial = from.isOutside ? to.publicAddress : to.address;
  if (dial === undefined) return question;
  const source = { namespace: from.namespace, address: from.address, port: clientPort };
  const target = { namespace: to.namespace, address: to.address, port: protocol === "icmp" ? 0 : port };
  return { ...question, probe: { id, protocol, source, dial, target } };
}

function parties(topology: Topology): readonly Party[] {
  const outside = Object.entries(OUTSIDE_HOSTS).map(([role, address]) => ({
    role,
    namespace: "internet",
    address,
    isOutside: true,
  }));
  const machines = topology.machines.map(({ subnet }, machine) => ({
    role: roleOf(machine),
    namespace: roleOf(machine),
    address: privateAddress(machine, subnet),
    isOutside: false,
    publicAddress: publicAddress(topology, machine),
  }));
  return [...machines, ...outside];
}

/** Ports at which a rule or an entry begins or ends to apply, and the usual ones. */
function portsOf(topology: Topology, protocol: "tcp" | "udp"): readonly number[] {
  const traffics: readonly Traffic[] = [
    ...topology.groups.flatMap((group, place) => rulesOf(group, place).map(({ traffic }) => traffic)),
    ...topology.acls.flatMap((acl) => entriesOf(acl).map(({ traffic }) => traffic)),
  ];
  const ends = traffics.flatMap((traffic) =>
    traffic.protocol === protocol ? [traffic.from - 1, traffic.from, traffic.to, traffic.to + 1] : [],
  );
  return [...new Set([...USUAL_PORTS, ...ends])].filter((port) => port >= 1 && port <= LAST_CLIENT_PORT);
}

function some(ports: readonly number[], choose: Chooser): readonly number[] {
  return [...new Set(Array.from({ length: PORTS_PER_PAIR }, () => ports[choose.below(ports.length)] ?? 0))];
}

/** A port to send from that nobody else has; often the first or the last one that clients use. */
function clientPort(busy: Set<number>, choose: Chooser): number {
  for (;;) {
    const any = FIRST_CLIENT_PORT + choose.below(LAST_CLIENT_PORT - FIRST_CLIENT_PORT + 1);
    const port = choose.of(any, any, FIRST_CLIENT_PORT + choose.below(8), LAST_CLIENT_PORT - choose.below(8));
    if (busy.has(port)) continue;
    busy.add(port);
    return port;
  }
}
