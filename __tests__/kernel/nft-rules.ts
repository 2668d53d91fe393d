import { AclEntry, Direction, GroupRule, Topology, Traffic, entriesOf, privateAddress, rulesOf } from "./topology";

/** Rules of a machine's own namespace: the union of its groups, stateful, closed where nothing is said. */
export function machineRules(topology: Topology, groups: readonly number[]): string {
  const chain = (hook: string, direction: Direction) => [
    `chain ${hook} {`,
    `type filter hook ${hook} priority filter; policy drop;`,
    "ct state established,related accept",
    ...groups.flatMap((group) => groupLines(topology, group, direction)),
    "}",
  ];
  return ["table ip groups {", ...chain("input", "ingress"), ...chain("output", "egress"), "}"].join("\n");
}

function groupLines(topology: Topology, place: number, direction: Direction): string[] {
  const group = topology.groups[place];
  return (group ? rulesOf(group, place) : [])
    .filter((rule) => rule.direction === direction)
    .flatMap((rule) => peerBlocks(topology, rule).map((block) => line(direction, block, rule.traffic, "accept")));
}

function peerBlocks(topology: Topology, { peer }: GroupRule): string[] {
  if (peer.kind === "block") return [peer.block];
  return topology.machines.flatMap(({ groups, subnet }, machine) =>
    groups.includes(peer.group) ? [privateAddress(machine, subnet)] : [],
  );
}

/** Rules of the router: every packet that leaves or enters a subnet meets the entries of its ACL, and nothing is remembered. */
export function routerRules(topology: Topology): string {
  const chains = topology.subnets.flatMap(({ acl }, subnet) =>
    (["ingress", "egress"] as const).flatMap((direction) => [
      `chain ${direction}${subnet} {`,
      ...entriesOf(topology.acls[acl] ?? { kind: "untouched" })
        .filter((entry) => entry.direction === direction)
        .map(entryLine),
      "drop",
      "}",
    ]),
  );
  const borders = topology.subnets.flatMap((_, subnet) => [`iifname sub${subnet} jump egress${subnet}`]);
  const entries = topology.subnets.flatMap((_, subnet) => [`oifname sub${subnet} jump ingress${subnet}`]);
  const forward = ["chain forward {", "type filter hook forward priority filter;", ...borders, ...entries, "}"];
  return ["table ip acls {", ...chains, ...forward, "}"].join("\n");
}

function entryLine({ direction, action, block, traffic }: AclEntry): string {
  return line(direction, block, traffic, action === "allow" ? "return" : "drop");
}

function line(direction: Direction, block: string, traffic: Traffic, verdict: string): string {
  return `ip ${direction === "ingress" ? "saddr" : "daddr"} ${block} ${trafficMatch(traffic)} ${verdict}`;
}

function trafficMatch(traffic: Traffic): string {
  if (traffic.protocol === "all") return "";
  if (traffic.protocol !== "icmp") return `${traffic.protocol} dport ${traffic.from}-${traffic.to}`;
  const type = traffic.type === -1 ? "meta l4proto icmp" : `icmp type ${traffic.type}`;
  return traffic.code === -1 ? type : `${type} icmp code ${traffic.code}`;
}

/** Rules of the internet gateway: it swaps public and private addresses one to one, and remembers nothing. */
export function internetGatewayRules(publicByPrivate: ReadonlyMap<string, string>): string {
  const pairs = [...publicByPrivate];
  if (pairs.length === 0)
    return "table ip gateway { chain pre { type filter hook prerouting priority raw; policy drop; }; }";
  const map = (name: string, entries: readonly string[]) =>
    `map ${name} { type ipv4_addr : ipv4_addr; elements = { ${entries.join(", ")} }; }`;
  const set = (name: string, entries: readonly string[]) =>
    `set ${name} { type ipv4_addr; elements = { ${entries.join(", ")} }; }`;
  return [
    "table ip gateway {",
    map(
      "toPublic",
      pairs.map(([own, open]) => `${own} : ${open}`),
    ),
    map(
      "toPrivate",
      pairs.map(([own, open]) => `${open} : ${own}`),
    ),
    set(
      "private",
      pairs.map(([own]) => own),
    ),
    set(
      "public",
      pairs.map(([, open]) => open),
    ),
    "chain pre {",
    "type filter hook prerouting priority raw; policy drop;",
    "iifname vpc ip saddr != @private drop",
    "iifname vpc ip saddr set ip saddr map @toPublic",
    "ip daddr @public ip daddr set ip daddr map @toPrivate accept",
    "iifname vpc accept",
    "}",
    "}",
  ].join("\n");
}

/** Rules of a NAT gateway: what the VPC starts goes out under its own address, and only answers come back. */
export function natGatewayRules(vpcBlock: string, address: string): string {
  return [
    "table ip nat {",
    "chain input { type filter hook input priority filter; policy drop; }",
    "chain forward {",
    "type filter hook forward priority filter; policy drop;",
    "ct state established,related accept",
    `ct state new ip saddr ${vpcBlock} ip daddr != ${vpcBlock} meta l4proto { tcp, udp, icmp } accept`,
    "}",
    `chain post { type nat hook postrouting priority srcnat; ip saddr ${vpcBlock} snat to ${address}; }`,
    "}",
  ].join("\n");
}
