import { TrafficSet } from "../../traffic/traffic-set";
import { chainKnown, Known, known, unknown } from "../known";
import { AclEntry, AddressTerm, Direction } from "../network-model";
import { cidrTerm } from "./read-address-term";
import { trafficOf } from "./read-traffic";
import { TerraformBlock } from "../terraform-resource";

/** Where an entry is written. */
export type EntryOrigin = Pick<AclEntry, "address" | "constructPath">;

/** Names that the provider takes for protocols, beside those that every rule takes. */
const PROTOCOL_NUMBERS: Readonly<Record<string, string>> = {
  igmp: "2",
  ipv6: "41",
  gre: "47",
  esp: "50",
  ah: "51",
  "ipv6-icmp": "58",
  ospf: "89",
  vrrp: "112",
  l2tp: "115",
  sctp: "132",
};

const ICMP: readonly string[] = ["icmp", "icmpv6", "1", "58"];
const ICMP_KEYS = ["icmp_type", "icmp_code"] as const;
const PORT_KEYS = ["from_port", "to_port"] as const;

/** An entry of a network ACL: an inline block, or a rule that stands alone. */
export function readAclEntry(block: TerraformBlock, direction: Direction, origin: EntryOrigin): AclEntry {
  return {
    ...origin,
    direction,
    number: block.number("rule_no") ?? block.number("rule_number") ?? unknown("the entry has no number"),
    action: actionOf(block),
    peer: peerOf(block),
    traffic: entryTraffic(block),
  };
}

function actionOf(block: TerraformBlock): AclEntry["action"] {
  const action = block.text("action") ?? block.text("rule_action") ?? unknown("the entry has no action");
  return chainKnown<string, "allow" | "deny">(action, (text) => {
    const name = text.toLowerCase();
    return name === "allow" || name === "deny" ? known(name) : unknown(`'${text}' is neither allow nor deny`);
  });
}

function peerOf(block: TerraformBlock): AddressTerm {
  const block4 = block.text("cidr_block");
  const isGiven = block4 !== undefined && !(block4.kind === "known" && block4.value === "");
  const given = isGiven ? block4 : block.text("ipv6_cidr_block");
  return cidrTerm(given ?? unknown("the entry names no addresses"));
}

/** The provider sends 0 for a port, an ICMP type or an ICMP code that is left out; that is no wildcard to AWS. */
function entryTraffic(block: TerraformBlock): Known<TrafficSet> {
  return chainKnown(block.text("protocol") ?? unknown("the entry has no protocol"), (text) => {
    const name = text.toLowerCase();
    const protocol = PROTOCOL_NUMBERS[name] ?? name;
    const [from, to] = ICMP.includes(protocol) ? ICMP_KEYS : PORT_KEYS;
    return trafficOf(known(protocol), block.number(from) ?? known(0), block.number(to) ?? known(0));
  });
}
