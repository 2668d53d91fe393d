/**
 * Topologies that people could write, leaning towards those in which something gets through: a network closed at three
 * places tells nothing about the fourth.
 */
import * as fc from "fast-check";
import {
  Acl,
  AclEntry,
  Direction,
  Group,
  GroupRule,
  Machine,
  OUTSIDE_HOSTS,
  Peer,
  Route,
  RouteTable,
  Subnet,
  Topology,
  Traffic,
  VPC_BLOCK,
  privateAddress,
  subnetBlock,
} from "./topology";

const DIRECTIONS: readonly Direction[] = ["ingress", "egress"];
const ALL: Traffic = { protocol: "all" };
const EVERYBODY = "0.0.0.0/0";
const ANSWER_PORTS: readonly (readonly [number, number])[] = [
  [1024, 65_535],
  [1024, 65_535],
  [1024, 65_535],
  [32_768, 65_535],
  [1024, 40_000],
  [32_768, 60_999],
];
const PORTS: readonly (readonly [number, number])[] = [
  [22, 22],
  [80, 80],
  [443, 443],
  [80, 443],
  [8000, 8010],
  [53, 53],
  [0, 65_535],
  [0, 1023],
  [1024, 65_535],
];
/** What is not a host of ours: parts of the internet, of the VPC, and nothing at all. */
const BLOCKS: readonly string[] = [
  EVERYBODY,
  EVERYBODY,
  "0.0.0.0/1",
  "128.0.0.0/1",
  VPC_BLOCK,
  VPC_BLOCK,
  "203.0.113.0/24",
  "203.0.113.128/25",
  "52.95.110.16/28",
  "10.0.0.0/8",
  "198.51.100.0/24",
];

/** How many there are of what is referred to by its place. */
interface Counts {
  readonly subnets: number;
  readonly routeTables: number;
  readonly acls: number;
  readonly groups: number;
  readonly machines: number;
}

/** Random small topologies. */
export function arbitraryTopology(): fc.Arbitrary<Topology> {
  return fc
    .record({
      subnets: fc.integer({ min: 1, max: 4 }),
      routeTables: fc.integer({ min: 1, max: 3 }),
      acls: fc.integer({ min: 1, max: 3 }),
      groups: fc.integer({ min: 2, max: 5 }),
      machines: fc.integer({ min: 2, max: 5 }),
    })
    .chain((counts) =>
      machines(counts).chain((list) => {
        const blocks = blocksAround(counts, list);
        return fc.record({
          hasInternetGateway: mostly(true, false, 14),
          natSubnet: fc.option(fc.nat(counts.subnets - 1), { nil: undefined, freq: 2 }),
          subnets: lots(subnet(counts), counts.subnets),
          routeTables: lots(routeTable(), counts.routeTables),
          acls: lots(acl(blocks), counts.acls),
          groups: lots(group(counts, blocks), counts.groups),
          machines: fc.constant(list),
        });
      }),
    )
    .map(asItCanBe);
}

const EVERYTHING = DIRECTIONS.map((direction): AclEntry => {
  return { direction, number: 100, action: "allow", block: EVERYBODY, traffic: ALL };
});

const EVERYTHING_BY_GROUP = DIRECTIONS.map((direction): GroupRule => {
  return { direction, peer: { kind: "block", block: EVERYBODY }, traffic: ALL };
});

/**
 * Only what exists has routes to it, only the default group and ACL can be untouched, and the default group refers to
 * no other group: Terraform takes its rules inline only, where two groups that name each other would be a cycle.
 */
function asItCanBe(topology: Topology): Topology {
  const written = <Thing extends { readonly kind: string }>(things: readonly Thing[], instead: Thing) =>
    things.map((thing, place) => (place > 0 && thing.kind === "untouched" ? instead : thing));
  const isPossible = ({ target }: Route) =>
    target === "blackhole" ||
    (target === "nat-gateway" ? topology.natSubnet !== undefined : topology.hasInternetGateway);
  return {
    ...topology,
    routeTables: topology.routeTables.map(({ routes }) => ({ routes: routes.filter(isPossible) })),
    acls: written<Acl>(topology.acls, { kind: "written", entries: EVERYTHING }),
    groups: written<Group>(topology.groups, { kind: "written", rules: EVERYTHING_BY_GROUP }).map(selfish),
  };
}

