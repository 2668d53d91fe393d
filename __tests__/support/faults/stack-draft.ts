type Attributes = Record<string, unknown>;

/** What cdktf writes beside a resource. */
interface Comment {
  readonly metadata: { readonly path: string };
}

/** The parsed parts of a Terraform JSON file. */
interface TerraformDocument {
  readonly resource: Record<string, Record<string, Attributes>>;
  readonly [part: string]: unknown;
}

/** The Terraform JSON of a stack, to plant a fault in. Every change that would change nothing throws. */
export class StackDraft {
  private document: TerraformDocument;

  public constructor(text: string) {
    this.document = JSON.parse(text) as TerraformDocument;
  }

  /** The attributes of a resource. */
  public at(address: string): Attributes {
    const [type, name] = partsOf(address);
    const found = this.document.resource[type]?.[name];
    if (!found) throw new Error(`${address}: not in the stack; there are ${this.addresses().join(", ")}`);
    return found;
  }

  /** Adds a resource. */
  public add(address: string, attributes: Attributes): void {
    const [type, name] = partsOf(address);
    const ofType = (this.document.resource[type] ??= {});
    if (ofType[name]) throw new Error(`${address}: is in the stack already; use change`);
    ofType[name] = attributes;
  }

  /** Writes over attributes of a resource. */
  public change(address: string, attributes: Attributes): void {
    const found = this.at(address);
    const before = JSON.stringify(found);
    Object.assign(found, attributes);
    if (JSON.stringify(found) === before) throw new Error(`${address}: is so already; the fault changes nothing`);
  }

  /** Takes an attribute of a resource away. */
  public unset(address: string, key: string): void {
    const attributes = this.at(address);
    if (!(key in attributes)) throw new Error(`${address}: has no ${key} to take away`);
    attributes[key] = undefined;
  }

  /** Takes a resource away. */
  public remove(address: string): void {
    this.at(address);
    const [type, name] = partsOf(address);
    delete this.document.resource[type]?.[name];
  }

  /** Adds a part beside the resources, for example a `variable`. */
  public addPart(part: string, content: Attributes): void {
    this.document = { ...this.document, [part]: { ...(this.document[part] as Attributes | undefined), ...content } };
  }

  /** The construct path that cdktf wrote for a resource, where it did. */
  public constructPathOf(address: string): string | undefined {
    const [type, name] = partsOf(address);
    const comment = this.document.resource[type]?.[name]?.["//"] as Comment | undefined;
    return comment?.metadata.path;
  }

  /** The JSON as it is now. */
  public toText(): string {
    return JSON.stringify(this.document);
  }

  private addresses(): readonly string[] {
    const types = Object.entries(this.document.resource);
    return types.flatMap(([type, byName]) => Object.keys(byName).map((name) => `${type}.${name}`));
  }
}

function partsOf(address: string): readonly [string, string] {
  const [type = "", name = ""] = address.split(".");
  return [type, name];
}
