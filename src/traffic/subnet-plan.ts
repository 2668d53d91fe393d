/**
 * Where each subnet lies in the VPC's block.
 *
 *     subnetCidrBlock(CidrBlock.parse("10.0.0.0/16"), "private", "us-east-1b").toString(); // 10.0.144.0/20
 *
 * The VPC's block is cut into 16 equal parts: eight for the public tier, then eight for the private one, each in the
 * order of the zones' letters. A subnet's place depends on nothing but the VPC's block, its tier and its zone's letter,
 * so whatever is added to an environment later, no subnet moves.
 */
import { CidrBlock } from "./cidr-block";

/** Whether a subnet's machines can be reached from the internet (`public`) or not (`private`). */
export type Tier = "public" | "private";

/** Letters a zone's name can end with. AWS uses a to f so far. */
export const ZONE_LETTERS = "abcdefgh";

/** Bits a subnet's prefix is longer than its VPC's. */
export const SUBNET_BITS = 4;

/** Addresses AWS keeps for itself in each subnet: the first four and the last. */
export const RESERVED_ADDRESSES = 5;

const FIRST_SLOT: Record<Tier, number> = { public: 0, private: ZONE_LETTERS.length };

/**
 * The block of a tier's subnet in a zone.
 *
 * @throws {RangeError} when the zone's name ends with no letter from a to h
 */
export function subnetCidrBlock(vpc: CidrBlock, tier: Tier, availabilityZone: string): CidrBlock {
  const letter = ZONE_LETTERS.indexOf(availabilityZone.slice(-1));
  if (letter < 0) throw new RangeError(`'${availabilityZone}' ends with no letter from a to h`);
  return vpc.subnet(SUBNET_BITS, FIRST_SLOT[tier] + letter);
}

/** Number of addresses machines can have in each subnet of a VPC. */
export function usableAddresses(vpc: CidrBlock): number {
  return 2 ** (32 - vpc.prefixLength - SUBNET_BITS) - RESERVED_ADDRESSES;
}

/**
 * The zone of the n-th machine of a service, counted from 1: the first zone, or in turn the first two where the service
 * is spread. A machine's zone depends on its number only, so machines added later move none.
 */
export function zoneOf(nodeNumber: number, availabilityZones: readonly string[], spread: boolean): string {
  const [first, second = first] = availabilityZones;
  if (first === undefined || second === undefined) throw new RangeError("a service needs at least one zone");
  return spread && nodeNumber % 2 === 0 ? second : first;
}
