import { evaluateJson, Scope } from "../expressions/evaluate";
import { expandInstances, Instances } from "./expand-instances";
import { Known } from "../known";
import { Body, Declaration, TerraformJson } from "./parse-terraform-json";
import { ResolvedBlock } from "./resolved-block";
import { Value } from "../expressions/value";

const NO_NAMES: ReadonlyMap<string, Value> = new Map();

/** Everything that expressions of a configuration can name; each is resolved when it is first asked for, and once. */
export class Configuration implements Scope {
  readonly names = NO_NAMES;

  private readonly declarations: ReadonlyMap<string, Declaration>;
  private readonly instances = new Map<string, Instances>();
  private readonly locals = new Map<string, Value>();
  private readonly providers: ReadonlyMap<string, ResolvedBlock>;

  constructor(private readonly json: TerraformJson) {
    const dataSources = json.dataSources.map((declaration) => [`data.${pathOf(declaration)}`, declaration] as const);
    const resources = json.resources.map((declaration) => [pathOf(declaration), declaration] as const);
    this.declarations = new Map([...dataSources, ...resources]);
    this.providers = new Map(
      json.providers.map(({ name, body }) => {
        const alias = typeof body.alias === "string" ? `.${body.alias}` : "";
        return [`${name}${alias}`, new ResolvedBlock((key) => this.valueOf(body, key), body)];
      }),
    );
  }

  /** The instances of every resource and data source. */
  all(): readonly Instances[] {
    return [...this.declarations.keys()].flatMap((path) => this.instancesOf(path) ?? []);
  }

  find([root = "", ...rest]: readonly string[]): Value | undefined {
    if (root === "local") return this.local(rest[0] ?? "");
    return this.instancesOf([root, ...rest].join("."))?.value;
  }

  private local(name: string): Value | undefined {
    if (!Object.hasOwn(this.json.locals, name)) return undefined;
    const earlier = this.locals.get(name);
    if (earlier) return earlier;
    this.locals.set(name, { kind: "unknown", reason: `'\${local.${name}}' refers to itself` });
    const value = evaluateJson(this.json.locals[name], this);
    this.locals.set(name, value);
    return value;
  }

  private instancesOf(path: string): Instances | undefined {
    const earlier = this.instances.get(path);
    const declaration = this.declarations.get(path);
    if (earlier || !declaration) return earlier;
    const reason = `'\${${path}}' decides over its own number`;
    this.instances.set(path, { path, value: { kind: "unknown", reason }, resources: [] });
    const made = expandInstances({ path, declaration, scope: this, defaultTag: this.defaultTagOf(declaration) });
    this.instances.set(path, made);
    return made;
  }

  private defaultTagOf({ type, body }: Declaration): (name: string) => Known<string> | undefined {
    const named = typeof body.provider === "string" ? body.provider.replace(/^\$\{(.*)\}$/, "$1") : type.split("_")[0];
    const provider = this.providers.get(named ?? "");
    return (name) => provider?.blocks("default_tags")[0]?.entry("tags", name);
  }

  private valueOf(body: Body, key: string): Value | undefined {
    return body[key] === undefined ? undefined : evaluateJson(body[key], this);
  }
}

function pathOf({ type, name }: Declaration): string {
  return `${type}.${name}`;
}
