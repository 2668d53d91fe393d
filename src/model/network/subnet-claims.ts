import { distinctLinks, linkName } from "../distinct-links";
import { unknown } from "../known";
import { Link } from "../link";
import { NotModelled } from "../network-model";
import { TerraformResource } from "../terraform-resource";

/** Something that gives a subnet a route table or a network ACL. */
export interface SubnetClaim {
  readonly by: TerraformResource;
  readonly subnet: Link;
  readonly gives: Link;
}

/** What a subnet is given, and the Terraform address of what gives it; of the first, where several do. */
export interface SubnetGift {
  readonly link: Link;
  readonly from: string;
}

/** What the subnets are given. */
export interface SubnetClaims {
  /** What a subnet has, by its key and what it is left to where no claim is for it. */
  giftOf(subnet: string, otherwise: SubnetGift): SubnetGift;
  /** Claims whose subnet nobody can tell. */
  readonly notModelled: readonly NotModelled[];
}

/** Sorts claims by subnet. A subnet has one of each; where two claims differ, nobody knows which one wins. */
export function sortClaims(claims: readonly SubnetClaim[]): SubnetClaims {
  const gifts = new Map<string, readonly SubnetGift[]>();
  for (const { by, subnet, gives } of claims) {
    if (subnet.kind !== "resource") continue;
    gifts.set(subnet.key, [...(gifts.get(subnet.key) ?? []), { link: gives, from: by.address }]);
  }
  const notModelled = claims.flatMap(({ by: { address, constructPath }, subnet }) =>
    subnet.kind === "unknown"
      ? [{ address, constructPath, reason: `names a subnet that nobody can tell: ${subnet.reason}` }]
      : [],
  );
  const bySubnet = new Map([...gifts].flatMap(([key, given]) => onlyGift(key, given)));
  const perhaps = claims.filter(({ subnet }) => subnet.kind === "unknown");
  return { giftOf: (key, otherwise) => bySubnet.get(key) ?? doubtfulGift(perhaps, otherwise), notModelled };
}

/** A claim that may be for any subnet leaves all of them in doubt, unless it gives what they have anyway. */
function doubtfulGift(perhaps: readonly SubnetClaim[], otherwise: SubnetGift): SubnetGift {
  const other = perhaps.find(({ gives }) => linkName(gives) !== linkName(otherwise.link));
  return other?.subnet.kind === "unknown" ? { link: other.subnet, from: other.by.address } : otherwise;
}

function onlyGift(subnet: string, given: readonly SubnetGift[]): (readonly [string, SubnetGift])[] {
  const [first] = given;
  if (first === undefined) return [];
  const links = given.map(({ link }) => link);
  if (distinctLinks(links).length === 1) return [[subnet, first]];
  const names = links.map((link) => `'${linkName(link)}'`).join(" and ");
  return [[subnet, { ...first, link: unknown(`'${subnet}' is given ${names}, and has only one of them`) }]];
}
