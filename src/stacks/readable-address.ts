/**
 * The name of a resource in its Terraform address, made from its construct path without a hash:
 * `["Network", "PublicSubnet", "us-east-1a"]` becomes `network_public_subnet_us-east-1a`.
 *
 * The main child of a construct, `Resource`, is left out. Two constructs of one type whose paths differ only in case or
 * in `Resource` would share an address; cdktf then refuses to synthesize.
 */
export function readableAddress(path: readonly string[]): string {
  const kept = path.filter((id) => id !== "Resource");
  return (kept.length > 0 ? kept : path).map(toSnakeCase).join("_");
}

function toSnakeCase(id: string): string {
  return id
    .replace(/([a-z0-9])([A-Z])/g, "$1_$2")
    .replace(/[^A-Za-z0-9_-]/g, "_")
    .toLowerCase();
}
