import { Known } from "./known";
import { Link } from "./link";

/**
 * One resource of the JSON, its references resolved as far as the JSON goes.
 *
 * A key that is left out or null reads as `undefined`; a value that cannot be known reads as unknown, with its reason.
 */
export interface TerraformResource {
  /** Terraform address, for example `aws_subnet.public_a` or `aws_instance.node[2]`. */
  readonly address: string;
  /** Type, for example `aws_subnet`. */
  readonly type: string;
  /** Its construct path, where cdktf made the JSON. */
  readonly constructPath?: string;
  /** All of it as it is in the JSON, references unresolved. */
  readonly body: Readonly<Record<string, unknown>>;
  /** Terraform addresses it names in `depends_on`. */
  readonly dependsOn: readonly string[];
  /** A tag that its provider gives to everything (`default_tags`). */
  defaultTag(name: string): Known<string> | undefined;
  /** Text, also of a number or a boolean. */
  text(key: string): Known<string> | undefined;
  /** Number, also from text. */
  number(key: string): Known<number> | undefined;
  /** Boolean, also from text. */
  flag(key: string): Known<boolean> | undefined;
  /** Texts of a list; a single text reads as a list of one. */
  texts(key: string): readonly Known<string>[];
  /** Another resource by reference, or its id. */
  link(key: string): Link | undefined;
  /** Other resources; a list that cannot be known reads as one unknown link. */
  links(key: string): readonly Link[];
  /** Blocks of a name, written as an object or as a list. */
  blocks(key: string): readonly TerraformBlock[];
  /** Whether there may be blocks of a name that {@link blocks} cannot show: made by `dynamic`, or by an expression. */
  hasDynamic(key: string): boolean;
  /** Text at a name in a map, such as one of `tags`. */
  entry(key: string, name: string): Known<string> | undefined;
  /** The value as it is in the JSON, references unresolved; for reading what is text in text, such as a policy. */
  raw(key: string): unknown;
}

/** A block in a resource, read like the resource itself. */
export type TerraformBlock = Omit<
  TerraformResource,
  "address" | "type" | "constructPath" | "body" | "dependsOn" | "defaultTag"
>;
