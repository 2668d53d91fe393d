import { Direction } from "../../model/network-model";
import { OPEN, UNSURE } from "./bounds";
import { Hop } from "./hop";
import { NodeParty } from "./party";
import { closedHop, simpleHop, unsureHop } from "./simple-hop";

/** Whether a node has an address that the internet can answer to, in a family of addresses. */
export function publicAddressHop(node: NodeParty, family: "ipv4" | "ipv6", direction: Direction): Hop {
  return family === "ipv4" ? ipv4Hop(node, direction) : ipv6Hop(node);
}

function ipv4Hop({ sample }: NodeParty, direction: Direction): Hop {
  const { publicAddress, address, owner } = sample;
  if (publicAddress.kind === "unknown") return unsureHop(address, publicAddress.reason);
  if (publicAddress.kind !== "none") {
    const kind = publicAddress.kind === "elastic" ? "an Elastic IP" : "a public address at its start";
    const says = publicAddress.address === address ? `has ${kind}` : `gives ${address} ${kind}`;
    return simpleHop({ resource: publicAddress.address, says, remedy: "keep it", passes: OPEN });
  }
  if (owner === "load-balancer")
    return closedHop(address, "is internal and has no public address", "set internal to false");
  const remedy =
    direction === "ingress" ? "give it an Elastic IP" : "lead it through a NAT gateway, or give it a public address";
  return closedHop(address, "has no public address", remedy);
}

function ipv6Hop({ sample, ipv6 }: NodeParty): Hop {
  const { address } = sample;
  const remedy = "give it an IPv6 address";
  if (!ipv6) return closedHop(address, "has no IPv6 address", remedy);
  const says = ipv6.isSure ? "has an IPv6 address" : "may have an IPv6 address";
  return simpleHop({ resource: address, says, remedy, passes: ipv6.isSure ? OPEN : UNSURE });
}
