/** The referee is asked what everybody who knows AWS can answer, so that its other answers can be believed. */
import { Question, questionsAbout } from "./probes";
import { Chooser } from "./chooser";
import { packetTest, sendProbes } from "./referee";
import { AclEntry, Direction, Group, GroupRule, Machine, Subnet, Topology, Traffic } from "./topology";
import { topologyWorld } from "./topology-world";

const ALL: Traffic = { protocol: "all" };
const EVERYBODY = { kind: "block", block: "0.0.0.0/0" } as const;
const OPEN: Group = {
  kind: "written",
  rules: [rule("ingress", EVERYBODY, ALL), rule("egress", EVERYBODY, ALL)],
};
const CLOSED: Group = { kind: "written", rules: [] };
const PUBLIC_ROUTES = { routes: [{ destination: "0.0.0.0/0", target: "internet-gateway" }] } as const;
const NAT_ROUTES = { routes: [{ destination: "0.0.0.0/0", target: "nat-gateway" }] } as const;
const NO_ROUTES = { routes: [] };

function rule(direction: Direction, peer: GroupRule["peer"], traffic: Traffic): GroupRule {
  return { direction, peer, traffic };
}

function tcp(from: number, to = from): Traffic {
  return { protocol: "tcp", from, to };
}

function entry(number: number, direction: Direction, action: AclEntry["action"], traffic: Traffic): AclEntry {
  return { number, direction, action, block: "0.0.0.0/0", traffic };
}

function subnet(settings: Partial<Subnet> = {}): Subnet {
  return { zone: "us-east-1a", routeTable: 0, acl: 0, mapsPublicIp: false, ...settings };
}

function machine(settings: Partial<Machine> = {}): Machine {
  return { subnet: 0, groups: [1], hasElasticIp: false, ...settings };
}

/** Two open machines in a subnet, with an internet gateway that no route leads to. */
function topology(settings: Partial<Topology> = {}): Topology {
  return {
    hasInternetGateway: true,
    subnets: [subnet()],
    routeTables: [NO_ROUTES],
    acls: [{ kind: "untouched" }],
    groups: [{ kind: "untouched" }, OPEN],
    machines: [machine(), machine()],
    ...settings,
  };
}

/** Which of the lines, such as `m1 -> m2 tcp 80`, packets confirm. */
async function arrivals(network: Topology, ...lines: readonly string[]): Promise<readonly string[]> {
  const template = questionsAbout(network, new Chooser(1));
  const asked = lines.map((line, id) => askLine(template, line, id));
  const arrived = await sendProbes(
    topologyWorld(
      network,
      asked.flatMap(({ probe }) => probe ?? []),
    ),
  );
  return lines.filter((_, id) => arrived.has(id));
}

function askLine(template: readonly Question[], line: string, id: number): Question {
  const [from, , to, protocol, port] = line.split(" ");
  const like = template.find((one) => one.from === from && one.to === to && one.protocol === protocol);
  if (!like) throw new Error(`no such parties: ${line}`);
  if (!like.probe) return like;
  const source = { ...like.probe.source, port: 20_000 + id };
  const target = { ...like.probe.target, port: Number(port ?? 0) };
  return { ...like, id, probe: { ...like.probe, id, source, target } };
}

const testWithPackets = packetTest();

