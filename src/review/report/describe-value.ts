/**
 * Values of a plan in words. Nothing that Terraform marks as sensitive is in them, and of user data, which may hold
 * secrets that nobody marked, its size and hash only.
 */
import { createHash } from "node:crypto";
import { PlanValue, SensitiveValue, UnknownValue } from "../../model/plan/plan-value";

/** Deepest level of nesting that is shown. */
const DEEPEST = 40;

/** First characters of a hash that tell two user data apart. */
const HASH_LENGTH = 12;

const USER_DATA_KEYS: readonly string[] = ["user_data", "user_data_base64"];

/** A value that stands for itself and is never looked into. */
type Opaque = SensitiveValue | UnknownValue;

/** The value with user data told by size and hash, for example `user data (21 bytes, sha256 0f3a…)`. */
export function withoutUserData(path: string, value: PlanValue): PlanValue {
  if (typeof value === "string") return isUserData(path) && value !== "" ? describeUserData(path, value) : value;
  if (!isTree(value)) return value;
  if (isList(value)) return value.map((item) => withoutUserData(path, item));
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withoutUserData(key, item)]));
}

/**
 * The whole of a value, in as many lines as it takes: lists, objects and texts that are JSON with one element a line and
 * sorted keys, so that equal JSON reads equal however it was written.
 */
export function renderValue(path: string, value: PlanValue): string {
  const readable = withoutUserData(path, value);
  if (typeof readable !== "string") return renderJson(readable);
  const json = parseTree(readable);
  if (json !== undefined) return renderJson(json);
  return readable.includes("\n") || isUserData(path) ? readable : JSON.stringify(readable);
}

/** Whether {@link renderValue} writes a value as JSON: it is a list, an object, or a text that is one of them. */
export function isShownAsJson(path: string, value: PlanValue): boolean {
  return isTree(value) || (typeof value === "string" && !isUserData(path) && parseTree(value) !== undefined);
}

/** A value in one short line; what is longer is cut, and its length said. */
export function describeValue(path: string, value: PlanValue, length = 80): string {
  return clip(renderValue(path, value).replace(/\s*\n\s*/g, " "), length);
}

/** The first characters of a text, and how many there are where some are left out. */
export function clip(text: string, length: number): string {
  if (text.length <= length) return text;
  // Half of a surrogate pair would be no character.
  const start = text.slice(0, length).replace(/[\uD800-\uDBFF]$/, "");
  return `${start}… (${text.length.toLocaleString("en")} characters)`;
}

function isUserData(path: string): boolean {
  const name = path.replace(/(\[[^\]]*\])+$/, "");
  return USER_DATA_KEYS.includes(name.slice(name.lastIndexOf(".") + 1));
}

function describeUserData(path: string, text: string): string {
  const bytes = Buffer.from(text, path.includes("base64") ? "base64" : "utf8");
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, HASH_LENGTH);
  return `user data (${bytes.length.toLocaleString("en")} bytes, sha256 ${hash}…)`;
}

function isTree(value: PlanValue): value is Exclude<PlanValue, null | boolean | number | string | Opaque> {
  return typeof value === "object" && value !== null && !isOpaque(value);
}

function isOpaque(value: PlanValue): value is Opaque {
  return value instanceof SensitiveValue || value instanceof UnknownValue;
}

function isList(value: PlanValue): value is readonly PlanValue[] {
  return Array.isArray(value);
}

/** The list or object that a text is; undefined for any other text. */
function parseTree(text: string): PlanValue | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as PlanValue;
  } catch {
    return undefined;
  }
}

function renderJson(value: PlanValue, level = 0): string {
  if (isOpaque(value)) return value.toString();
  if (!isTree(value)) return JSON.stringify(value);
  if (level > DEEPEST) return `(nested deeper than ${DEEPEST} levels)`;
  const [open, close, items] = isList(value)
    ? (["[", "]", value.map((item) => renderJson(item, level + 1))] as const)
    : (["{", "}", entriesOf(value, level)] as const);
  if (items.length === 0) return `${open}${close}`;
  const margin = "  ".repeat(level);
  return `${open}\n${items.map((item) => `${margin}  ${item}`).join(",\n")}\n${margin}${close}`;
}

function entriesOf(value: { readonly [key: string]: PlanValue }, level: number): readonly string[] {
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, item]) => `${JSON.stringify(key)}: ${renderJson(item, level + 1)}`);
}
