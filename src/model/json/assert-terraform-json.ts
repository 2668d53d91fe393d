import { faultPlace } from "./fault-place";
import { findRepeatedKey } from "./repeated-key";
import { StackFormatError } from "../stack-format-error";

type Document = Readonly<Record<string, unknown>>;

const WANTED = "give the cdk.tf.json that 'cdktf synth' wrote";
const HCL = /^\s*(resource|data|provider|module|variable|output)\s+"|^\s*(terraform|locals)\s*\{/m;

/** Files of Terraform and cdktf that are JSON, but no configuration. */
const MISTAKEN: readonly { readonly has: (document: Document) => boolean; readonly is: string }[] = [
  {
    has: (document) => "planned_values" in document || "resource_changes" in document,
    is: `this is the JSON of a plan, which has values in place of references; ${WANTED}`,
  },
  {
    has: (document) => "format_version" in document || ("serial" in document && "lineage" in document),
    is: `this is a Terraform state, which lists what exists and not what will be; ${WANTED}`,
  },
  {
    has: (document) => "terraform_version" in document && Array.isArray(document.resources),
    is: `this is a Terraform state, which lists what exists and not what will be; ${WANTED}`,
  },
  {
    has: (document) => "stacks" in document && !("resource" in document),
    is: "this is cdktf's manifest, which only lists the stacks; give the cdk.tf.json of one of them",
  },
];

/**
 * The object that a text is, when it can be a configuration.
 *
 * @throws {StackFormatError} when it is not JSON, is another kind of file, or has a key twice
 */
export function assertTerraformJson(text: string, file: string): Document {
  if (text.trim() === "") throw new StackFormatError(`${file}: the file is empty; ${WANTED}`);
  const document = parseJson(text, file);
  if (typeof document !== "object" || document === null || Array.isArray(document)) {
    const kind = Array.isArray(document) ? "list" : document === null ? "null" : typeof document;
    throw new StackFormatError(`${file}: the JSON is a ${kind} and not an object; ${WANTED}`);
  }
  const mistaken = MISTAKEN.find(({ has }) => has(document as Document));
  if (mistaken) throw new StackFormatError(`${file}: ${mistaken.is}`);
  assertKeysOnce(text, file);
  return document as Document;
}

/** Terraform merges blocks whose key stands twice, but the parser of JSON keeps only the last. */
function assertKeysOnce(text: string, file: string): void {
  const repeated = findRepeatedKey(text);
  if (repeated === undefined) return;
  const line = text.slice(0, repeated.offset).split("\n").length;
  throw new StackFormatError(
    `${file}: line ${line}: '${repeated.key}' stands twice, and only one would be read; merge the two`,
  );
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const message = HCL.test(text)
      ? `this is Terraform's own language and not its JSON syntax; ${WANTED}, or write it as .tf.json`
      : `${placeOf(cause, text)} is not JSON; ${WANTED}`;
    throw new StackFormatError(`${file}: ${message}`, { cause });
  }
}

function placeOf(fault: unknown, text: string): string {
  const place = faultPlace(fault, text);
  if (place === "end") return "the end of the file is missing, so it";
  return place === undefined ? "this" : `line ${place.line}, column ${place.column}`;
}
