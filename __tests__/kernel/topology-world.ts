/**
 * A topology built out of Linux: a namespace for each machine, one that routes between the subnets (each a bridge), one
 * for the internet gateway, one for the NAT gateway, and one for everybody in the internet.
 *
 *     m1 ─┐ bridge sub0                       ┌ outside-a
 *     m2 ─┴─────────── vpc ── gateway ── internet
 *     nat ─ bridge sub1 ┘                     └ outside-b
 */
import { internetGatewayRules, machineRules, natGatewayRules, routerRules } from "./nft-rules";
import {
  OUTSIDE_HOSTS,
  Route,
  Topology,
  VPC_BLOCK,
  hasPublicAddress,
  natAddress,
  privateAddress,
  roleOf,
  routerAddress,
} from "./topology";
import { CableEnd, Namespace, Probe, World } from "./world";

/** A private address with the public one that stands for it in the internet. */
type AddressPair = readonly [ownAddress: string, publicAddress: string];

/** The address of a machine in the internet; undefined where it has none. */
export function publicAddress(topology: Topology, machine: number): string | undefined {
  const found = topology.machines[machine];
  return found && hasPublicAddress(topology, found) ? `192.0.2.${10 + machine}` : undefined;
}

/** The world of a topology, with what to send through it. */
export function topologyWorld(topology: Topology, probes: readonly Probe[]): World {
  const machines = topology.machines.map((_, machine) => machineNamespace(topology, machine));
  const gateways = [
    ...(topology.natSubnet === undefined ? [] : [natNamespace(topology.natSubnet)]),
    ...(topology.hasInternetGateway ? [gatewayNamespace(topology)] : []),
  ];
  return {
    namespaces: [...machines, ...gateways, internetNamespace(topology), vpcNamespace(topology)],
    cables: cables(topology),
    probes,
  };
}

function machineNamespace(topology: Topology, machine: number): Namespace {
  const { subnet, groups } = topology.machines[machine] ?? { subnet: 0, groups: [] };
  return {
    name: roleOf(machine),
    forwards: false,
    commands: inSubnet(privateAddress(machine, subnet), subnet),
    rules: machineRules(topology, groups),
  };
}

function natNamespace(subnet: number): Namespace {
  const address = natAddress(subnet);
  return {
    name: "nat",
    forwards: true,
    commands: inSubnet(address, subnet),
    rules: natGatewayRules(VPC_BLOCK, address),
  };
}

function inSubnet(address: string, subnet: number): string[] {
  return [
    `address add ${address}/24 dev eth0`,
    "link set eth0 up",
    `route add default via ${routerAddress(subnet)} dev eth0`,
  ];
}

function gatewayNamespace(topology: Topology): Namespace {
  const pairs = [
    ...topology.machines.flatMap(({ subnet }, machine): AddressPair[] => {
      const open = publicAddress(topology, machine);
      return open === undefined ? [] : [[privateAddress(machine, subnet), open]];
    }),
    ...(topology.natSubnet === undefined ? [] : [[natAddress(topology.natSubnet), "192.0.2.250"] as AddressPair]),
  ];
  return {
    name: "gateway",
    forwards: true,
    commands: [
      "address add 169.254.1.2/30 dev vpc",
      "address add 169.254.2.1/30 dev internet",
      "link set vpc up",
      "link set internet up",
      `route add ${VPC_BLOCK} via 169.254.1.1`,
      "route add default via 169.254.2.2",
    ],
    rules: internetGatewayRules(new Map(pairs)),
  };
}

function internetNamespace(topology: Topology): Namespace {
  const uplink = ["address add 169.254.2.2/30 dev eth0", "link set eth0 up", "route add default via 169.254.2.1"];
  return {
    name: "internet",
    forwards: false,
    commands: [
      "link set lo up",
      ...Object.values(OUTSIDE_HOSTS).map((address) => `address add ${address}/32 dev lo`),
      ...(topology.hasInternetGateway ? uplink : []),
    ],
    rules: "",
  };
}

function vpcNamespace(topology: Topology): Namespace {
  const uplink = ["address add 169.254.1.1/30 dev gateway", "link set gateway up"];
  return {
    name: "vpc",
    forwards: true,
    commands: [
      ...topology.subnets.flatMap((_, subnet) => [
        `link add name sub${subnet} type bridge forward_delay 0 mcast_snooping 0`,
        `address add ${routerAddress(subnet)}/24 dev sub${subnet}`,
        `link set sub${subnet} up`,
      ]),
      ...members(topology).flatMap(({ name, subnet }) => [
        `link set ${name} master sub${subnet}`,
        `link set ${name} up`,
      ]),
      ...(topology.hasInternetGateway ? uplink : []),
      ...routing(topology),
    ],
    rules: routerRules(topology),
  };
}

/** Inside the VPC the local route counts; beyond it, the table of the subnet that a packet comes from. */
function routing(topology: Topology): string[] {
  return [
    `route add blackhole ${VPC_BLOCK}`,
    `rule add pref 100 to ${VPC_BLOCK} lookup main`,
    ...topology.subnets.flatMap(({ routeTable }, subnet) => [
      `rule add pref 200 iif sub${subnet} lookup ${100 + subnet}`,
      ...(topology.routeTables[routeTable]?.routes ?? []).map(
        (route) => `route add ${routeWords(topology, route)} table ${100 + subnet}`,
      ),
    ]),
    "rule add pref 300 blackhole",
  ];
}

function routeWords(topology: Topology, { destination, target }: Route): string {
  if (target === "internet-gateway" && topology.hasInternetGateway) {
    return `${destination} via 169.254.1.2 dev gateway`;
  }
  if (target === "nat-gateway" && topology.natSubnet !== undefined) {
    return `${destination} via ${natAddress(topology.natSubnet)} dev sub${topology.natSubnet}`;
  }
  return `blackhole ${destination}`;
}

function cables(topology: Topology): (readonly [CableEnd, CableEnd])[] {
  const cable = (one: string, oneDevice: string, two: string, twoDevice: string) =>
    [
      { namespace: one, device: oneDevice },
      { namespace: two, device: twoDevice },
    ] as const;
  return [
    ...members(topology).map(({ name }) => cable(name, "eth0", "vpc", name)),
    ...(topology.hasInternetGateway
      ? [cable("gateway", "vpc", "vpc", "gateway"), cable("gateway", "internet", "internet", "eth0")]
      : []),
  ];
}

function members(topology: Topology): { readonly name: string; readonly subnet: number }[] {
  const machines = topology.machines.map(({ subnet }, machine) => ({ name: roleOf(machine), subnet }));
  return topology.natSubnet === undefined ? machines : [...machines, { name: "nat", subnet: topology.natSubnet }];
}
