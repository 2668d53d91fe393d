import { readNetworkModel } from "../model/read-network-model";
import { Contract } from "./contract";
import { renderText } from "./report/render-text";
import { Verification } from "./verification";
import { verify } from "./verify";

/** A stack that does not keep its contract; the message is the report. */
export class ProofError extends Error {
  override readonly name = "ProofError";

  constructor(readonly verification: Verification) {
    super(renderText(verification));
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
 * Proves a stack.
 *
 * @throws {ProofError} when it opens something beside its contract, cannot work, or cannot be judged
 */
export function assertProved({ environment, text, file, contract }: StackToProve): void {
  const verification = verify(readNetworkModel(text, file), contract, environment);
  if (verification.verdict !== "proved") throw new ProofError(verification);
}