function selfish(group: Group, place: number): Group {
  if (place > 0 || group.kind === "untouched") return group;
  const rules = group.rules.map((rule): GroupRule =>
    rule.peer.kind === "group" ? { ...rule, peer: { kind: "group", group: place } } : rule,
  );
  return { ...group, rules };
}

function lots<Thing>(one: fc.Arbitrary<Thing>, count: number): fc.Arbitrary<Thing[]> {
  return fc.array(one, { minLength: count, maxLength: count });
}

function mostly<Value>(usual: Value, rare: Value, times: number): fc.Arbitrary<Value> {
  return fc.oneof({ weight: times, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: fc.constant(rare) });
}

function blocksAround({ subnets }: Counts, list: readonly Machine[]): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...BLOCKS) },
    { weight: 1, arbitrary: fc.nat(subnets - 1).map(subnetBlock) },
    { weight: 1, arbitrary: fc.constantFrom(...list.map((one, place) => `${privateAddress(place, one.subnet)}/32`)) },
    { weight: 1, arbitrary: fc.constantFrom(...Object.values(OUTSIDE_HOSTS).map((address) => `${address}/32`)) },
  );
}

function subnet({ routeTables, acls }: Counts): fc.Arbitrary<Subnet> {
  return fc.record({
    zone: fc.constantFrom("us-east-1a", "us-east-1b"),
    routeTable: fc.nat(routeTables - 1),
    acl: fc.nat(acls - 1),
    mapsPublicIp: fc.boolean(),
  });
}

function machines(counts: Counts): fc.Arbitrary<Machine[]> {
  const groups = fc.uniqueArray(fc.integer({ min: 1, max: counts.groups - 1 }), { minLength: 1, maxLength: 2 });
  return lots(
    fc.record({
      subnet: fc.nat(counts.subnets - 1),
      groups: fc.oneof({ weight: 9, arbitrary: groups }, { weight: 1, arbitrary: fc.constant([0]) }),
      hasElasticIp: fc.boolean(),
      associatesPublicIp: fc.option(fc.boolean(), { nil: undefined, freq: 2 }),
    }),
    counts.machines,
  );
}

/** A default route of some kind or none, and now and then a longer prefix that leads elsewhere. */
function routeTable(): fc.Arbitrary<RouteTable> {
  const targets = ["internet-gateway", "internet-gateway", "internet-gateway", "nat-gateway", "blackhole"] as const;
  const longer = [
    "203.0.113.0/24",
    "203.0.113.10/32",
    "203.0.113.128/25",
    "52.0.0.0/8",
    "128.0.0.0/1",
    "52.95.110.20/32",
  ];
  const route = (destinations: fc.Arbitrary<string>, ...more: readonly Route["target"][]) =>
    fc.record({ destination: destinations, target: fc.constantFrom<Route["target"]>(...targets, ...more) });
  const routes = {
    first: fc.option(route(fc.constant(EVERYBODY)), { nil: undefined, freq: 9 }),
    others: fc.uniqueArray(route(fc.constantFrom(...longer), "blackhole", "blackhole"), {
      maxLength: 2,
      size: "max",
      selector: ({ destination }) => destination,
    }),
    hasOthers: mostly(false, true, 3),
  };
  return fc.record(routes).map(({ first, others, hasOthers }) => ({
    routes: [...(first ? [first] : []), ...(hasOthers ? others : [])],
  }));
}