describe("referee", () => {
  const inside = ["m1 -> m2 tcp 80", "m1 -> m2 udp 53", "m1 -> m2 icmp"];

  testWithPackets("open groups let all traffic pass, and closed ones at either end none", async () => {
    expect(await arrivals(topology(), ...inside)).toEqual(inside);
    for (const machines of [
      [machine({ groups: [2] }), machine()],
      [machine(), machine({ groups: [2] })],
    ]) {
      const groups: Group[] = [{ kind: "untouched" }, OPEN, CLOSED];
      expect(await arrivals(topology({ machines, groups }), ...inside)).toEqual([]);
    }
  });

  testWithPackets("a group's rules are about a direction, a protocol and a range of ports", async () => {
    const group: Group = {
      kind: "written",
      rules: [
        rule("ingress", EVERYBODY, tcp(80, 81)),
        rule("ingress", EVERYBODY, { protocol: "icmp", type: 0, code: -1 }),
        rule("egress", EVERYBODY, ALL),
      ],
    };
    const network = topology({ groups: [{ kind: "untouched" }, group] });
    const lines = [79, 80, 81, 82].map((port) => `m1 -> m2 tcp ${port}`);
    expect(await arrivals(network, ...lines, "m1 -> m2 udp 80", "m1 -> m2 icmp")).toEqual(lines.slice(1, 3));
  });

  testWithPackets(
    "a reference to a group means its members, and a group's own members are among themselves",
    async () => {
      const group: Group = {
        kind: "written",
        rules: [rule("ingress", { kind: "group", group: 1 }, ALL), rule("egress", EVERYBODY, ALL)],
      };
      const network = topology({
        groups: [{ kind: "untouched" }, group, OPEN],
        machines: [machine(), machine(), machine({ groups: [2] })],
      });
      expect(await arrivals(network, ...inside, "m3 -> m1 tcp 80", "m1 -> m3 tcp 80")).toEqual([
        ...inside,
        "m1 -> m3 tcp 80",
      ]);
    },
  );

  testWithPackets("the untouched default group lets its members talk, and nobody else in", async () => {
    const network = topology({ machines: [machine({ groups: [0] }), machine({ groups: [0] }), machine()] });
    const lines = ["m1 -> m2 tcp 80", "m3 -> m1 tcp 80", "m1 -> m3 tcp 80"];
    expect(await arrivals(network, ...lines)).toEqual(["m1 -> m2 tcp 80", "m1 -> m3 tcp 80"]);
  });

  testWithPackets("a closed ACL stands between subnets, and not within one", async () => {
    const network = topology({
      subnets: [subnet({ acl: 1 }), subnet()],
      acls: [{ kind: "untouched" }, { kind: "written", entries: [] }],
      machines: [machine(), machine(), machine({ subnet: 1 })],
    });
    expect(await arrivals(network, ...inside, "m1 -> m3 udp 53", "m3 -> m1 icmp")).toEqual(inside);
  });

  testWithPackets("the lowest number of an ACL decides, and its answers need an entry of their own", async () => {
    const entries = [
      entry(200, "ingress", "allow", tcp(80, 82)),
      entry(100, "ingress", "deny", tcp(81)),
      entry(100, "egress", "deny", tcp(1024, 65535)),
      entry(200, "ingress", "allow", { protocol: "udp", from: 53, to: 53 }),
    ];
    const between = (more: readonly AclEntry[]) =>
      topology({
        subnets: [subnet({ acl: 1 }), subnet()],
        acls: [{ kind: "untouched" }, { kind: "written", entries: [...more, ...entries] }],
        machines: [machine(), machine({ subnet: 1 })],
      });
    const lines = ["m2 -> m1 tcp 80", "m2 -> m1 tcp 81", "m2 -> m1 tcp 82", "m2 -> m1 udp 53"];
    expect(await arrivals(between([]), ...lines)).toEqual(["m2 -> m1 udp 53"]);
    const answers = entry(99, "egress", "allow", tcp(1024, 65535));
    expect(await arrivals(between([answers]), ...lines)).toEqual([lines[0], lines[2], lines[3]]);
  });

  testWithPackets("a public address on a public route goes both ways", async () => {
    const network = topology({
      routeTables: [PUBLIC_ROUTES],
      machines: [machine({ hasElasticIp: true }), machine({ associatesPublicIp: true }), machine()],
    });
    const lines = [
      "outside-a -> m1 tcp 80",
      "outside-b -> m2 udp 53",
      "m1 -> outside-b tcp 443",
      "m2 -> outside-a icmp",
    ];
    const none = ["m3 -> outside-a udp 53", "outside-a -> m3 udp 53", "m3 -> outside-a icmp"];
    expect(await arrivals(network, ...lines, ...none)).toEqual(lines);
  });

  testWithPackets("an Elastic IP in a private subnet takes packets in, and gives no TCP back", async () => {
    const network = topology({ machines: [machine({ hasElasticIp: true }), machine()] });
    const lines = ["outside-a -> m1 udp 53", "outside-a -> m1 icmp"];
    expect(await arrivals(network, ...lines, "outside-a -> m1 tcp 80", "m1 -> outside-a udp 53")).toEqual(lines);
  });

  testWithPackets("a NAT gateway on a public route leads out and not in, by the ACLs of both subnets", async () => {
    const behindNat = (entries: readonly AclEntry[]) =>
      topology({
        natSubnet: 1,
        subnets: [subnet({ routeTable: 1 }), subnet({ routeTable: 2, acl: 1 })],
        routeTables: [NO_ROUTES, NAT_ROUTES, PUBLIC_ROUTES],
        acls: [{ kind: "untouched" }, { kind: "written", entries }],
        machines: [machine(), machine({ hasElasticIp: true })],
      });
    const out = [
      "m1 -> outside-a tcp 443",
      "m2 -> outside-a tcp 443",
      "m1 -> outside-b udp 53",
      "m1 -> outside-a icmp",
    ];
    const lines = [...out, "outside-a -> m2 udp 53", "outside-a -> m2 tcp 80"];
    const open = [entry(1, "ingress", "allow", ALL), entry(1, "egress", "allow", ALL)];
    expect(await arrivals(behindNat(open), ...lines)).toEqual([...out, "outside-a -> m2 udp 53"]);
    const noAnswers = [entry(1, "ingress", "allow", tcp(443)), entry(1, "egress", "allow", ALL)];
    expect(await arrivals(behindNat(noAnswers), ...lines)).toEqual(["outside-a -> m2 udp 53"]);
  });

  testWithPackets.each([
    ["its own subnet has no route out", [NO_ROUTES, NAT_ROUTES, NO_ROUTES]],
    ["its own subnet's route leads to itself", [NO_ROUTES, NAT_ROUTES, NAT_ROUTES]],
  ])("a NAT gateway leads nowhere where %s", async (_, routeTables) => {
    const subnets = [subnet({ routeTable: 1 }), subnet({ routeTable: 2 })];
    const network = topology({ natSubnet: 1, subnets, routeTables });
    expect(await arrivals(network, "m1 -> outside-a udp 53", "m1 -> outside-a tcp 443")).toEqual([]);
  });

  testWithPackets("the longest prefix decides, also where it leads nowhere", async () => {
    const blackhole = { destination: "203.0.113.0/24", target: "blackhole" } as const;
    const network = topology({
      routeTables: [{ routes: [...PUBLIC_ROUTES.routes, blackhole] }],
      machines: [machine({ hasElasticIp: true }), machine()],
    });
    const lines = ["m1 -> outside-b tcp 80", "outside-b -> m1 tcp 80", "outside-a -> m1 udp 53"];
    const none = ["m1 -> outside-a udp 53", "outside-a -> m1 tcp 80"];
    expect(await arrivals(network, ...lines, ...none)).toEqual(lines);
  });

  testWithPackets("without an internet gateway nothing goes in or out", async () => {
    const network = topology({
      hasInternetGateway: false,
      routeTables: [PUBLIC_ROUTES],
      machines: [machine({ hasElasticIp: true }), machine()],
    });
    expect(await arrivals(network, "outside-a -> m1 udp 53", "m1 -> outside-a udp 53")).toEqual([]);
  });
});
