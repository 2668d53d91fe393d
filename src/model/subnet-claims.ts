import { distinctLinks, linkName } from "./distinct-links";
import { unknown } from "./known";
import { Link } from "./link";
import { NotModelled } from "./network-model";
import { TerraformResource } from "./terraform-resource";

/** Something that gives a subnet a route table or a network ACL. */
export interface SubnetClaim {
  readonly by: TerraformResource;
  readonly subnet: Link;
  readonly gives: Link;
}

/** What the subnets are given, by key, and the claims whose subnet nobody can tell. */
export interface SubnetClaims {
  readonly bySubnet: ReadonlyMap<string, Link>;
  readonly notModelled: readonly NotModelled[];
}

/** Sorts claims by subnet. A subnet has one of each; where two claims differ, nobody knows which one wins. */
export function sortClaims(claims: readonly SubnetClaim[]): SubnetClaims {
  const links = new Map<string, readonly Link[]>();
  for (const { subnet, gives } of claims) {
    if (subnet.kind === "resource") links.set(subnet.key, [...(links.get(subnet.key) ?? []), gives]);
  }
  const notModelled = claims.flatMap(({ by: { address, constructPath }, subnet }) =>
    subnet.kind === "unknown"
      ? [{ address, constructPath, reason: `names a subnet that nobody can tell: ${subnet.reason}` }]
      : [],
  );
  return { bySubnet: new Map([...links].map(([key, given]) => [key, onlyLink(key, given)])), notModelled };
}

function onlyLink(subnet: string, given: readonly Link[]): Link {
  const [first, ...more] = distinctLinks(given);
  if (first !== undefined && more.length === 0) return first;
  const names = given.map((link) => `'${linkName(link)}'`).join(" and ");
  return unknown(`'${subnet}' is given ${names}, and has only one of them`);
}
