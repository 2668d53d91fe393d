/**
 * Environment files, read and checked.
 *
 *     loadEnvironments("environments").map(({ environment }) => environment.name); // ["dev", "prod"]
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join, relative, resolve } from "node:path";
import { ConfigError, ConfigProblem, FileProblems } from "./config-error";
import { Environment, ParsedEnvironment } from "./environment";
import { parseEnvironment } from "./parse-environment";
import { nearMiss, quote } from "./quote";
import { readUserData } from "./read-user-data";
import { YamlSource } from "./yaml-source";

/** One environment and the file it was read from. */
export interface EnvironmentFile {
  /** The file as the caller named it. */
  readonly file: string;
  /** What it says. */
  readonly environment: Environment;
}

type Checked = { readonly loaded: EnvironmentFile; readonly source: YamlSource } | FileProblems;

/**
 * Reads environment files anywhere.
 *
 * @throws {ConfigError} with every problem of every file
 */
export function loadEnvironmentFiles(files: readonly string[]): readonly EnvironmentFile[] {
  const checked = files.map(checkFile);
  const good = checked.flatMap((result) => ("loaded" in result ? [result] : []));
  const faults = [...checked.flatMap((result) => ("problems" in result ? [result] : [])), ...duplicateNames(good)];
  if (faults.length > 0) throw new ConfigError(faults);
  return good.map(({ loaded }) => loaded);
}

/**
 * Reads one environment file.
 *
 * @throws {ConfigError} with every problem of the file
 */
export function loadEnvironmentFile(file: string): EnvironmentFile {
  const [loaded] = loadEnvironmentFiles([file]);
  return loaded as EnvironmentFile;
}

/**
 * Reads every environment file of a folder, in the order of their names.
 *
 * @throws {ConfigError} with every problem of every file, or when there is no file
 */
export function loadEnvironments(directory: string): readonly EnvironmentFile[] {
  return loadEnvironmentFiles(environmentFiles(directory).map((name) => named(directory, name)));
}

/**
 * Reads the environment of a name.
 *
 * @throws {ConfigError} when there is none of that name, or with every problem of its file
 */
export function loadEnvironmentNamed(name: string, directory = "environments"): EnvironmentFile {
  const files = environmentFiles(directory);
  const names = files.map((file) => basename(file, extname(file)));
  const file = files[names.indexOf(name)];
  if (file !== undefined) return loadEnvironmentFile(named(directory, file));
  const guess = nearMiss(name, names);
  const remedy = guess === undefined ? `choose one of ${names.join(", ")}` : `did you mean '${guess}'?`;
  throw problemOf(directory, `'${name}' is no environment; ${remedy}`);
}

function named(directory: string, name: string): string {
  const file = join(directory, name);
  const short = relative("", file);
  return short.startsWith("..") ? file : short;
}

function environmentFiles(directory: string): string[] {
  let names: string[];
  try {
    names = readdirSync(directory);
  } catch (error) {
    throw problemOf(
      directory,
      `the folder cannot be read (${reasonOf(error)}); run the command in the project's folder`,
    );
  }
  const files = names.filter((name) => /\.ya?ml$/.test(name)).sort();
  if (files.length > 0) return files;
  throw problemOf(directory, "the folder has no environment file; copy one of the project's, such as dev.yaml");
}

function checkFile(file: string): Checked {
  let text: string;
  try {
    text = readFileSync(file, "utf8");
  } catch (error) {
    const message = `the file cannot be read (${reasonOf(error)}); name an environment file`;
    return { file, problems: [atStart("", message)] };
  }
  const result = parseEnvironment(text);
  if (result.kind === "problems") return { file, problems: result.problems };
  const { environment, source } = result;
  const withFiles = readUserData(environment, dirname(file), source);
  const problems = [...fileNameProblems(file, environment, source), ...withFiles.problems];
  return problems.length > 0 ? { file, problems } : { loaded: { file, environment: withFiles.environment }, source };
}

function fileNameProblems(file: string, { name }: ParsedEnvironment, source: YamlSource): ConfigProblem[] {
  const expected = basename(file, extname(file));
  if (name === expected) return [];
  const message = `${quote(name)} is not the file's name; write ${expected}, or rename the file to ${name}.yaml`;
  return [source.problemOfValue(["name"], message)];
}

function duplicateNames(good: readonly { loaded: EnvironmentFile; source: YamlSource }[]): FileProblems[] {
  return good.flatMap(({ loaded: { file, environment }, source }, index) => {
    const earlier = good.slice(0, index).find(({ loaded }) => loaded.environment.name === environment.name);
    if (!earlier || resolve(earlier.loaded.file) === resolve(file)) return [];
    const message = `${quote(environment.name)} is also the name of ${earlier.loaded.file}; give each environment its own`;
    return [{ file, problems: [source.problemOfValue(["name"], message)] }];
  });
}

function problemOf(file: string, message: string): ConfigError {
  return new ConfigError([{ file, problems: [atStart("", message)] }]);
}

function atStart(path: string, message: string): ConfigProblem {
  return { line: 1, column: 1, path, message };
}

function reasonOf(error: unknown): string {
  const reasons: Record<string, string> = {
    ENOENT: "it does not exist",
    EACCES: "permission denied",
    EISDIR: "it is a folder",
    ENOTDIR: "it is no folder",
  };
  const { code = "", message } = error as NodeJS.ErrnoException;
  return reasons[code] ?? message;
}
