import { readFileSync } from "node:fs";
import { Environment } from "../config/environment";
import { readNetworkModel } from "../model/read-network-model";
import { environmentContract } from "../verify/contract/environment-contract";
import { verify } from "../verify/verify";
import { median } from "./bench-report";
import { CommandError } from "./run-command";

/** What proving a stack of some size costs, in process and after one warm-up; medians. */
export interface ProofResult {
  readonly workers: number;
  /** Seconds that reading the JSON back into a model takes. */
  readonly readSeconds: number;
  /** Seconds that the proof itself takes. */
  readonly verifySeconds: number;
  /** Seconds that `JSON.parse` takes for the same text: what nobody can do without. */
  readonly parseSeconds: number;
}

type Json = Readonly<Record<string, unknown>> & {
  readonly resource: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** Proves the stack of a file with other numbers of Workers, copies of its first one. */
export function measureProofs(
  file: string,
  environment: Environment,
  sizes: readonly number[],
  runs: number,
): ProofResult[] {
  const stack = JSON.parse(readFileSync(file, "utf8")) as Json;
  const texts = sizes.map((workers) => [workers, JSON.stringify(withWorkers(stack, workers))] as const);
  const rounds = Array.from({ length: runs + 1 }, () => texts.map(([, text]) => proveOnce(text, environment)));
  return texts.map(([workers], index) => {
    const measured = rounds.slice(1).flatMap((round) => round.slice(index, index + 1));
    return {
      workers,
      readSeconds: median(measured.map(({ readSeconds }) => readSeconds)),
      verifySeconds: median(measured.map(({ verifySeconds }) => verifySeconds)),
      parseSeconds: median(measured.map(({ parseSeconds }) => parseSeconds)),
    };
  });
}

/** The stack with Workers 1 to `count`. */
function withWorkers(stack: Json, count: number): Json {
  const instances = stack.resource.aws_instance ?? {};
  const others = Object.entries(instances).filter(([name]) => !name.startsWith("workers_"));
  const workers = Array.from({ length: count }, (_, index) => [`workers_${index + 1}`, instances.workers_1] as const);
  const aws_instance = Object.fromEntries([...others, ...workers]);
  return { ...stack, resource: { ...stack.resource, aws_instance } };
}

function proveOnce(text: string, environment: Environment): Omit<ProofResult, "workers"> {
  const parseSeconds = secondsOf(() => JSON.parse(text) as unknown)[0];
  const [readSeconds, model] = secondsOf(() => readNetworkModel(text, "the measured stack"));
  const contract = environmentContract(environment);
  const [verifySeconds, { verdict }] = secondsOf(() => verify(model, contract, environment.name));
  if (verdict !== "proved") throw new CommandError(`bench: the measured stack is ${verdict}; run npm run verify`);
  return { parseSeconds, readSeconds, verifySeconds };
}

function secondsOf<Result>(work: () => Result): readonly [number, Result] {
  const started = process.hrtime.bigint();
  const result = work();
  return [Number(process.hrtime.bigint() - started) / 1e9, result];
}
