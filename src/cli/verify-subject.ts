/** What `npm run verify` is asked to judge, found by its options. */
import { basename, join } from "node:path";
import { loadEnvironmentNamed } from "../config/load-environment";
import { Contract } from "../verify/contract/contract";
import { environmentContract } from "../verify/contract/environment-contract";
import { isShipped, readContract } from "./contract-file";
import { InputFile, readInputFile } from "./input-file";
import { synthesizeStack } from "./synthesize-stack";

/** Options that say what is judged. */
export interface SubjectOptions {
  /** Name of the environment; undefined where the user gave none. */
  readonly name?: string;
  /** File of a Terraform JSON. */
  readonly stack?: string;
  /** File of a contract. */
  readonly contract?: string;
}

/** A stack and the contract that it has to keep. */
export interface VerifySubject {
  readonly environment: string;
  readonly source: InputFile;
  readonly contract: Contract;
}

const DEFAULT_ENVIRONMENT = "dev";

/**
 * Reads what is to be judged. An environment file is read only where the stack or the contract comes from it.
 *
 * @throws {CommandError} when a file cannot be read
 * @throws {ContractError} when the contract cannot be used
 * @throws {ConfigError} when the environment file cannot be used
 */
export async function readSubject(options: SubjectOptions): Promise<VerifySubject> {
  const { name, stack, contract: contractFile } = options;
  const given = contractFile === undefined ? undefined : readContract(contractFile);
  if (stack === undefined) return synthesizedSubject(name ?? DEFAULT_ENVIRONMENT, given);
  const source = readInputFile(stack, "name a cdk.tf.json, or leave --stack out to judge an environment's own");
  const ownName = stackNameOf(source.text);
  if (given) return { environment: name ?? ownName ?? basename(stack), source, contract: given };
  const { environment } = loadEnvironmentNamed(name ?? shippedName(ownName));
  return { environment: environment.name, source, contract: environmentContract(environment) };
}

async function synthesizedSubject(name: string, given: Contract | undefined): Promise<VerifySubject> {
  const { environment } = loadEnvironmentNamed(name);
  process.stderr.write(`${name}: generating its Terraform JSON ...\n`);
  const text = await synthesizeStack(environment);
  // Where `cdktf synth` writes the same text.
  const file = join("cdktf.out", "stacks", name, "cdk.tf.json");
  return { environment: name, source: { file, text }, contract: given ?? environmentContract(environment) };
}

/** A stack is judged by the environment that it is named after, where there is one. */
function shippedName(stackName: string | undefined): string {
  return isShipped(stackName) ? stackName : DEFAULT_ENVIRONMENT;
}

/** The name that cdktf notes in its JSON; whether the text is any good is for the reader of the model to say. */
function stackNameOf(text: string): string | undefined {
  try {
    const json = JSON.parse(text) as { "//"?: { metadata?: { stackName?: unknown } } } | null;
    const name = json?.["//"]?.metadata?.stackName;
    return typeof name === "string" && name !== "" ? name : undefined;
  } catch {
    return undefined;
  }
}
