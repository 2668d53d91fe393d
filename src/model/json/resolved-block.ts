import { Known } from "../known";
import { Link } from "../link";
import { linkOf, linksOf } from "../expressions/link-of";
import { flagOf, itemsOf, numberOf, textOf, textsOf } from "../expressions/read-value";
import { TerraformBlock } from "../terraform-resource";
import { dereference, Value } from "../expressions/value";

type Json = Readonly<Record<string, unknown>>;

/** A block of a resource, or a resource as far as it is one. */
export class ResolvedBlock implements TerraformBlock {
  /**
   * @param read what a key stands for; undefined where it is left out
   * @param json the block as it is in the JSON; empty for blocks that an expression makes
   */
  constructor(
    private readonly read: (key: string) => Value | undefined,
    protected readonly json: Json,
  ) {}

  /** What the JSON gives for a key, references resolved. */
  value(key: string): Value | undefined {
    return this.read(key);
  }

  text(key: string): Known<string> | undefined {
    return this.as(key, textOf);
  }

  number(key: string): Known<number> | undefined {
    return this.as(key, numberOf);
  }

  flag(key: string): Known<boolean> | undefined {
    return this.as(key, flagOf);
  }

  texts(key: string): readonly Known<string>[] {
    return this.as(key, textsOf) ?? [];
  }

  link(key: string): Link | undefined {
    return this.as(key, linkOf);
  }

  links(key: string): readonly Link[] {
    return this.as(key, linksOf) ?? [];
  }

  blocks(key: string): readonly ResolvedBlock[] {
    return blocksOf(this.value(key), this.json[key]);
  }

  hasDynamic(key: string): boolean {
    const items = this.as(key, itemsOf) ?? [];
    return this.hidesDynamic(key) || items.some((item) => dereference(item).kind === "unknown");
  }

  entry(key: string, name: string): Known<string> | undefined {
    const given = this.as(key, dereference);
    if (given?.kind === "unknown") return given;
    const value = given?.kind === "map" ? given.entries.get(name) : undefined;
    return value && textOf(value);
  }

  raw(key: string): unknown {
    return this.json[key] ?? undefined;
  }

  /** Whether there are `dynamic` blocks of a name that {@link blocks} does not show. */
  protected hidesDynamic(key: string): boolean {
    return dynamicNames(this.json).has(key);
  }

  private as<Result>(key: string, convert: (value: Value) => Result): Result | undefined {
    const value = this.value(key);
    return value && convert(value);
  }
}

/** The blocks that a value stands for: an object is one, a list is many. */
export function blocksOf(value: Value | undefined, json: unknown): readonly ResolvedBlock[] {
  const given = value && dereference(value);
  if (given?.kind === "list") {
    return given.items.flatMap((item, index) => blocksOf(item, Array.isArray(json) ? json[index] : undefined));
  }
  if (given?.kind !== "map") return [];
  return [new ResolvedBlock((key) => given.entries.get(key), isObject(json) ? json : {})];
}

/** Names of the blocks that `dynamic` makes. */
function dynamicNames(json: Json): ReadonlySet<string> {
  const dynamic = json.dynamic;
  const blocks: readonly unknown[] = Array.isArray(dynamic) ? dynamic : [dynamic];
  return new Set(blocks.filter(isObject).flatMap((block) => Object.keys(block)));
}

function isObject(json: unknown): json is Json {
  return typeof json === "object" && json !== null && !Array.isArray(json);
}
