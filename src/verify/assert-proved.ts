import { readNetworkModel } from "../model/read-network-model";
import { Contract } from "./contract/contract";
import { renderText } from "./report/render-text";
import { Verification } from "./verification";
import { verify } from "./verify";

/** Stacks that do not keep their contracts; the message has the report of each. */
export class ProofError extends Error {
  override readonly name = "ProofError";

  constructor(readonly verifications: readonly Verification[]) {
    super(verifications.map((verification) => renderText(verification)).join("\n"));
  }
}

/** A generated stack and what it has to keep. */
export interface StackToProve {
  readonly environment: string;
  /** The Terraform JSON and the file it is in. */
  readonly text: string;
  readonly file: string;
  readonly contract: Contract;
}

/**
 * Proves stacks.
 *
 * @throws {ProofError} when some of them open something beside their contract, cannot work, or cannot be judged
 */
export function assertProved(stacks: readonly StackToProve[]): void {
  const verifications = stacks.map(({ environment, text, file, contract }) =>
    verify(readNetworkModel(text, file), contract, environment),
  );
  const failed = verifications.filter(({ verdict }) => verdict !== "proved");
  if (failed.length > 0) throw new ProofError(failed);
}
