type Json = Record<string, unknown>;

/** The generated JSON of a stack, to be changed as somebody changes it who does not know our constructs. */
export class StackEdit {
  private readonly json: Json;

  /** @param text the stack's `cdk.tf.json` */
  constructor(text: string) {
    this.json = JSON.parse(text) as Json;
  }

  /** Writes attributes of a resource over, or adds the resource; `undefined` takes an attribute away. */
  set(address: string, attributes: Json): void {
    const [byName, name] = this.placeOf(address);
    byName[name] = { ...(byName[name] as Json | undefined), ...attributes };
  }

  /** Takes a resource out, and gives what it was. */
  remove(address: string): Json {
    const [byName, name] = this.placeOf(address);
    const removed = byName[name];
    if (removed === undefined) throw new RangeError(`stack: '${address}' is not in it; read its cdk.tf.json`);
    Reflect.deleteProperty(byName, name);
    // Terraform takes no type without a resource.
    if (Object.keys(byName).length === 0) Reflect.deleteProperty(this.resources, typeOf(address));
    return removed as Json;
  }

  /** Writes something at the top of the document, for example `moved`. */
  setTop(key: string, value: unknown): void {
    this.json[key] = value;
  }

  /** Adds to a block at the top of the document that has names, for example a `variable`. */
  addTop(key: string, entries: Json): void {
    this.json[key] = { ...(this.json[key] as Json | undefined), ...entries };
  }

  /** Takes the outputs out; they name resources that may be gone. */
  removeOutputs(): void {
    Reflect.deleteProperty(this.json, "output");
  }

  /** Writes every mention of a resource over, as whoever renames it has to. */
  renameMentions(from: string, to: string): void {
    const text = JSON.stringify(this.json).replaceAll(`\${${from}.`, `\${${to}.`);
    Object.assign(this.json, JSON.parse(text));
  }

  toString(): string {
    return JSON.stringify(this.json, null, 2);
  }

  private placeOf(address: string): readonly [byName: Json, name: string] {
    const type = typeOf(address);
    return [(this.resources[type] ??= {}), address.slice(type.length + 1)];
  }

  private get resources(): Record<string, Json> {
    return this.json.resource as Record<string, Json>;
  }
}

function typeOf(address: string): string {
  return address.slice(0, address.indexOf("."));
}
