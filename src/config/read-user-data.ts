import { isUtf8 } from "node:buffer";
import { readFileSync, statSync } from "node:fs";
import { resolve } from "node:path";
import { ConfigProblem } from "./config-error";
import { Environment, ParsedEnvironment, UserData } from "./environment";
import { quote } from "./quote";
import { YamlSource } from "./yaml-source";

/** Most bytes of user data that EC2 takes. */
const MOST_BYTES = 16_384;

const SERVICES = ["client", "api", "workers"] as const;

/** The environment with the text of each user-data file, and what is wrong with the files. */
export function readUserData(
  parsed: ParsedEnvironment,
  directory: string,
  source: YamlSource,
): { readonly environment: Environment; readonly problems: readonly ConfigProblem[] } {
  const problems: ConfigProblem[] = [];
  const sections = SERVICES.map((service) => {
    const { userData, ...section } = parsed[service];
    if (!userData) return [service, section];
    const read = readScript(resolve(directory, userData.file));
    if ("content" in read)
      return [service, { ...section, userData: { ...userData, content: read.content } satisfies UserData }];
    problems.push(source.problemOfValue([service, "userData", "file"], `${quote(userData.file)} ${read.problem}`));
    return [service, section];
  });
  return { environment: { ...parsed, ...Object.fromEntries(sections) } as Environment, problems };
}

function readScript(file: string): { readonly content: string } | { readonly problem: string } {
  let bytes: Buffer;
  try {
    // A device or a pipe would never end; a folder is refused by reading it.
    if (!statSync(file).isFile()) return { problem: "is no file; write the path of a script" };
    bytes = readFileSync(file);
  } catch {
    return { problem: "cannot be read; write a path relative to the environment file" };
  }
  if (bytes.length === 0) return { problem: "is empty; write a script, or leave userData out" };
  if (bytes.length > MOST_BYTES) {
    return { problem: `has ${bytes.length} bytes, and EC2 takes ${MOST_BYTES}; fetch the rest from the script` };
  }
  if (!isUtf8(bytes)) return { problem: "is not UTF-8 text; save it as UTF-8, and fetch binaries from the script" };
  return { content: bytes.toString("utf8") };
}
