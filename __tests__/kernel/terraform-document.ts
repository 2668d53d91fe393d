/** Terraform JSON in the making. */
export class TerraformDocument {
  private readonly resources: Record<string, Record<string, object>> = {};

  /** Adds a resource; a key whose value is undefined is left out. Returns the resource's address. */
  add(type: string, name: string, body: object): string {
    (this.resources[type] ??= {})[name] = body;
    return `${type}.${name}`;
  }

  /** The document as text. */
  toText(): string {
    const provider = { aws: [{ region: "us-east-1" }] };
    return `${JSON.stringify({ provider, resource: this.resources }, undefined, 2)}\n`;
  }
}

/** A reference to an attribute of a resource. */
export function reference(address: string, attribute = "id"): string {
  return `\${${address}.${attribute}}`;
}
