import { findNodeAtLocation, getNodeValue, Node, ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { ContractProblem } from "./contract-error";
import { plainLine } from "../plain-line";

/** Keys and places in lists that lead to a value. */
export type JsonPath = readonly (string | number)[];

/** A JSON text that knows where in it each of its values stands. */
export class JsonSource {
  private readonly root: Node | undefined;
  private readonly errors: ParseError[] = [];

  constructor(private readonly text: string) {
    this.root = parseTree(text, this.errors, { disallowComments: true, allowTrailingComma: false });
  }

  /** Why the text is no JSON; only the first fault counts, as the others follow from it. */
  syntaxProblems(): readonly ContractProblem[] {
    const [first] = this.errors;
    if (this.text.trim() === "") return [this.problemAtOffset(0, [], "the file is empty; write a contract")];
    if (first === undefined) return [];
    const words = printParseErrorCode(first.error).replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
    return [this.problemAtOffset(first.offset, [], `this is no JSON (${words.trim()}); correct it here`)];
  }

  /** The value of the whole text, which has to be JSON. */
  toData(): unknown {
    return this.root && (getNodeValue(this.root) as unknown);
  }

  /** Keys that are given twice in one object; JSON itself would keep the last silently. */
  repeatedKeys(): readonly ContractProblem[] {
    return this.repeatedIn(this.root, []);
  }

  /** A problem at a value; at the nearest value around it where there is none. */
  problemAt(path: JsonPath, message: string): ContractProblem {
    return this.problemAtOffset(this.nodeNear(path)?.offset ?? 0, path, message);
  }

  /** A problem at a key. */
  problemAtKey(path: JsonPath, message: string): ContractProblem {
    const value = this.root && findNodeAtLocation(this.root, [...path]);
    return this.problemAtOffset(value?.parent?.offset ?? 0, path, message);
  }

  private nodeNear(path: JsonPath): Node | undefined {
    if (this.root === undefined || path.length === 0) return this.root;
    return findNodeAtLocation(this.root, [...path]) ?? this.nodeNear(path.slice(0, -1));
  }

  private repeatedIn(node: Node | undefined, path: JsonPath): ContractProblem[] {
    const isObject = node?.type === "object";
    const seen = new Set<string>();
    return (node?.children ?? []).flatMap((child, index) => {
      if (!isObject) return this.repeatedIn(child, [...path, index]);
      const [key, value] = child.children ?? [];
      const name = String(key?.value);
      const here = [...path, name];
      const isRepeated = seen.has(name);
      seen.add(name);
      const problem = this.problemAtOffset(child.offset, here, "is given twice; write it once, with all of its values");
      return [...(isRepeated ? [problem] : []), ...this.repeatedIn(value, here)];
    });
  }

  private problemAtOffset(offset: number, path: JsonPath, message: string): ContractProblem {
    const before = this.text.slice(0, offset).split("\n");
    return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1, path: describePath(path), message };
  }
}

function describePath(path: JsonPath): string {
  return path
    .map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${plainLine(key)}`))
    .join("");
}
