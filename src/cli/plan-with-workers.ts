type Json = Readonly<Record<string, unknown>>;

const WORKER = /^aws_instance\.workers_(\d+)$/;

/** Ids that no two machines share. */
const OWN_ID = /\b(i|eni|vol)-[0-9a-f]{17}\b/g;

/** The plan of a stack with Workers 1 to `count`: those that it has, and copies of its last one with their own ids. */
export function planWithWorkers(text: string, count: number): string {
  const plan = JSON.parse(text) as Json;
  const changes = plan.resource_changes as readonly Json[];
  const numbers = changes.map(addressOf).map((address) => Number(WORKER.exec(address)?.[1] ?? 0));
  return JSON.stringify(multiply(plan, Math.max(...numbers), count));
}

/** Every list of the plan in which the last Worker stands gets the copies behind it. */
function multiply(value: unknown, last: number, count: number): unknown {
  if (Array.isArray(value)) return value.flatMap((item) => [item as unknown, ...copiesOf(item, last, count)]);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, multiply(item, last, count)]));
}

function copiesOf(item: unknown, last: number, count: number): readonly unknown[] {
  if (addressOf(item) !== `aws_instance.workers_${last}`) return [];
  const text = JSON.stringify(item);
  return Array.from(
    { length: count - last },
    (_, index) => JSON.parse(copyOf(text, last, last + index + 1)) as unknown,
  );
}

function copyOf(text: string, last: number, number: number): string {
  const address = /"private_ip":"([\d.]+)"/.exec(text)?.[1];
  const named = text.replace(new RegExp(`workers([_-])${last}\\b`, "g"), `workers$1${number}`);
  const own = named.replace(OWN_ID, (id) => id.slice(0, -5) + number.toString(16).padStart(5, "0"));
  return address === undefined ? own : own.replaceAll(address, addressBehind(address, number));
}

function addressBehind(address: string, number: number): string {
  const [a = "", b = "", c = "0"] = address.split(".");
  return [a, b, Number(c) + (number >> 8), number & 255].join(".");
}

/** Address of a resource, or of the one that an attribute is of; empty text for anything else. */
function addressOf(item: unknown): string {
  const { address, resource } = (item ?? {}) as Json;
  const found = address ?? resource;
  return typeof found === "string" ? found : "";
}
