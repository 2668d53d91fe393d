import { AddressSet } from "../../traffic/address-set";
import { defaultGroupOfSubnet } from "../groups/default-group";
import { distinctLinks } from "../distinct-links";
import { decidingTag, InterfaceContext } from "./interface-context";
import { Known, known, unknown } from "../known";
import { LaunchSettings } from "./launch-settings";
import { Link } from "../link";
import { NetworkInterface, PublicAddress, Subnet } from "../network-model";
import { Origin } from "../origin";
import { roleIn } from "../json/role-tag";

/** An interface of a machine as its reader finds it. */
export interface InterfaceDraft extends Origin, Pick<NetworkInterface, "owner" | "ownerKey" | "count"> {
  /** The `Role` tag of its owner. */
  readonly roleTag?: Known<string>;
  readonly settings: LaunchSettings;
  /** Undefined where it has no place yet. */
  readonly subnet?: Link;
  /** What Elastic IPs and attachments of groups call it: its instance, itself. */
  readonly names: readonly string[];
  /** Whether AWS gives it a public address at launch, where the settings or the subnet say so. */
  readonly isMadeAtLaunch: boolean;
}

/** The interface with everything that follows from its settings, its subnet and what is tied to it. */
export function machineInterface(draft: InterfaceDraft, context: InterfaceContext): NetworkInterface {
  const { key, address, constructPath, owner, ownerKey, subnet, settings, count } = draft;
  const groups = groupsOf(draft, context);
  const place = findSubnet(subnet, context);
  return {
    key,
    address,
    constructPath,
    owner,
    role: roleIn(decidingTag(draft.roleTag, groups, context)),
    ownerKey,
    subnet,
    groups,
    ipv4: settings.privateAddresses ?? fromSubnet(place, ({ ipv4 }): Known<AddressSet> => ipv4),
    publicAddress: publicAddressOf(draft, place, context),
    hasIpv6: settings.hasIpv6 ?? fromSubnet(place, subnetGivesIpv6),
    count,
  };
}

/** The subnet that a link leads to, or why nobody can tell it. */
export function findSubnet(link: Link | undefined, { subnets }: InterfaceContext): Known<Subnet> {
  if (link === undefined) return unknown("it depends on the subnet that it is launched in");
  if (link.kind === "unknown") return link;
  const name = link.kind === "resource" ? link.key : link.id;
  const subnet = subnets.get(name);
  return subnet === undefined ? unknown(`its subnet '${name}' is not in the JSON`) : known(subnet);
}

function groupsOf(draft: InterfaceDraft, context: InterfaceContext): readonly Link[] {
  const named = draft.settings.groups;
  const own = named.length > 0 ? named : [defaultGroupOfSubnet(draft.subnet, context.subnets)];
  const added = draft.names.flatMap((name) => context.addedGroups.get(name) ?? []);
  return distinctLinks([...own, ...added, ...context.perhapsAddedGroups]);
}

/** Its public address; where it has none that we see, a tie that may be to any machine may give it one. */
function publicAddressOf(draft: InterfaceDraft, place: Known<Subnet>, context: InterfaceContext): PublicAddress {
  const seen = seenAddress(draft, place, context);
  const { elasticIpDoubt } = context;
  return seen.kind === "none" && elasticIpDoubt ? { kind: "unknown", ...elasticIpDoubt } : seen;
}

/**
 * AWS's order: an Elastic IP takes the place of an assigned address; the setting at launch overrules the subnet's; an
 * interface that is not made with its machine is never assigned one.
 */
function seenAddress(draft: InterfaceDraft, place: Known<Subnet>, { elasticIps }: InterfaceContext): PublicAddress {
  const tie = draft.names.map((name) => elasticIps.get(name)).find((address) => address !== undefined);
  if (tie !== undefined) return { kind: "elastic", address: tie };
  if (!draft.isMadeAtLaunch) return { kind: "none" };
  const chosen = draft.settings.publicAddress;
  if (chosen !== undefined) return assigned(chosen.isAssigned, chosen.address ?? draft.address);
  return place.kind === "known"
    ? assigned(place.value.mapsPublicIp, place.value.address)
    : { ...place, address: draft.address };
}

function assigned(isAssigned: Known<boolean>, address: string): PublicAddress {
  if (isAssigned.kind === "unknown") return { ...isAssigned, address };
  return isAssigned.value ? { kind: "assigned", address } : { kind: "none" };
}

function fromSubnet<Value>(place: Known<Subnet>, read: (subnet: Subnet) => Known<Value>): Known<Value> {
  return place.kind === "known" ? read(place.value) : place;
}

function subnetGivesIpv6({ assignsIpv6, ipv6 }: Subnet): Known<boolean> {
  if (assignsIpv6.kind === "unknown" || !assignsIpv6.value) return assignsIpv6;
  // AWS refuses the setting where the subnet has no block, so an unknown block is one.
  return known(ipv6.kind === "unknown" || !ipv6.value.isEmpty);
}
