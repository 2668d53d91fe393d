/** One thing that is wrong in an environment file. */
export interface ConfigProblem {
  /** Line in the file, counted from 1. */
  readonly line: number;
  /** Column in the line, counted from 1. */
  readonly column: number;
  /** Where in the document, for example `client.sshFrom[0]`; empty for the file as a whole. */
  readonly path: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

/** The problems of one file; none is a file that cannot be had at all. */
export interface FileProblems {
  /** The file as the user named it. */
  readonly file: string;
  /** Its problems, in the order of the file. */
  readonly problems: readonly ConfigProblem[];
}

/** An environment file that cannot be used; the message lists every problem of every file. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";

  constructor(readonly files: readonly FileProblems[]) {
    super(files.map(renderFileProblems).join("\n"));
  }
}

function renderFileProblems({ file, problems }: FileProblems): string {
  const places = problems.map(({ line, column }) => `${line}:${column}`);
  const width = Math.max(...places.map((place) => place.length)) + 2;
  const lines = problems.map(({ path, message }, index) => {
    const where = (places[index] ?? "").padEnd(width);
    return `  ${where}${path === "" ? "" : `${path}: `}${message}`;
  });
  return [`${file}: ${problems.length} problem${problems.length === 1 ? "" : "s"}`, ...lines].join("\n");
}
