import { AddressSet } from "../../traffic/address-set";
import { Interval } from "../../traffic/interval-set";

/** Terraform's `cidrsubnet`: one of the parts that more prefix bits make; undefined where there is no such part. */
export function cidrSubnet(prefix: string, bits = 0, number = 0): string | undefined {
  const block = blockOf(prefix);
  if (!block || bits < 0 || number < 0 || BigInt(number) >= 1n << BigInt(bits)) return undefined;
  const size = (block.last - block.first + 1n) >> BigInt(bits);
  if (size === 0n) return undefined;
  const first = block.first + size * BigInt(number);
  return AddressSet.ofIntervals([{ first, last: first + size - 1n }]).toString();
}

/** Terraform's `cidrhost`: an address by its number in the block, from the end where it is negative. */
export function cidrHost(prefix: string, number = 0): string | undefined {
  const block = blockOf(prefix);
  if (!block) return undefined;
  const address = number < 0 ? block.last + 1n + BigInt(number) : block.first + BigInt(number);
  if (address < block.first || address > block.last) return undefined;
  return AddressSet.ofIntervals([{ first: address, last: address }])
    .toString()
    .split("/")[0];
}

function blockOf(prefix: string): Interval | undefined {
  try {
    return AddressSet.of(prefix).intervals[0];
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
