import { Document, isCollection, isMap, isNode, isPair, isScalar, LineCounter, parseDocument, YAMLError } from "yaml";
import { ConfigProblem } from "./config-error";
import { escapeUnprintable, isSecret, quote } from "./quote";

/** Keys and indexes that lead from the document's root to a value. */
export type ValuePath = readonly (string | number)[];

/** The text of an environment file as YAML, with the place of every value. */
export class YamlSource {
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed;

  constructor(private readonly text: string) {
    this.document = parseDocument(text, {
      lineCounter: this.lines,
      prettyErrors: false,
      uniqueKeys: true,
      logLevel: "error",
    });
  }

  /** What YAML itself finds wrong. */
  syntaxProblems(): readonly ConfigProblem[] {
    const faults = [...this.document.errors, ...this.document.warnings];
    return faults.map((error) =>
      this.problemAt(error.pos[0], "", describeSyntaxError(error, this.wordAt(error.pos[0]))),
    );
  }

  /** The document as plain data; aliases that would unfold to more than 100 times their size are refused by YAML. */
  toData(): unknown {
    return this.document.toJS({ maxAliasCount: 100 }) as unknown;
  }

  /** A scalar as it stands in the file, such as a number with its leading zeros. */
  writtenAt(path: ValuePath): string | undefined {
    const node = this.document.getIn(path, true);
    return isScalar(node) ? node.source : undefined;
  }

  /** A problem of the value at a path, placed at the value or at its nearest parent that is in the file. */
  problemOfValue(path: ValuePath, message: string): ConfigProblem {
    return this.problemAt(this.offsetOfValue(path), renderPath(path), message);
  }

  /** A problem of a key, placed at the key. */
  problemOfKey(path: ValuePath, message: string): ConfigProblem {
    const parent = this.document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && String(key.value) === path.at(-1))
      : null;
    const start = isPair(pair) && isNode(pair.key) ? pair.key.range?.[0] : undefined;
    return this.problemAt(start ?? this.offsetOfValue(path), renderPath(path), message);
  }

  /** The key or word that begins at an offset. */
  private wordAt(offset: number): string {
    return /^[^\s:,\]}]*/.exec(this.text.slice(offset))?.[0] ?? "";
  }

  private offsetOfValue(path: ValuePath): number {
    for (let length = path.length; length > 0; length--) {
      const node = this.document.getIn(path.slice(0, length), true);
      if (!isNode(node) || !node.range) continue;
      const isValue = length === path.length || !isCollection(node);
      return isValue ? node.range[0] : this.keyOffset(path.slice(0, length), node.range[0]);
    }
    return this.document.contents?.range[0] ?? 0;
  }

  private keyOffset(path: ValuePath, otherwise: number): number {
    const parent = this.document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent) ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1)) : undefined;
    return (pair && isNode(pair.key) ? pair.key.range?.[0] : undefined) ?? otherwise;
  }

  private problemAt(offset: number, path: string, message: string): ConfigProblem {
    const { line, col } = this.lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1), path, message };
  }
}

/** A path as people write it, for example `client.sshFrom[0]`. */
export function renderPath(path: ValuePath): string {
  return path.reduce<string>((text, key) => {
    if (typeof key === "number") return `${text}[${key}]`;
    const shown = isSecret(key) ? "(a private key)" : escapeUnprintable(key);
    return text === "" ? shown : `${text}.${shown}`;
  }, "");
}

function describeSyntaxError({ code, message }: YAMLError, word: string): string {
  if (code === "DUPLICATE_KEY") return `${quote(word)} is written twice; keep one of the two`;
  if (code === "MULTIPLE_DOCS") return "the file has several documents; write one environment per file";
  if (code === "TAG_RESOLVE_FAILED")
    return `${quote(word)} is a tag that means nothing here; write the value without it`;
  const reason = message.charAt(0).toLowerCase() + message.slice(1).replace(/\.$/, "");
  return `the file is not valid YAML (${reason}); mend it here, often by quoting or indenting`;
}
