import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { ConfigProblem } from "./config-error";
import { checkCrossFieldRules, ValidParts } from "./cross-field-rules";
import { describeIssue } from "./describe-issue";
import { environmentSchema, ParsedEnvironment } from "./environment";
import { EXPRESSION } from "./expression";
import { quote } from "./quote";
import { ValuePath, YamlSource } from "./yaml-source";

/** An environment, or everything that is wrong with it. */
export type ParseResult =
  | { readonly kind: "environment"; readonly environment: ParsedEnvironment; readonly source: YamlSource }
  | { readonly kind: "problems"; readonly problems: readonly ConfigProblem[] };

/** Reads the text of an environment file; user-data files are not looked at. */
export function parseEnvironment(text: string): ParseResult {
  const source = new YamlSource(text);
  const syntax = source.syntaxProblems();
  if (syntax.length > 0) return { kind: "problems", problems: syntax };
  const read = readData(source);
  if ("problem" in read) return { kind: "problems", problems: [read.problem] };
  const { data } = read;
  const result = environmentSchema.safeParse(data);
  const problems = [
    ...(result.error?.issues ?? []).flatMap((issue) => describeIssue(issue, data, source)),
    ...checkCrossFieldRules(validParts(data)).map(({ path, message }) => source.problemOfValue(path, message)),
    ...expressionProblems(data, [], source),
  ];
  if (result.success && problems.length === 0) return { kind: "environment", environment: result.data, source };
  return { kind: "problems", problems: inOrder(problems) };
}

/** In the order of the file, none twice: a number can break two rules of the schema that read the same to the user. */
function inOrder(problems: readonly ConfigProblem[]): readonly ConfigProblem[] {
  const unique = problems.filter(
    (problem, index) => problems.findIndex((other) => isDeepStrictEqual(problem, other)) === index,
  );
  return unique.sort((a, b) => a.line - b.line || a.column - b.column);
}

function readData(source: YamlSource): { data: unknown } | { problem: ConfigProblem } {
  let data: unknown;
  try {
    data = source.toData();
    assertFinite(data);
  } catch (error) {
    const reason = (error as Error).message.toLowerCase();
    return { problem: source.problemOfValue([], `the aliases cannot be resolved (${reason}); write the values out`) };
  }
  if (data === null || data === undefined) {
    return { problem: source.problemOfValue([], "the file is empty; copy environments/dev.yaml and edit it") };
  }
  if (typeof data === "object" && !Array.isArray(data)) return { data };
  const message = `${quote(data)} is no environment; write keys and values, as in environments/dev.yaml`;
  return { problem: source.problemOfValue([], message) };
}

/** @throws {RangeError} when an alias lies within the value that it stands for */
function assertFinite(data: unknown, above: readonly unknown[] = []): void {
  if (typeof data !== "object" || data === null) return;
  if (above.includes(data)) throw new RangeError("an alias lies within its own anchor");
  for (const value of Object.values(data)) assertFinite(value, [...above, data]);
}

/** The fields that are right by themselves, whatever is wrong with others. */
function validParts(data: unknown): ValidParts {
  return validFields(environmentSchema, data, 2);
}

function validFields(schema: z.ZodObject, data: unknown, depth: number): Record<string, unknown> {
  const record = (typeof data === "object" ? data : undefined) as Record<string, unknown> | null | undefined;
  const fields = Object.entries(schema.shape).flatMap(([key, field]): [string, unknown][] => {
    const value = record?.[key];
    if (depth > 1 && field instanceof z.ZodObject) return [[key, validFields(field, value, depth - 1)]];
    const result = z.safeParse(field, value);
    return result.success ? [[key, result.data]] : [];
  });
  return Object.fromEntries(fields);
}

/** Texts that Terraform would read as expressions instead of texts. */
function expressionProblems(data: unknown, path: ValuePath, source: YamlSource): ConfigProblem[] {
  if (typeof data === "string") {
    const message = `${quote(data)} has '\${' or '%{', which Terraform reads as an expression; write it without`;
    return EXPRESSION.test(data) ? [source.problemOfValue(path, message)] : [];
  }
  if (typeof data !== "object" || data === null) return [];
  return Object.entries(data).flatMap(([key, value]) => {
    const here = [...path, Array.isArray(data) ? Number(key) : key];
    return [...expressionProblems(key, here, source), ...expressionProblems(value, here, source)];
  });
}
