import { OPEN, UNSURE } from "./bounds";
import { Hop } from "./hop";
import { NodeParty } from "./party";
import { closedHop, simpleHop, unsureHop } from "./simple-hop";

/** Whether a node has an address that the internet can answer to, in a family of addresses. */
export function publicAddressHop(node: NodeParty, family: "ipv4" | "ipv6"): Hop {
  return family === "ipv4" ? ipv4Hop(node) : ipv6Hop(node);
}

function ipv4Hop({ sample }: NodeParty): Hop {
  const { publicAddress, address } = sample;
  const remedy = "give it an Elastic IP, or a way through a NAT gateway";
  if (publicAddress.kind === "none") return closedHop(address, "has no public address", remedy);
  if (publicAddress.kind === "unknown") return unsureHop(address, publicAddress.reason);
  const kind = publicAddress.kind === "elastic" ? "an Elastic IP" : "a public address at its start";
  const says = publicAddress.address === address ? `has ${kind}` : `gives ${address} ${kind}`;
  return simpleHop({ resource: publicAddress.address, says, remedy, passes: OPEN });
}

function ipv6Hop({ sample, ipv6 }: NodeParty): Hop {
  const { address } = sample;
  const remedy = "give it an IPv6 address";
  if (!ipv6) return closedHop(address, "has no IPv6 address", remedy);
  const says = ipv6.isSure ? "has an IPv6 address" : "may have an IPv6 address";
  return simpleHop({ resource: address, says, remedy, passes: ipv6.isSure ? OPEN : UNSURE });
}
