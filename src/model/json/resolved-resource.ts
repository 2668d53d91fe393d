import { evaluateJson, Scope } from "../expressions/evaluate";
import { Known } from "../known";
import { Body } from "./parse-terraform-json";
import { dynamicBlocks } from "./dynamic-blocks";
import { ResolvedBlock } from "./resolved-block";
import { TerraformResource } from "../terraform-resource";
import { Referable, Value } from "../expressions/value";

/** What a resource is made of. */
export interface ResourceProps {
  readonly address: string;
  readonly type: string;
  readonly body: Body;
  readonly scope: Scope;
  /** A tag that its provider gives to everything. */
  readonly defaultTag: (name: string) => Known<string> | undefined;
}

/** One resource or data source; every key is resolved when it is first asked for, and once. */
export class ResolvedResource extends ResolvedBlock implements TerraformResource, Referable {
  readonly address: string;
  readonly type: string;
  readonly body: Body;

  private readonly scope: Scope;

  constructor(private readonly props: ResourceProps) {
    super(resolver(props), props.body);
    this.address = props.address;
    this.type = props.type;
    this.body = props.body;
    this.scope = props.scope;
  }

  get constructPath(): string | undefined {
    const comment = this.json["//"] as { metadata?: { path?: unknown } } | null | undefined;
    const path = comment?.metadata?.path;
    return typeof path === "string" ? path : undefined;
  }

  get dependsOn(): readonly string[] {
    const names: unknown = this.json.depends_on;
    return Array.isArray(names) ? names.filter((name) => typeof name === "string") : [];
  }

  defaultTag(name: string): Known<string> | undefined {
    return this.props.defaultTag(name);
  }

  override blocks(key: string): readonly ResolvedBlock[] {
    return [...super.blocks(key), ...dynamicBlocks(this.json, key, this.scope).blocks];
  }

  protected override hidesDynamic(key: string): boolean {
    return !dynamicBlocks(this.json, key, this.scope).complete;
  }
}

/** Resolves a key once; while it is being resolved it cannot be known, so circles end. */
function resolver({ address, body, scope }: ResourceProps): (key: string) => Value | undefined {
  const values = new Map<string, Value>();
  return (key) => {
    const json = body[key];
    if (json === undefined || json === null) return undefined;
    const earlier = values.get(key);
    if (earlier) return earlier;
    values.set(key, { kind: "unknown", reason: `'\${${address}.${key}}' refers to itself` });
    const value = evaluateJson(json, scope);
    values.set(key, value);
    return value;
  };
}
