/**
 * Machines that are alike are one party, so that a thousand Workers cost no more than one. They are alike where role,
 * subnet, groups, public and IPv6 address and the target groups they are in are the same, and where every rule and
 * route treats their private addresses the same. To have no role is a role for this.
 */
import { Known } from "../../model/known";
import { NetworkInterface, SecurityGroup } from "../../model/network-model";
import { AddressSet } from "../../traffic/address-set";
import { follow, keyOf, NetworkIndex, whyHidden } from "../paths/network-index";
import { addressesOf } from "../paths/over-addresses";
import { NodeParty } from "../paths/party";

/** Where the address of a machine is unknown, it may be any; AWS assigns IPv6 addresses from this space. */
const ANY_IPV4 = AddressSet.ALL_IPV4;
const ANY_IPV6 = AddressSet.of("2000::/3");

/** Every kind of node of a model, in the order of their roles; groups whose role nothing has yet are nodes too. */
export function nodeParties(index: NetworkIndex): readonly NodeParty[] {
  const signature = signatureOf(index);
  const classes = new Map<string, NetworkInterface[]>();
  for (const networkInterface of index.model.interfaces) {
    const key = signature(networkInterface);
    const members = classes.get(key);
    if (members) members.push(networkInterface);
    else classes.set(key, [networkInterface]);
  }
  const real = [...classes.values()].map((members) => nodeOf(index, members));
  const taken = new Set(real.map(({ role }) => role));
  // Who has an unknown role may be the one that a group is waiting for.
  const waiting = real.some(({ hasUnknownRole }) => hasUnknownRole) ? [] : index.model.securityGroups;
  const prospective = waiting
    .filter(({ role }) => role !== undefined && !taken.has(role))
    .map((group) => prospectiveNode(index, group));
  return [...real, ...prospective].sort((a, b) => compare(a.role, b.role) || compare(a.sample.key, b.sample.key));
}

function signatureOf(index: NetworkIndex): (networkInterface: NetworkInterface) => string {
  const cutters = cuttersOf(index);
  const targetGroups = targetGroupsByTarget(index);
  return (it) => {
    const place = it.subnet ? JSON.stringify(it.subnet) : "nowhere";
    const address = relationTo(cutters, it, follow(index.subnets, it.subnet)?.ipv4);
    const groups = it.groups.map((link) => JSON.stringify(link)).sort();
    const owner = it.owner === "machine" ? "" : it.ownerKey;
    const state = [it.publicAddress.kind, JSON.stringify(it.hasIpv6), targetGroups.get(it.ownerKey) ?? ""];
    return JSON.stringify([roleKey(index, it), it.owner, owner, place, groups, state, address]);
  };
}

/** All sets of addresses that rules, routes and ACL entries tell apart. */
function cuttersOf({ model }: NetworkIndex): readonly AddressSet[] {
  const terms = [
    ...model.securityGroups.flatMap(({ rules }) => rules.map(({ peer }) => peer)),
    ...model.networkAcls.flatMap(({ entries }) => entries.map(({ peer }) => peer)),
    ...model.routeTables.flatMap(({ routes }) => routes.map(({ destination }) => destination)),
  ];
  return [...new Map(addressesOf(terms).map((set) => [set.key, set])).values()];
}

/** How every set lies to the fixed address of an interface; empty where it has any address of its subnet. */
function relationTo(
  cutters: readonly AddressSet[],
  { ipv4 }: NetworkInterface,
  block: Known<AddressSet> | undefined,
): string {
  if (ipv4.kind === "unknown" || ipv4 === block) return "";
  if (block?.kind === "known" && ipv4.value.equals(block.value)) return "";
  return cutters.map((set) => (set.covers(ipv4.value) ? "c" : set.overlaps(ipv4.value) ? "o" : "-")).join("");
}

function targetGroupsByTarget({ model }: NetworkIndex): ReadonlyMap<string, string> {
  const byTarget = new Map<string, string>();
  for (const { key, targets } of model.targetGroups) {
    for (const { to, port } of targets) {
      const target = keyOf(to);
      if (target === undefined) continue;
      byTarget.set(target, `${byTarget.get(target) ?? ""};${key}:${port.kind === "known" ? port.value : "?"}`);
    }
  }
  return byTarget;
}

