import { AddressSet } from "../../traffic/address-set";
import { INTERNET } from "../../verify/contract/contract";
import { roleName } from "../roles/role-words";
import { isOutward, Share, TrafficGroup } from "./traffic-group";
import { nameAddresses } from "./name-addresses";
import { TrafficEnd } from "./traffic-cells";

const NOBODY = { blocks: [], isEverybody: false };

/** Whoever calls, or is called outside, in words: `the Head`, `198.51.100.0/24`, `Everyone (0.0.0.0/0)`. */
export function describeFarEnd(group: TrafficGroup, shares: readonly Share[]): string {
  const ends = shares.flatMap(({ of: { cell } }) => [cell.from, cell.to].filter(({ outside }) => outside));
  const [first] = ends;
  if (!first) return roleName(isOutward(group) ? group.to : group.from);
  if (first.role === INTERNET) return describeAnybody(group, ends);
  return describeRole(first === shares[0]?.of.cell.from ? group.from : group.to);
}

/** A role of the contract at an end, in words. */
export function describeRole(role: string): string {
  return role === INTERNET ? "Everyone" : roleName(role);
}

/** Said behind the two ends where not all of their machines are meant. */
export function describeExtent({ extent }: TrafficGroup): string {
  return extent === "some" ? " (for some of their machines only)" : "";
}

/** Text with a capital in front; addresses of Terraform stay as they are. */
export function asSentence(text: string): string {
  return text.startsWith("aws_") ? text : text.charAt(0).toUpperCase() + text.slice(1);
}

function describeAnybody({ outside }: TrafficGroup, ends: readonly TrafficEnd[]): string {
  const addresses = AddressSet.union(ends.flatMap((end) => end.outside?.peer.addresses ?? []));
  const own = outside && nameAddresses(addresses, outside.space, AddressSet.NONE, "");
  const { blocks, isEverybody } = own && own.blocks.length > 0 ? own : (outside ?? NOBODY);
  if (isEverybody) return `Everyone (${blocks.join(", ")})`;
  return blocks.length > 0 ? blocks.join(", ") : INTERNET;
}
