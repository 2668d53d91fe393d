/** One thing that is wrong in a contract. */
export interface ContractProblem {
  /** Line in the file, counted from 1. */
  readonly line: number;
  /** Column in the line, counted from 1. */
  readonly column: number;
  /** Where in the document, for example `flows[0].ports`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** A contract that cannot be used; the message lists every problem of it. */
export class ContractError extends Error {
  override readonly name = "ContractError";

  constructor(
    readonly file: string,
    readonly problems: readonly ContractProblem[],
  ) {
    super([`${file}: ${problems.length} problem${problems.length === 1 ? "" : "s"}`, ...linesOf(problems)].join("\n"));
  }
}

function linesOf(problems: readonly ContractProblem[]): string[] {
  const width = Math.max(...problems.map((problem) => placeOf(problem).length)) + 2;
  return problems.map((problem) => {
    const { path, message } = problem;
    return `  ${placeOf(problem).padEnd(width)}${path === "" ? "" : `${path}: `}${message}`;
  });
}

function placeOf({ line, column }: ContractProblem): string {
  return `${line}:${column}`;
}
