import { assertTerraformJson } from "../model/json/assert-terraform-json";

type Json = Readonly<Record<string, unknown>>;

/** What a `cdk.tf.json` says of the constructs that it was made from. */
export interface StackOrigin {
  /** Name of the stack; undefined where cdktf did not make the JSON. */
  readonly stackName?: string;
  /** Construct paths by the address in the configuration, for example `aws_instance.head_1`. */
  readonly constructPaths: ReadonlyMap<string, string>;
  /** Addresses of everything that it declares, data sources too. */
  readonly addresses: ReadonlySet<string>;
}

/**
 * Reads from a `cdk.tf.json` which construct made which resource. A plan does not have that.
 *
 * @param file what the messages call it
 * @throws {StackFormatError} when it is no Terraform JSON
 */
export function readStackOrigin(text: string, file: string): StackOrigin {
  const document = assertTerraformJson(text, file);
  const blocks = [...blocksOf(document.resource, ""), ...blocksOf(document.data, "data.")];
  const stackName = metadataOf(document).stackName;
  return {
    ...(typeof stackName === "string" && stackName !== "" ? { stackName } : {}),
    constructPaths: new Map(
      blocks.flatMap(([address, body]) => {
        const { path } = metadataOf(body);
        return typeof path === "string" ? [[address, path] as const] : [];
      }),
    ),
    addresses: new Set(blocks.map(([address]) => address)),
  };
}

/** Resources or data sources by their addresses; Terraform lets one write each level as an object or as a list of them. */
function blocksOf(json: unknown, prefix: string): readonly (readonly [address: string, body: Json])[] {
  return entriesOf(json).flatMap(([type, named]) =>
    entriesOf(named).flatMap(([name, body]) => {
      return objectsOf(body).map((object) => [`${prefix}${type}.${name}`, object] as const);
    }),
  );
}

function entriesOf(json: unknown): readonly (readonly [key: string, value: unknown])[] {
  return objectsOf(json)
    .flatMap((object) => Object.entries(object))
    .filter(([key]) => key !== "//");
}

function objectsOf(json: unknown): readonly Json[] {
  if (Array.isArray(json)) return json.flatMap(objectsOf);
  return typeof json === "object" && json !== null ? [json as Json] : [];
}

/** What cdktf notes beside a block. */
function metadataOf(block: Json): Json {
  const [comment = {}] = objectsOf(block["//"]);
  const [metadata = {}] = objectsOf(comment.metadata);
  return metadata;
}