function traffic(ranges: typeof PORTS): fc.Arbitrary<Traffic> {
  const ports = fc
    .record({
      protocol: fc.constantFrom("tcp" as const, "tcp" as const, "udp" as const),
      range: fc.constantFrom(...ranges),
    })
    .map(({ protocol, range: [from, to] }) => ({ protocol, from, to }));
  const icmp = fc
    .constantFrom([-1, -1] as const, [8, -1] as const, [8, 0] as const, [0, -1] as const, [3, 4] as const)
    .map(([type, code]) => ({ protocol: "icmp" as const, type, code }));
  return fc.oneof(
    { weight: 5, arbitrary: ports },
    { weight: 1, arbitrary: icmp },
    { weight: 2, arbitrary: fc.constant(ALL) },
  );
}

function group(counts: Counts, blocks: fc.Arbitrary<string>): fc.Arbitrary<Group> {
  const peer: fc.Arbitrary<Peer> = fc.oneof(
    { weight: 3, arbitrary: blocks.map((block) => ({ kind: "block" as const, block })) },
    { weight: 1, arbitrary: fc.nat(counts.groups - 1).map((place) => ({ kind: "group" as const, group: place })) },
  );
  const rules = (direction: Direction, maxLength: number): fc.Arbitrary<GroupRule[]> =>
    fc.uniqueArray(fc.record({ direction: fc.constant(direction), peer, traffic: traffic(PORTS) }), {
      minLength: 1,
      maxLength,
      size: "max",
      selector: (rule) => JSON.stringify(rule),
    });
  const everythingOut: GroupRule = { direction: "egress", peer: { kind: "block", block: EVERYBODY }, traffic: ALL };
  const everythingIn: GroupRule = { ...everythingOut, direction: "ingress" };
  const wide = fc.option(fc.constant(everythingIn), { nil: undefined, freq: 1 });
  const egress = fc.oneof(
    { weight: 12, arbitrary: fc.constant([everythingOut]) },
    { weight: 4, arbitrary: rules("egress", 3) },
    { weight: 1, arbitrary: fc.constant([]) },
  );
  const written = fc
    .tuple(rules("ingress", 4), egress, wide)
    .map(([some, out, all]) => ({ kind: "written" as const, rules: [...(all ? [all] : []), ...some, ...out] }));
  return fc.oneof(
    { weight: 6, arbitrary: written },
    { weight: 1, arbitrary: fc.constant({ kind: "untouched" as const }) },
  );
}

function acl(blocks: fc.Arbitrary<string>): fc.Arbitrary<Acl> {
  return fc.oneof(
    { weight: 10, arbitrary: fc.constant({ kind: "untouched" as const }) },
    { weight: 12, arbitrary: entries(blocks).map((list) => ({ kind: "written" as const, entries: list })) },
    { weight: 1, arbitrary: fc.constant({ kind: "written" as const, entries: [] }) },
  );
}

/** Entries of all sorts, then mostly one that lets answers pass, or everything; in an order that says nothing. */
function entries(blocks: fc.Arbitrary<string>): fc.Arbitrary<AclEntry[]> {
  const sorts = {
    block: blocks,
    traffic: traffic([...PORTS, ...ANSWER_PORTS]),
    action: mostly("allow" as const, "deny" as const, 3),
  };
  const answers = fc.constantFrom(...ANSWER_PORTS).map(([from, to]): Traffic => ({ protocol: "tcp", from, to }));
  const last = fc.record({
    block: fc.constant(EVERYBODY),
    action: fc.constant("allow" as const),
    traffic: fc.oneof({ weight: 1, arbitrary: answers }, { weight: 4, arbitrary: fc.constant(ALL) }),
  });
  const one = (direction: Direction) =>
    fc
      .tuple(
        fc.array(fc.record(sorts), { maxLength: 3, size: "max" }),
        fc.option(last, { nil: undefined, freq: 12 }),
        fc.uniqueArray(fc.integer({ min: 1, max: 900 }), { minLength: 4, maxLength: 4 }),
      )
      .map(([some, end, numbers]) => [
        ...some.map((entry, place) => ({ ...entry, direction, number: numbers[place] ?? 901 })),
        ...(end ? [{ ...end, direction, number: 1000 }] : []),
      ]);
  return fc
    .tuple(...DIRECTIONS.map(one))
    .chain((lists) => fc.shuffledSubarray(lists.flat(), { minLength: lists.flat().length }));
}
