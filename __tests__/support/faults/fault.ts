import { Verification } from "../../../src/verify/verification";
import { Overrides } from "../environment";
import { StackDraft } from "./stack-draft";

/** What a proof has to say about a fault. */
export interface NamedFault {
  /** Terraform address of the resource to change. */
  readonly resource: string;
  /** Name of the rule that is broken. */
  readonly rule: string;
  /** Words that the message, the remedy or the path has to have, for somebody who knows nothing of the fault. */
  readonly says?: readonly string[];
}

/** A mistake as somebody makes it in a stack that was in order. */
export interface Fault {
  /** What was done, for example `SSH of the Client open to everybody`. */
  readonly name: string;
  /** The shipped environment that it is made in, with these fields written over. */
  readonly environment: "dev" | "prod";
  readonly overrides?: Overrides;
  /** Makes the mistake. */
  readonly plant: (stack: StackDraft) => void;
  /** `unknown` for mistakes that hide something. */
  readonly verdict: Exclude<Verification["verdict"], "proved">;
  readonly named: readonly NamedFault[];
  /** Terraform addresses of what is in order, and whose change would break something else: they must not be named. */
  readonly innocent?: readonly string[];
}

/** Mistakes of one kind. */
export interface FaultFamily {
  readonly family: string;
  readonly faults: readonly Fault[];
}
