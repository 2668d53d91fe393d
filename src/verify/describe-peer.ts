import { RulePeer } from "../model/network-model";
import { AddressSet } from "../traffic/address-set";

const MOST_BLOCKS = 6;

/** The far end of a rule in words, for example `10.0.0.0/16` or `aws_security_group.head`. */
export function describeRulePeer(peer: RulePeer): string {
  if (peer.kind === "addresses") return describeAddresses(peer.addresses);
  if (peer.kind === "service") return `the AWS-managed prefix list ${peer.service}`;
  if (peer.kind === "unknown") return `addresses that nobody knows (${peer.reason})`;
  const { group } = peer;
  if (group.kind === "unknown") return `a group that nobody knows (${group.reason})`;
  return `members of ${group.kind === "resource" ? group.key : group.id}`;
}

/** Addresses as blocks where they are few, else how many they are. */
export function describeAddresses(addresses: AddressSet): string {
  const blocks = addresses.toBlocks();
  return blocks.length > MOST_BLOCKS ? `${addresses.size.toString()} addresses` : blocks.join(", ");
}
