import { AddressSet } from "../../traffic/address-set";
import { Interval } from "../../traffic/interval-set";

/** More blocks than this say nothing to a reader. */
const MOST_BLOCKS = 3;

const FAMILIES = [AddressSet.ALL_IPV4, AddressSet.ALL_IPV6].flatMap(({ intervals }) => intervals);

/** Addresses in words. */
export interface AddressName {
  /** Their blocks where they are few, else the name of everybody. */
  readonly name: string;
  /** The blocks that mean them; empty where they are too many. */
  readonly blocks: readonly string[];
  readonly isEverybody: boolean;
}

/**
 * Names addresses by the fewest blocks that mean all of them and nobody else of a space: `0.0.0.0/1` means the public
 * addresses of that half, though private ones lie between them.
 *
 * @param space addresses that there are at all
 * @param others addresses of which the same is true, so that a block may mean them too where that makes it simpler
 * @param everybody what all addresses of the space are called
 */
export function nameAddresses(
  addresses: AddressSet,
  space: AddressSet,
  others: AddressSet,
  everybody: string,
): AddressName {
  const exact = fewBlocks(addresses, space);
  const blocks = exact ?? fewBlocks(addresses.union(others), space) ?? [];
  const isEverybody = blocks.some((block) => block.endsWith("/0"));
  const isNamed = blocks.length > 0 && !isEverybody;
  return { name: isNamed ? blocks.join(", ") : everybody, blocks, isEverybody };
}

/** The blocks, or undefined where they are too many. */
function fewBlocks(addresses: AddressSet, space: AddressSet): readonly string[] | undefined {
  const found: string[] = [];
  for (const family of FAMILIES) {
    for (const block of blocksWithin(family, addresses, space)) {
      if (found.push(block) > MOST_BLOCKS) return undefined;
    }
  }
  return found;
}

function* blocksWithin(block: Interval, addresses: AddressSet, space: AddressSet): Generator<string> {
  const whole = AddressSet.ofIntervals([block]);
  if (!addresses.overlaps(whole)) return;
  if (addresses.covers(space.intersect(whole))) {
    yield whole.toString();
    return;
  }
  const middle = (block.first + block.last) / 2n;
  yield* blocksWithin({ first: block.first, last: middle }, addresses, space);
  yield* blocksWithin({ first: middle + 1n, last: block.last }, addresses, space);
}
