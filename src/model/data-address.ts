const DATA = /^(module\.[^.[]+(\[[^\]]*\])?\.)*data\./;

/** Whether an address is of a data source: it starts with `data.`, behind the modules that it is in. */
export function isDataAddress(address: string): boolean {
  return DATA.test(address);
}
