import { readNetworkModel } from "../../../src/model/read-network-model";
import { Verification } from "../../../src/verify/verification";
import { verify } from "../../../src/verify/verify";
import { cleanStackOf } from "./clean-stack";
import { Fault } from "./fault";
import { StackDraft } from "./stack-draft";

/** A stack with a fault in it, and what the proof says of it. */
export interface JudgedFault {
  readonly draft: StackDraft;
  /** Terraform addresses of everything in the stack. */
  readonly addresses: ReadonlySet<string>;
  readonly verification: Verification;
}

/** What the proof says of the stack that a fault is planted in, before it is. */
export function judgeClean(fault: Fault): Verification {
  const { text, contract } = cleanStackOf(fault);
  return verify(readNetworkModel(text, "cdk.tf.json"), contract, fault.environment);
}

/** Plants a fault in its stack, and proves the contract on the result. */
export function judgeFault(fault: Fault): JudgedFault {
  const { text, contract } = cleanStackOf(fault);
  const draft = new StackDraft(text);
  fault.plant(draft);
  const model = readNetworkModel(draft.toText(), "cdk.tf.json");
  const addresses = new Set([...model.resources.keys(), ...model.notModelled.map(({ address }) => address)]);
  return { draft, addresses, verification: verify(model, contract, fault.environment) };
}
