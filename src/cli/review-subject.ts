/** What `npm run review -- --plan FILE` is asked to review, found by its options. */
import { basename } from "node:path";
import { loadEnvironmentNamed } from "../config/load-environment";
import { readStackOrigin } from "../review/stack-origin";
import { Contract } from "../verify/contract/contract";
import { environmentContract } from "../verify/contract/environment-contract";
import { isShipped, readContract } from "./contract-file";
import { InputFile, readInputFile } from "./input-file";
import { CommandError } from "./run-command";

/** Options that say what is reviewed. */
export interface PlanOptions {
  /** File of a plan's JSON. */
  readonly plan: string;
  /** Name of the environment; undefined where the user gave none. */
  readonly name?: string;
  /** File of the Terraform JSON that the plan was made from. */
  readonly stack?: string;
  /** File of a contract. */
  readonly contract?: string;
}

/** A plan, and what is known of where it comes from. */
export interface ReviewSubject {
  /** Name of the environment, of the stack, or of the plan's file. */
  readonly environment: string;
  readonly plan: InputFile;
  /** The Terraform JSON that the plan was made from, where it is at hand. */
  readonly stack?: InputFile;
  /** Undefined where nobody knows what may be reachable. */
  readonly contract?: Contract;
}

const PLAN_WANTED = "name the JSON of a plan, as 'terraform show -json PLANFILE' prints it";
const SMALLER_PLAN =
  "plan one part of the stack after the other: terraform plan -target=ADDRESS -out=FILE, then: terraform show -json FILE > plan.json";

/**
 * Reads a plan that somebody brings along. The contract is the one that is given, or else that of the environment that is
 * named, or else that of the environment that the stack is named after, where there is one.
 *
 * @throws {CommandError} when a file cannot be read, or the stack is that of another environment
 * @throws {StackFormatError} when the stack is no Terraform JSON
 * @throws {ContractError} when the contract cannot be used
 * @throws {ConfigError} when the environment file cannot be used
 */
export function readPlanSubject(options: PlanOptions): ReviewSubject {
  const plan = readInputFile(options.plan, PLAN_WANTED, SMALLER_PLAN);
  if (options.stack === undefined) {
    return { environment: options.name ?? basename(options.plan), plan, ...contractOf(options, undefined) };
  }
  const stack = readInputFile(options.stack, "name the cdk.tf.json that the plan was made from, or leave --stack out");
  const { stackName } = readStackOrigin(stack.text, stack.file);
  assertSameName(options, stackName);
  const environment = options.name ?? stackName ?? basename(options.plan);
  return { environment, plan, stack, ...contractOf(options, stackName) };
}

function assertSameName({ name, stack }: PlanOptions, stackName: string | undefined): void {
  if (name === undefined || stackName === undefined || name === stackName) return;
  throw new CommandError(
    `${stack ?? ""}: this is the stack '${stackName}' and not '${name}'; name the one that the plan is of, or leave --stack out`,
  );
}

function contractOf({ contract, name }: PlanOptions, stackName: string | undefined): Pick<ReviewSubject, "contract"> {
  if (contract !== undefined) return { contract: readContract(contract) };
  const environmentName = name ?? (isShipped(stackName) ? stackName : undefined);
  if (environmentName === undefined) return {};
  return { contract: environmentContract(loadEnvironmentNamed(environmentName).environment) };
}
