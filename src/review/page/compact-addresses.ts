import { describeNumbers } from "../../picture/name-members";

/** A number at the end of an address, in brackets or behind a name: `node[3]`, `node_3`. */
const NUMBER = /^(.*?)(\d+)(\]?)$/;

/** Addresses in few words: those that differ in their number only are one, for example `aws_instance.workers_1–1000`. */
export function compactAddresses(addresses: readonly string[]): readonly string[] {
  const families = new Map<string, { readonly start: string; readonly end: string; readonly numbers: string[] }>();
  const singles: string[] = [];
  for (const address of addresses) {
    const [, start, number, end] = NUMBER.exec(address) ?? [];
    if (start === undefined || number === undefined || end === undefined || isOdd(number)) singles.push(address);
    else familyOf(families, start, end).push(number);
  }
  return [...[...families.values()].map(({ start, end, numbers }) => start + rangesOf(numbers) + end), ...singles];
}

/** Whether a number does not read the same when it is counted with, as `007` or one of twenty digits. */
function isOdd(number: string): boolean {
  return String(Number(number)) !== number;
}

function familyOf(
  families: Map<string, { readonly start: string; readonly end: string; readonly numbers: string[] }>,
  start: string,
  end: string,
): string[] {
  const key = JSON.stringify([start, end]);
  const family = families.get(key) ?? { start, end, numbers: [] };
  families.set(key, family);
  return family.numbers;
}

function rangesOf(numbers: readonly string[]): string {
  return numbers.length === 1 ? (numbers[0] ?? "") : describeNumbers(numbers.map(Number));
}
