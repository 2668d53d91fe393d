import { RulePeer } from "../../model/network-model";
import { AddressSet } from "../../traffic/address-set";
import { PUBLIC_SPACE } from "./address-space";

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

/** Addresses as blocks where they are few, as everybody but a few blocks, or else how many they are. */
export function describeAddresses(addresses: AddressSet): string {
  const families = [
    describeFamily(addresses.ipv4, PUBLIC_SPACE.ipv4, "IPv4"),
    describeFamily(addresses.ipv6, PUBLIC_SPACE.ipv6, "IPv6"),
  ];
  return families.filter((words) => words !== "").join(", ");
}

function describeFamily(addresses: AddressSet, everybody: AddressSet, family: string): string {
  const blocks = addresses.toBlocks();
  if (blocks.length <= MOST_BLOCKS) return blocks.join(", ");
  const others = everybody.subtract(addresses).toBlocks();
  if (others.length > MOST_BLOCKS) return `${addresses.size.toString()} ${family} addresses`;
  const except = others.length > 0 ? ` but ${others.join(", ")}` : "";
  return `every public ${family} address${except}`;
}
