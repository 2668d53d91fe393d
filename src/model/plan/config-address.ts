/** One step of an address, and the key of its instance: `module.net`, `["a"]`; `aws_subnet.private`, `[0]`. */
export interface AddressStep {
  readonly name: string;
  /** With its brackets, for example `["us-east-1a"]` or `[0]`; empty where there is none. */
  readonly key: string;
}

const STEP = /((?:module|data\.[^.[]+|[^.[]+)\.[^.[]+)(\[(?:"(?:[^"\\]|\\.)*"|[^\]]*)\])?\.?/gy;

/** The steps of an address; the last is the resource itself. */
export function addressSteps(address: string): readonly AddressStep[] {
  return [...address.matchAll(STEP)].map(([, name = "", key = ""]) => ({ name, key }));
}

/** An address without the keys of instances: `module.net.aws_subnet.a` of `module.net["x"].aws_subnet.a[0]`. */
export function configAddressOf(address: string): string {
  const names = addressSteps(address).map(({ name }) => name);
  return names.length === 0 ? address : names.join(".");
}
