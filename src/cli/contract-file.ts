import { existsSync } from "node:fs";
import { join } from "node:path";
import { Contract } from "../verify/contract/contract";
import { parseContract } from "../verify/contract/parse-contract";
import { readInputFile } from "./input-file";

/**
 * Reads the contract that an option names.
 *
 * @throws {CommandError} when the file cannot be read
 * @throws {ContractError} when the contract cannot be used
 */
export function readContract(name: string): Contract {
  const { text, file } = readInputFile(name, "name a contract, or leave --contract out to take the environment's own");
  return parseContract(text, file);
}

/** Whether there is an environment that a stack may be named after. */
export function isShipped(stackName: string | undefined): stackName is string {
  return stackName !== undefined && existsSync(join("environments", `${stackName}.yaml`));
}
