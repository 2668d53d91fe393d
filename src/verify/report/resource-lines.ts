import { findNodeAtLocation, parseTree } from "jsonc-parser";

/** Gives the line of a resource in a Terraform JSON, counted from 1, by its Terraform address. */
export type ResourceLines = (address: string) => number | undefined;

/** An address without the index of an instance and without what stands for AWS's own defaults. */
const ADDRESS = /^([\w-]+)\.([\w-]+)/;

/** Finds where the resources of a Terraform JSON are written. */
export function findResourceLines(text: string): ResourceLines {
  const root = parseTree(text);
  const starts = lineStarts(text);
  return (address) => {
    const [, type = "", name = ""] = ADDRESS.exec(address) ?? [];
    const node = root && findNodeAtLocation(root, ["resource", type, name]);
    return node && lineOf(node.parent?.offset ?? node.offset, starts);
  };
}

function lineStarts(text: string): readonly number[] {
  return [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
}

/** Line of an offset by halving: the number of lines that start at or before it. */
function lineOf(offset: number, starts: readonly number[]): number {
  let [low, high] = [0, starts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
