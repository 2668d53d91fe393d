import { assertTerraformJson } from "./assert-terraform-json";
import { StackFormatError } from "../stack-format-error";

/** Attributes and blocks as they are in the JSON. */
export type Body = Readonly<Record<string, unknown>>;

/** A resource or data source as it is declared, before `count` and `for_each`. */
export interface Declaration {
  readonly type: string;
  readonly name: string;
  readonly body: Body;
}

/** A provider or module block. */
export interface NamedBlock {
  readonly name: string;
  readonly body: Body;
}

/** A configuration in Terraform's JSON syntax, as it is written: references are still text. */
export interface TerraformJson {
  readonly resources: readonly Declaration[];
  readonly dataSources: readonly Declaration[];
  readonly locals: Body;
  readonly providers: readonly NamedBlock[];
  readonly modules: readonly NamedBlock[];
}

const BYTE_ORDER_MARK = /^\uFEFF/;

/**
 * Reads a configuration in Terraform's JSON syntax, such as the `cdk.tf.json` of a cdktf stack.
 *
 * @param file name of the file, for messages
 * @throws {StackFormatError} when it is anything else, or has no resource in it
 */
export function parseTerraformJson(text: string, file: string): TerraformJson {
  const document = assertTerraformJson(text.replace(BYTE_ORDER_MARK, ""), file);
  const reader = new DocumentReader(document, file);
  const json: TerraformJson = {
    resources: reader.declarations("resource"),
    dataSources: reader.declarations("data"),
    locals: Object.fromEntries(reader.objects(document.locals, "locals").flatMap((locals) => Object.entries(locals))),
    providers: reader.named(document.provider, "provider"),
    modules: reader.named(document.module, "module"),
  };
  if (json.resources.length > 0) return json;
  throw new StackFormatError(
    `${file}: there is no resource and so nothing in it to judge; give the cdk.tf.json of a stack that has resources`,
  );
}

/** Reads blocks, which Terraform lets one write as an object or as a list of objects at every level. */
class DocumentReader {
  constructor(
    private readonly document: Body,
    private readonly file: string,
  ) {}

  declarations(block: "resource" | "data"): readonly Declaration[] {
    return this.named(this.document[block], block).flatMap(({ name: type, body }) =>
      this.named(body, `${block}.${type}`).map((named) => ({ type, ...named })),
    );
  }

  named(json: unknown, path: string): readonly NamedBlock[] {
    return this.objects(json, path).flatMap((object) =>
      Object.entries(object)
        .filter(([name]) => name !== "//")
        .flatMap(([name, inner]) => this.objects(inner, `${path}.${name}`).map((body) => ({ name, body }))),
    );
  }

  objects(json: unknown, path: string): readonly Body[] {
    if (json === undefined || json === null) return [];
    if (Array.isArray(json)) return json.flatMap((item) => this.objects(item, path));
    if (typeof json === "object") return [json as Body];
    throw new StackFormatError(
      `${this.file}: '${path}' is a ${typeof json}; write an object, as in {"resource": {"aws_vpc": {"main": {}}}}`,
    );
  }
}