function nodeOf(index: NetworkIndex, members: readonly NetworkInterface[]): NodeParty {
  const [sample] = members as [NetworkInterface];
  const subnet = follow(index.subnets, sample.subnet);
  const guard = guardOf(index, sample);
  const { groups, hiddenGroups } = guard;
  const seen = { groups: idsOf(guard, sample), hiddenGroups, notServices: new Set<string>() };
  return {
    kind: "node",
    role: roleOf(members),
    hasUnknownRole: sample.role === undefined && index.isNotModelled(sample),
    sample,
    members,
    count: countOf(members),
    owners: new Set(members.map(({ ownerKey }) => ownerKey)),
    vpc: follow(index.vpcs, subnet?.vpc) ?? follow(index.vpcs, groups[0]?.vpc),
    subnet,
    unknownPlace: sample.subnet && !subnet ? whyHidden(sample.subnet, "subnet") : undefined,
    ...guard,
    peer: { addresses: addressesOfAll(members), ...seen },
    ipv6: ipv6Of(sample, subnet?.ipv6, seen),
  };
}

function countOf(members: readonly NetworkInterface[]): number | undefined {
  const counts = members.flatMap(({ count }) => (count.kind === "known" ? [count.value] : []));
  return counts.length === members.length ? counts.reduce((sum, each) => sum + each, 0) : undefined;
}

/** The groups of an interface that are in the JSON, and why it may have others. */
type Guard = Pick<NodeParty, "groups" | "hiddenGroups" | "isOpen">;

function guardOf(index: NetworkIndex, sample: NetworkInterface): Guard {
  const hidden = sample.groups.filter((link) => follow(index.securityGroups, link) === undefined);
  const isBare = sample.groups.length === 0;
  const isOpen = isBare && isNetworkLoadBalancer(index, sample);
  return {
    groups: sample.groups.flatMap((link) => follow(index.securityGroups, link) ?? []),
    hiddenGroups: [
      ...hidden.map((link) => whyHidden(link, "group")),
      ...(isBare && !isOpen ? ["its groups are not in the JSON"] : []),
    ],
    isOpen,
  };
}

/** What rules can call the groups of an interface: the key of those in the JSON, the id of the others. */
function idsOf({ groups }: Guard, sample: NetworkInterface): ReadonlySet<string> {
  const ids = sample.groups.flatMap((link) => (link.kind === "outside" ? [link.id] : []));
  return new Set([...groups.map(({ key }) => key), ...ids]);
}

function addressesOfAll(members: readonly NetworkInterface[]): AddressSet {
  const distinct = new Set(members.map(({ ipv4 }) => ipv4));
  return AddressSet.union([...distinct].map((ipv4) => (ipv4.kind === "known" ? ipv4.value : ANY_IPV4)));
}

function ipv6Of(
  { hasIpv6 }: NetworkInterface,
  block: Known<AddressSet> | undefined,
  seen: Omit<NodeParty["peer"], "addresses">,
): NodeParty["ipv6"] {
  if (hasIpv6.kind === "known" && !hasIpv6.value) return undefined;
  const addresses = block?.kind === "known" && !block.value.isEmpty ? block.value : ANY_IPV6;
  return { peer: { addresses, ...seen }, isSure: hasIpv6.kind === "known" };
}

function isNetworkLoadBalancer(index: NetworkIndex, { ownerKey }: NetworkInterface): boolean {
  const type = index.loadBalancers.get(ownerKey)?.type;
  return type?.kind === "known" && type.value === "network";
}

/** Stands for the machines that a group is meant for and that do not exist yet. */
function prospectiveNode(index: NetworkIndex, group: SecurityGroup): NodeParty {
  const { key, address, constructPath } = group;
  const vpc = follow(index.vpcs, group.vpc);
  const sample: NetworkInterface = {
    key,
    address,
    constructPath,
    owner: "machine",
    role: group.role,
    ownerKey: key,
    groups: [{ kind: "resource", key }],
    ipv4: vpc?.ipv4 ?? { kind: "unknown", reason: "its VPC is not in the JSON" },
    publicAddress: { kind: "none" },
    hasIpv6: { kind: "known", value: false },
    count: { kind: "known", value: 0 },
  };
  return { ...nodeOf(index, [sample]), members: [], vpc };
}

/** What has no role is like others that have none; what may have one that nobody can tell is like nothing else. */
function roleKey(index: NetworkIndex, networkInterface: NetworkInterface): string {
  const { role = "", address } = networkInterface;
  return role === "" && index.isNotModelled(networkInterface) ? address : `role ${role}`;
}

/** Those without a role are called by their addresses. */
function roleOf(members: readonly NetworkInterface[]): string {
  const role = members.find((member) => member.role !== undefined)?.role;
  if (role !== undefined) return role;
  const [first = "", ...others] = [...new Set(members.map(({ address }) => address))].sort(compare);
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
