/** Names for groups of things, short enough for a box. */

const WORDS: ReadonlyMap<string, string> = new Map([
  ["s3", "Amazon S3"],
  ["dynamodb", "Amazon DynamoDB"],
  ["endpoints", "VPC endpoints"],
]);
const LONGEST = 30;

/** The name of a role, a service or a machine without a role: `load-balancer` reads `Load balancer`. */
export function nameActor(actor: string): string {
  const service = /^com\.amazonaws\.[\w-]+\.(.+)$/.exec(actor)?.[1] ?? actor;
  const known = WORDS.get(service);
  if (known !== undefined) return known;
  if (service !== actor) return shorten(`AWS ${service}`);
  const words = shorten(lastName(actor).replaceAll("-", " "));
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/**
 * The members of a role by their numbers: `Workers 1–1000`, `Workers 1–999 odd`, `Head 1`; `Web ×3` where they have none.
 *
 * @param addresses Terraform addresses of the members
 * @param count how many they are, which is more than the addresses for an autoscaling group; undefined where nobody knows
 */
export function nameMembers(actor: string, addresses: readonly string[], count: number | undefined): string {
  const name = nameActor(actor);
  const numbers = addresses.map(numberOf);
  const isNumbered = new Set(addresses.map(stemOf)).size === 1 && numbers.every((number) => number !== undefined);
  if (isNumbered && count === addresses.length) return shorten(`${name} ${describeNumbers(numbers.filter(isNumber))}`);
  return count === 1 ? name : `${name} ×${count ?? "?"}`;
}

/** The Terraform address without what tells equal machines apart: `aws_instance.node[3]` and `node_3` are both `node`. */
export function stemOf(address: string): string {
  return address.replace(/\[[^\]]*\]$/, "").replace(/[-_]?\d+$/, "");
}

/** A text in one line, cut where it is too long for a box. */
export function shorten(text: string, longest = LONGEST): string {
  const line = text.replace(/[\s\p{Cc}\p{Cf}]+/gu, " ").trim();
  const letters = Array.from(line);
  return letters.length > longest ? `${letters.slice(0, longest - 1).join("")}…` : line;
}

/** Numbers with ranges: `1–4`, `1–999 odd`, `1, 3, 7–9`. */
export function describeNumbers(numbers: readonly number[]): string {
  const sorted = [...new Set(numbers)].sort((a, b) => a - b);
  const [first = 0] = sorted;
  const isEveryOther = sorted.length > 2 && sorted.every((number) => (number - first) % 2 === 0);
  return isEveryOther ? `${rangesOf(sorted, 2)} ${first % 2 === 0 ? "even" : "odd"}` : rangesOf(sorted, 1);
}

function rangesOf(sorted: readonly number[], step: number): string {
  const ranges: { first: number; last: number }[] = [];
  for (const number of sorted) {
    const open = ranges.at(-1);
    if (open?.last === number - step) open.last = number;
    else ranges.push({ first: number, last: number });
  }
  return ranges.map(({ first, last }) => (first === last ? String(first) : `${first}–${last}`)).join(", ");
}

function numberOf(address: string): number | undefined {
  const digits = /\[(\d+)\]$/.exec(address)?.[1] ?? /(\d+)$/.exec(address)?.[1];
  return digits === undefined ? undefined : Number(digits);
}

function isNumber(value: number | undefined): value is number {
  return value !== undefined;
}

/** `web` of `module.front.aws_instance.web`; anything else as it is. */
function lastName(actor: string): string {
  return /^(?:module\.|aws_)[^\s]*\.([^\s.]+)$/.exec(actor)?.[1] ?? actor;
}
